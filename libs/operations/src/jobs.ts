import { Module } from '@nestjs/common';
import { AuditSealingJob } from './jobs/audit-sealing.job';
import { InvariantsJob, OldCheckRuns } from './jobs/invariants.job';
import { ResealingJob } from './jobs/resealing.job';
import { OperationsModule } from './operations.module';

/** Imported by apps/worker only. */
@Module({ imports: [OperationsModule], providers: [AuditSealingJob, InvariantsJob, OldCheckRuns, ResealingJob] })
export class OperationsJobsModule {}
