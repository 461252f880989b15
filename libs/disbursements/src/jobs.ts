import { IdentityModule } from '@app/identity';
import { ApprovalsModule } from '@app/approvals';
import { NotificationsModule } from '@app/notifications';
import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { DisbursementsModule } from './disbursements.module';
import { EmergencyPapersReminders } from './app/emergency-papers.reminders';
import { DisbursementStaffController } from './http/disbursement.staff.controller';
import { DisbursementCheckJob } from './jobs/disbursement-check.job';
import { MessageRecipients } from './jobs/message-recipients';
import { OutcomeToldHandler } from './jobs/outcome-told.handler';
import { PlanToldHandler } from './jobs/plan-told.handler';
import { DisbursementSignersTold } from './jobs/signers-told.handler';
import { TakenOverToldHandler } from './jobs/taken-over-told.handler';

/** Imported by apps/worker only. */
@Module({
  imports: [ApprovalsModule, DisbursementsModule, IdentityModule, NotificationsModule, OrganizationsModule],
  providers: [
    MessageRecipients,
    DisbursementSignersTold,
    OutcomeToldHandler,
    PlanToldHandler,
    TakenOverToldHandler,
    DisbursementCheckJob,
    EmergencyPapersReminders,
    DisbursementStaffController,
  ],
})
export class DisbursementsJobsModule {}
