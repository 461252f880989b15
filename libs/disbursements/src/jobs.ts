import { IdentityModule } from '@app/identity';
import { ApprovalsModule } from '@app/approvals';
import { NotificationsModule } from '@app/notifications';
import { Module } from '@nestjs/common';
import { DisbursementCheck } from './app/disbursement-check';
import { DisbursementsModule } from './disbursements.module';
import { DisbursementCheckJob } from './jobs/disbursement-check.job';
import { MessageRecipients } from './jobs/message-recipients';
import { OutcomeToldHandler } from './jobs/outcome-told.handler';
import { PlanToldHandler } from './jobs/plan-told.handler';
import { SignersToldHandler } from './jobs/signers-told.handler';

/** Imported by apps/worker only. */
@Module({
  imports: [ApprovalsModule, DisbursementsModule, IdentityModule, NotificationsModule],
  providers: [
    MessageRecipients,
    SignersToldHandler,
    OutcomeToldHandler,
    PlanToldHandler,
    DisbursementCheck,
    DisbursementCheckJob,
  ],
})
export class DisbursementsJobsModule {}
