import { Module } from '@nestjs/common';
import { FormsModule } from './forms.module';

/** Imported by apps/worker only. */
@Module({ imports: [FormsModule], providers: [] })
export class FormsJobsModule {}
