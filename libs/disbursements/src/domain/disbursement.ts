import type { CivilDate, Fen, FundAccountId, HouseholdId, Id, PersonId, UnionId } from '@app/kernel';
import type { PaymentKind } from './payment-method';

export type DisbursementId = Id<'disbursement'>;

/** Where the money stands. */
export const DISBURSEMENT_STATUSES = [
  'requested',
  'in-review',
  'returned',
  'refused',
  'withdrawn',
  'approved',
  'paid',
  'reconciled',
  'reversed',
] as const;
export type DisbursementStatus = (typeof DISBURSEMENT_STATUSES)[number];

/** What the member says to a payment; it may come before or after the bank statement, so it is a track of its own. */
export const RECEIPT_STATUSES = ['awaited', 'confirmed', 'disputed'] as const;
export type ReceiptStatus = (typeof RECEIPT_STATUSES)[number];

/** The case that asks for the money, such as `{ type: 'visit', id }`. */
export interface DisbursementSubject {
  readonly type: string;
  readonly id: string;
}

/** What the rules need to know of a disbursement: one recipient, one fund account, one amount. */
export interface DisbursementState {
  readonly id: DisbursementId;
  readonly unionId: UnionId;
  readonly subject: DisbursementSubject;
  readonly recipientId: PersonId;
  readonly householdId: HouseholdId | null;
  /** In fen; fixed from the approval on: another amount is another disbursement. */
  readonly amount: Fen;
  readonly fundAccountId: FundAccountId;
  readonly paymentKind: PaymentKind;
  readonly status: DisbursementStatus;
  readonly receipt: ReceiptStatus;
  readonly paidOn: CivilDate | null;
  /** The bank could not carry out its transfer since it was last handed in. */
  readonly transferFailed: boolean;
  /** The one that was reversed or came back from the bank, and that this one pays anew. */
  readonly replaces: DisbursementId | null;
}
