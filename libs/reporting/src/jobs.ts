import { Module } from '@nestjs/common';
import { FigureStaffController } from './http/figure.staff.controller';
import { AwaitedDisclosuresJob } from './jobs/awaited-disclosures.job';
import { AwaitedReturnsJob } from './jobs/awaited-returns.job';
import { FigureMonthsJob, FigureRebuildJob } from './jobs/figure-months.job';
import { ReportingModule } from './reporting.module';

/** Imported by apps/worker only; it makes the workbooks of lists that go out, by their own controllers. */
@Module({
  imports: [ReportingModule],
  providers: [FigureStaffController, AwaitedReturnsJob, AwaitedDisclosuresJob, FigureMonthsJob, FigureRebuildJob],
})
export class ReportingJobsModule {}
