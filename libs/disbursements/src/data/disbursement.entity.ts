import type {
  CivilDate,
  DocumentId,
  Fen,
  FundAccountId,
  HouseholdId,
  Id,
  MemberId,
  PersonId,
  TenantId,
  UnionId,
} from '@app/kernel';
import type { HoldId } from '@app/funds';
import { CivilDateColumn, FenColumn, HashColumn, SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DisbursementId, DisbursementState, DisbursementStatus, ReceiptStatus } from '../domain/disbursement';
import type { PaymentKind } from '../domain/payment-method';

export type PayoutBatchId = Id<'payout-batch'>;

/** One recipient, one fund account, one kind of payment, one amount. */
@Entity({ schema: 'disbursements', name: 'disbursement' })
@Index('disbursement_number', ['tenantId', 'number'], { unique: true })
@Index('disbursement_one_per_hold', ['tenantId', 'holdId'], { unique: true, where: 'hold_id IS NOT NULL' })
@Index('disbursement_replaced_once', ['tenantId', 'replaces'], {
  unique: true,
  where: `replaces IS NOT NULL AND status NOT IN ('refused','withdrawn')`,
})
@Index('disbursement_by_union', ['tenantId', 'unionId', 'id'])
@Index('disbursement_by_union_status', ['tenantId', 'unionId', 'status', 'id'])
@Index('disbursement_by_payment', ['tenantId', 'unionId', 'paidOn'], { where: 'paid_on IS NOT NULL' })
@Index('disbursement_by_status', ['tenantId', 'status', 'id'])
@Index('disbursement_by_recipient', ['tenantId', 'recipientId', 'id'])
@Index('disbursement_by_case', ['tenantId', 'caseId', 'id'])
@Index('disbursement_by_subject', ['tenantId', 'subjectId', 'id'])
@Index('disbursement_by_event', ['tenantId', 'eventKey', 'id'], { where: 'event_key IS NOT NULL' })
@Index('disbursement_by_card', ['tenantId', 'payeeCardMac', 'id'], { where: 'payee_card_mac IS NOT NULL' })
@Index('disbursement_by_batch', ['tenantId', 'payoutBatchId', 'id'], { where: 'payout_batch_id IS NOT NULL' })
@Index('disbursement_by_plan', ['tenantId', 'planId', 'status', 'id'], { where: 'plan_id IS NOT NULL' })
@Check(
  'disbursement_status_known',
  `status IN ('requested','in-review','returned','refused','withdrawn','approved','paid','reconciled','reversed')`,
)
@Check('disbursement_receipt_known', `receipt IN ('awaited','confirmed','disputed')`)
@Check('disbursement_kind_known', `payment_kind IN ('transfer','cash','goods')`)
@Check('disbursement_amount_positive', 'amount > 0 AND case_amount >= amount')
@Check('disbursement_payee_whole', '(payee_sealed IS NULL) = (payee_card_mac IS NULL)')
@Check(
  'disbursement_approved_has_hold',
  `in_history OR status NOT IN ('approved','paid','reconciled','reversed') OR hold_id IS NOT NULL`,
)
@Check(
  'disbursement_paid_has_payer',
  `status NOT IN ('paid','reconciled','reversed') OR (paid_on IS NOT NULL AND paid_by IS NOT NULL)`,
)
@Check('disbursement_plan_whole', 'num_nulls(plan_type, plan_id, plan_number, plan_approval_id) IN (0, 4)')
@Check('disbursement_has_fund', 'in_history OR fund_account_id IS NOT NULL')
@Index('disbursement_by_import', ['tenantId', 'importId'], { where: 'import_id IS NOT NULL' })
@Check('disbursement_import_is_history', 'import_id IS NULL OR in_history')
@Check('disbursement_emergency_whole', '(emergency_reason IS NULL) = (papers_due_on IS NULL)')
@Check(
  'disbursement_papers_reviewed_whole',
  'num_nulls(papers_reviewed_by, papers_reviewed_by_name, papers_reviewed_on) IN (0, 3)',
)
@Check(
  'disbursement_reconciled_with_papers',
  `status <> 'reconciled' OR papers_due_on IS NULL OR papers_reviewed_on IS NOT NULL`,
)
@Index('disbursement_papers_owed', ['tenantId', 'papersDueOn'], {
  where: 'papers_due_on IS NOT NULL AND papers_reviewed_on IS NULL',
})
export class Disbursement {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: DisbursementId;
  @Column('int') version: number;
  @Column('text') number: string;
  /** The union that spends. */
  @Column('uuid') unionId: UnionId;
  /** What asks for it, and the case on whose page it is shown. */
  @Column('text') subjectType: string;
  @Column('uuid') subjectId: string;
  @Column('text') caseType: string;
  @Column('uuid') caseId: string;
  @Column('uuid') recipientId: MemberId;
  @Column('uuid', { nullable: true }) householdId: HouseholdId | null;
  @Column('text') occasionCode: string;
  @Column('text') occasionName: string;
  @Column('text', { nullable: true }) subCondition: string | null;
  @Column('text') purpose: string;
  @CivilDateColumn() eventDate: CivilDate;
  @Column('text', { nullable: true }) eventKey: string | null;
  @Column('text', { nullable: true }) diseaseKey: string | null;
  @Column('boolean') isMedical: boolean;
  @FenColumn() amount: Fen;
  /** All that the recipient gets for this case; it decides the route. */
  @FenColumn() caseAmount: Fen;
  /** Null only for payments of history. */
  @Column('uuid', { nullable: true }) fundAccountId: FundAccountId | null;
  @Column('text') paymentKind: PaymentKind;
  /** Why cash, or what goods. */
  @Column('text') methodNote: string;
  /** Name, bank, branch and card as JSON; until it is paid only when it is not the register's card. */
  @SealedColumn({ nullable: true }) payeeSealed: Buffer | null;
  @HashColumn({ nullable: true }) payeeCardMac: Buffer | null;
  @Column('text', { nullable: true }) payeeRelation: string | null;
  @Column('text', { array: true }) marks: readonly string[];
  @Column('text', { nullable: true }) standardCode: string | null;
  @Column('text', { nullable: true }) standardVersion: string | null;
  @Column('text') ruleSentence: string;
  @FenColumn({ nullable: true }) allowedAmount: Fen | null;
  @Column('text', { array: true, nullable: true }) fundKinds: readonly string[] | null;
  @Column('text') reason: string;
  @Column('boolean') hasHardshipFile: boolean;
  @Column('text') status: DisbursementStatus;
  @Column('text') receipt: ReceiptStatus;
  @Column('text', { nullable: true }) tier: string | null;
  @Column('text') routeReason: string;
  /** Why it was returned, refused, withdrawn or reversed. */
  @Column('text') lastReason: string;
  @Column('uuid') requestedBy: PersonId;
  @Column('text') requestedByName: string;
  @CivilDateColumn() requestedOn: CivilDate;
  @Column('timestamptz') requestedAt: Date;
  @Column('uuid', { nullable: true }) holdId: HoldId | null;
  @Column('timestamptz', { nullable: true }) approvedAt: Date | null;
  @CivilDateColumn({ nullable: true }) paidOn: CivilDate | null;
  @Column('uuid', { nullable: true }) paidBy: PersonId | null;
  @Column('text', { nullable: true }) paidByName: string | null;
  @Column('timestamptz', { nullable: true }) paidAt: Date | null;
  /** When the bank said that it could not carry out the transfer; null again once it was handed in anew. */
  @CivilDateColumn({ nullable: true }) transferFailedOn: CivilDate | null;
  @Column('text', { nullable: true }) bankReference: string | null;
  @Column('uuid', { nullable: true }) receiptDocumentId: DocumentId | null;
  @Column('text', { nullable: true }) witness: string | null;
  @Column('uuid', { nullable: true }) payoutBatchId: PayoutBatchId | null;
  @Column('uuid', { nullable: true }) reconciledBy: PersonId | null;
  @CivilDateColumn({ nullable: true }) reconciledOn: CivilDate | null;
  @Column('text', { nullable: true }) statementReference: string | null;
  @Column('uuid', { nullable: true }) replaces: DisbursementId | null;
  /** When its missing papers came after it was submitted; null again once it was handed in anew. */
  @Column('timestamptz', { nullable: true }) papersCameAt: Date | null;
  /** Names of the papers that were missing and came later, and since when none is missing: the reason keeps what was said. */
  @Column('text', { array: true }) papersBrought: readonly string[];
  @CivilDateColumn({ nullable: true }) papersWholeOn: CivilDate | null;
  /** 应急先付: why the money went before its papers, until when they are completed, who looked at them. */
  @Column('text', { nullable: true }) emergencyReason: string | null;
  @CivilDateColumn({ nullable: true }) papersDueOn: CivilDate | null;
  @Column('uuid', { nullable: true }) papersReviewedBy: PersonId | null;
  @Column('text', { nullable: true }) papersReviewedByName: string | null;
  @CivilDateColumn({ nullable: true }) papersReviewedOn: CivilDate | null;
  @Column('text', { nullable: true }) papersFinding: string | null;
  /** What was approved as a whole, such as a round; null: it has an approval of its own. */
  @Column('text', { nullable: true }) planType: string | null;
  @Column('uuid', { nullable: true }) planId: string | null;
  @Column('text', { nullable: true }) planNumber: string | null;
  @Column('uuid', { nullable: true }) planApprovalId: string | null;
  /** It was paid before it came into the system. */
  @Column('boolean') inHistory: boolean;
  /** The import that brought it from a ledger of before; null: it was made here. */
  @Column('uuid', { nullable: true }) importId: string | null;
}

/** A member is his own person. */
export const personIdOf = (memberId: MemberId): PersonId => memberId as unknown as PersonId;

/** What the rules look at. */
export const stateOf = (row: Disbursement): DisbursementState => ({
  id: row.id,
  unionId: row.unionId,
  subject: { type: row.subjectType, id: row.subjectId },
  recipientId: personIdOf(row.recipientId),
  householdId: row.householdId,
  amount: row.amount,
  // Payments of history without an account move no money any more.
  fundAccountId: row.fundAccountId!,
  paymentKind: row.paymentKind,
  status: row.status,
  receipt: row.receipt,
  paidOn: row.paidOn,
  transferFailed: row.transferFailedOn !== null,
  replaces: row.replaces,
});
