import { civilDate, type FundAccountId, type MemberId, newId, parseFen, type UnionId } from '@app/kernel';
import { APPROVAL_ENTITIES, approvalsOn } from '@app/approvals/testing';
import { CalendarService } from '@app/calendar';
import { DOCUMENT_ENTITIES } from '@app/documents/testing';
import { DocumentService, DocumentSubjects } from '@app/documents';
import { FundLedger } from '@app/funds';
import { FUND_ENTITIES } from '@app/funds/testing';
import { IDENTITY_ENTITIES } from '@app/identity/testing';
import { MEMBER_ENTITIES, membersOn } from '@app/members/testing';
import { OrganizationDirectory } from '@app/organizations';
import { idempotencyOf, type UnitOfWork, type Vault } from '@app/persistence';
import type { DiscoveryService } from '@nestjs/core';
import { AidHistory } from '../app/aid-history';
import { ApproverEvidence } from '../app/approver-evidence';
import { DisbursementDecisionService, type Seen } from '../app/disbursement-decision.service';
import type { NewDisbursement } from '../app/disbursement-request';
import { DisbursementReading } from '../app/disbursement.reading';
import { DisbursementService } from '../app/disbursement.service';
import { DisbursementStore } from '../app/disbursement.store';
import { PayeeCipher } from '../app/payee';
import { HouseholdCaps, type HouseholdCapLookup } from '../app/household-caps';
import { type HardshipFileLookup, HardshipFiles, PayingFund } from '../app/paying-fund';
import { type PaymentCondition, PaymentConditions } from '../app/payment-condition';
import { PaymentPapers } from '../app/payment-papers';
import { PaymentService } from '../app/payment.service';
import { PayoutBook } from '../app/payout-book';
import { PayoutService } from '../app/payout.service';
import { PlannedCaps } from '../app/planned-caps';
import { PlannedDisbursementService } from '../app/planned-disbursement.service';
import { ReceiptService } from '../app/receipt.service';
import { ReconciliationService } from '../app/reconciliation.service';
import { SigningAtOnceService } from '../app/signing-at-once.service';
import { TransferListReading } from '../app/transfer-list.reading';
import { TransferListService } from '../app/transfer-list.service';
import { DISBURSEMENT_ENTITIES } from '../data/entities';
import type { DisbursementId } from '../domain/disbursement';

/** Everything that disbursements stand on; those of organizations are among them. */
export const ENTITIES_FOR_DISBURSEMENTS = [
  ...new Set([
    ...IDENTITY_ENTITIES,
    ...MEMBER_ENTITIES,
    ...DOCUMENT_ENTITIES,
    ...FUND_ENTITIES,
    ...APPROVAL_ENTITIES,
    ...DISBURSEMENT_ENTITIES,
  ]),
];
export { DISBURSEMENT_ENTITIES };

/** The services of this lib on a platform, without Nest. Needs ENTITIES_FOR_DISBURSEMENTS. */
export function disbursementsOn(
  platform: { readonly uow: UnitOfWork; readonly vault: Vault },
  files: readonly (HardshipFileLookup | HouseholdCapLookup | PaymentCondition)[] = [],
) {
  const { uow, vault } = platform;
  const organizations = new OrganizationDirectory();
  const { directory: members, consents } = membersOn(platform);
  const { approvals, reading, routes, duties, seedRoutes } = approvalsOn(platform);
  const ledger = new FundLedger(organizations);
  const discovery = { getProviders: () => files.map((instance) => ({ instance })) } as unknown as DiscoveryService;
  const payingFund = new PayingFund(
    ledger,
    new HardshipFiles(discovery),
    new HouseholdCaps(discovery),
    new PaymentConditions(discovery),
  );
  const documents = new DocumentService();
  const store = new DisbursementStore(organizations, ledger);
  const payees = new PayeeCipher(vault, members, consents);
  const papers = new PaymentPapers(documents);
  const book = new PayoutBook(store, duties, ledger, payingFund, organizations, payees, papers);
  const payouts = new PayoutService(uow, store, book);
  const decisions = new DisbursementDecisionService(uow, store, approvals, payingFund, members, payees);
  const disbursementReading = new DisbursementReading(uow, members, reading, payees);
  const evidence = new ApproverEvidence(
    uow,
    organizations,
    members,
    ledger,
    documents,
    new DocumentSubjects(discovery),
    routes,
  );
  return {
    approvals,
    approvalReading: reading,
    ledger,
    seedRoutes,
    payouts,
    transfers: new TransferListService(uow, store, payouts, book, duties, organizations, payees),
    transferReading: new TransferListReading(uow, payees),
    plannedCaps: new PlannedCaps(organizations, members, ledger, new HouseholdCaps(discovery)),
    planned: new PlannedDisbursementService(organizations, members, ledger, approvals, duties, store, payees),
    requests: new DisbursementService(organizations, members, payingFund, approvals, payees, new CalendarService()),
    decisions,
    payments: new PaymentService(uow, store, duties, payingFund, payees, papers),
    reconciliations: new ReconciliationService(uow, store, duties, organizations),
    receipts: new ReceiptService(uow, store),
    reading: disbursementReading,
    evidence,
    signing: new SigningAtOnceService(disbursementReading, evidence, decisions),
    history: new AidHistory(organizations, members, ledger),
  };
}

/** A request out of a case: ¥800.00 for a stay in hospital, to the recipient's own card. */
export const aRequest = (
  of: { readonly unionId: UnionId; readonly recipientId: MemberId; readonly fundAccountId: FundAccountId },
  overrides: Partial<NewDisbursement> = {},
): NewDisbursement => ({
  ...of,
  subject: { type: 'visit', id: newId() },
  caseRef: null,
  amount: parseFen('800'),
  caseAmount: null,
  method: { kind: 'own-account' },
  occasion: {
    code: 'HOSPITALIZATION',
    name: '住院慰问',
    subCondition: null,
    purpose: 'must-visit',
    eventDate: civilDate('2026-03-01'),
    eventKey: null,
    diseaseKey: null,
    isMedical: false,
  },
  rule: { standardCode: 'HOSPITALIZATION', version: '2018 默认版', sentence: '', allowed: null, fundKinds: null },
  marks: [],
  reason: '',
  replaces: null,
  ...overrides,
});

/** A disbursement as somebody saw it, with a key of his own against a repeated press. */
export const seen = (id: DisbursementId, version: number, key: string = newId()): Seen => ({
  id,
  version,
  idempotency: idempotencyOf(key, [id, version]),
});
