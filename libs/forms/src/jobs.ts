import { Module } from '@nestjs/common';
import { SheetLookUpRows } from './app/sheet-look-up';
import { FormsModule } from './forms.module';

/** Imported by apps/worker only. */
@Module({ imports: [FormsModule], providers: [SheetLookUpRows] })
export class FormsJobsModule {}
