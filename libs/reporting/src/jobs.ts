import { Module } from '@nestjs/common';
import { ReportingModule } from './reporting.module';

/** Imported by apps/worker only. */
@Module({ imports: [ReportingModule], providers: [] })
export class ReportingJobsModule {}
