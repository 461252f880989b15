import { IdentityModule } from '@app/identity';
import { NotificationsModule } from '@app/notifications';
import { Module } from '@nestjs/common';
import { DestructionTold } from './jobs/destruction-told.handler';
import { YearlyProposalJob } from './jobs/yearly-proposal.job';
import { RetentionModule } from './retention.module';

/** Imported by apps/worker only. */
@Module({
  imports: [IdentityModule, NotificationsModule, RetentionModule],
  providers: [DestructionTold, YearlyProposalJob],
})
export class RetentionJobsModule {}
