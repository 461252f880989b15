import { Module } from '@nestjs/common';
import { InvariantsJob, OldCheckRuns } from './jobs/invariants.job';
import { ResealingJob } from './jobs/resealing.job';
import { OperationsModule } from './operations.module';

/** Imported by apps/worker only. */
@Module({ imports: [OperationsModule], providers: [InvariantsJob, OldCheckRuns, ResealingJob] })
export class OperationsJobsModule {}
