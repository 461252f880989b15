import { ApprovalsModule } from '@app/approvals';
import { CalendarModule } from '@app/calendar';
import { DocumentsModule } from '@app/documents';
import { FundsModule } from '@app/funds';
import { MembersModule } from '@app/members';
import { OrganizationsModule } from '@app/organizations';
import { Module } from '@nestjs/common';
import { DisbursementsPersonalFile } from './app/disbursements.personal-file';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DisbursementCheck } from './app/disbursement-check';
import { AidHistory } from './app/aid-history';
import { ApproverEvidence } from './app/approver-evidence';
import { DisbursementDecisionService } from './app/disbursement-decision.service';
import { DisbursementReading } from './app/disbursement.reading';
import { DisbursementService } from './app/disbursement.service';
import { DisbursementStore } from './app/disbursement.store';
import { ImportedPayments } from './app/imported-payments';
import { MemberAidReading } from './app/member-aid';
import { DisbursementsSensitiveUse } from './app/disbursements.sensitive-use';
import { PayeeCipher } from './app/payee';
import { DisbursementPapers, PaymentPapers, PayoutBatchPapers } from './app/payment-papers';
import { HouseholdCaps } from './app/household-caps';
import { PlannedCaps } from './app/planned-caps';
import { HardshipFiles, PayingFund } from './app/paying-fund';
import { PaymentConditions } from './app/payment-condition';
import { PaymentService } from './app/payment.service';
import { PayoutBook } from './app/payout-book';
import { PayoutService } from './app/payout.service';
import { PlanDesk } from './app/plan-desk';
import { PlannedDisbursementService } from './app/planned-disbursement.service';
import { ReceiptService } from './app/receipt.service';
import { ReconciliationService } from './app/reconciliation.service';
import { SigningAtOnceService } from './app/signing-at-once.service';
import { TransferListReading } from './app/transfer-list.reading';
import { TransferListService } from './app/transfer-list.service';
import { RetainedVouchers, VoucherHold } from './app/vouchers.retention';
import { DISBURSEMENT_ENTITIES } from './data/entities';

const SERVICES = [
  AidHistory,
  ApproverEvidence,
  DisbursementDecisionService,
  DisbursementReading,
  DisbursementService,
  ImportedPayments,
  MemberAidReading,
  HardshipFiles,
  PaymentService,
  PayoutService,
  PlanDesk,
  PlannedCaps,
  PlannedDisbursementService,
  ReceiptService,
  ReconciliationService,
  SigningAtOnceService,
  TransferListReading,
  TransferListService,
];

@Module({
  imports: [
    DiscoveryModule,
    ApprovalsModule,
    CalendarModule,
    DocumentsModule,
    FundsModule,
    MembersModule,
    OrganizationsModule,
    TypeOrmModule.forFeature(DISBURSEMENT_ENTITIES),
  ],
  providers: [
    DisbursementStore,
    PayoutBook,
    PayeeCipher,
    HouseholdCaps,
    PayingFund,
    PaymentConditions,
    PaymentPapers,
    DisbursementPapers,
    PayoutBatchPapers,
    DisbursementCheck,
    DisbursementsPersonalFile,
    DisbursementsSensitiveUse,
    RetainedVouchers,
    VoucherHold,
    ...SERVICES,
  ],
  exports: [DisbursementCheck, ...SERVICES],
})
export class DisbursementsModule {}
