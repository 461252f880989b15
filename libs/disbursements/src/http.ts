import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { DisbursementsModule } from './disbursements.module';
import { DisbursementApprovalStaffController } from './http/disbursement-approval.staff.controller';
import { DisbursementRequestStaffController } from './http/disbursement-request.staff.controller';
import { DisbursementPortalController } from './http/disbursement.portal.controller';
import { DisbursementStaffController } from './http/disbursement.staff.controller';
import { MemberAidStaffController } from './http/member-aid.staff.controller';
import { PaymentStaffController } from './http/payment.staff.controller';
import { PayoutBatchStaffController } from './http/payout-batch.staff.controller';
import { DisbursementPlanStaffController } from './http/disbursement-plan.staff.controller';
import { SigningAtOnceStaffController } from './http/signing-at-once.staff.controller';
import { TransferListStaffController } from './http/transfer-list.staff.controller';

/** Imported by apps/api only. */
@Module({
  imports: [DisbursementsModule, OrganizationsModule],
  controllers: [
    DisbursementStaffController,
    DisbursementApprovalStaffController,
    DisbursementRequestStaffController,
    MemberAidStaffController,
    PaymentStaffController,
    PayoutBatchStaffController,
    SigningAtOnceStaffController,
    TransferListStaffController,
    DisbursementPlanStaffController,
    DisbursementPortalController,
  ],
})
export class DisbursementsHttpModule {}
