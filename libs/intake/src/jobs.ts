import { Module } from '@nestjs/common';
import { ListExportRows } from './app/list-export.rows';
import { IntakeModule } from './intake.module';
import { ImportOrdered, ImportSweep, ImportWorkHandler } from './jobs/import.jobs';
import { ListExportHandler, ListExportOrdered, ListExportSweep } from './jobs/list-export.jobs';

@Module({
  imports: [IntakeModule],
  providers: [
    ImportOrdered,
    ImportSweep,
    ImportWorkHandler,
    ListExportHandler,
    ListExportOrdered,
    ListExportSweep,
    ListExportRows,
  ],
})
export class IntakeJobsModule {}
