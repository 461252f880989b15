import { Module } from '@nestjs/common';
import { FigureStaffController } from './http/figure.staff.controller';
import { ReportingModule } from './reporting.module';

/** Imported by apps/worker only. */
@Module({ imports: [ReportingModule], providers: [FigureStaffController] })
import { AwaitedReturnsJob } from './jobs/awaited-returns.job';
import { ReportingModule } from './reporting.module';

/** Imported by apps/worker only. */
@Module({ imports: [ReportingModule], providers: [AwaitedReturnsJob] })
export class ReportingJobsModule {}
