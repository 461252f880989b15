import { Module } from '@nestjs/common';
import { FormsModule } from './forms.module';

/** Imported by apps/api only. */
@Module({ imports: [FormsModule], controllers: [] })
export class FormsHttpModule {}
