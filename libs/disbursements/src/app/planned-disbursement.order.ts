import type { Fen, FundAccountId, MemberId, UnionId } from '@app/kernel';
import type { DisbursementId, DisbursementSubject } from '../domain/disbursement';
import type { PaymentKind } from '../domain/payment-method';
import type { AidOccasion, AidRule, DisbursementMark, NewDisbursement } from './disbursement-request';

/** What was approved as a whole, such as a round: `{ type: 'round', id, number: '送温暖-2026-…' }`. */
export interface DisbursementPlan {
  readonly type: string;
  readonly id: string;
  readonly number: string;
}

/** One payment of a plan. Cash and goods of one roster entry are two items. */
export interface PlannedItem {
  readonly recipientId: MemberId;
  /** The roster entry: `{ type: 'roster-entry', id }`; its papers hang there. */
  readonly subject: DisbursementSubject;
  /** In fen, above zero. */
  readonly amount: Fen;
  /** How it is handed over; `own-account`: transfer to the card that the register has when it is paid. */
  readonly method: NewDisbursement['method'];
  readonly occasion: AidOccasion;
  readonly rule: AidRule;
  readonly marks: readonly DisbursementMark[];
  readonly hasActiveHardshipFile: boolean;
}

/** Everything of one plan, or a portion of it, from one fund account. */
export interface PlanOpening {
  /** The union that spends. */
  readonly unionId: UnionId;
  readonly plan: DisbursementPlan;
  /** The approval of the plan: approved, of this plan, and for all that is opened under it together or more. */
  readonly approvalId: string;
  readonly fundAccountId: FundAccountId;
  readonly items: readonly PlannedItem[];
}

export interface OpenedDisbursement {
  readonly id: DisbursementId;
  /** 款-2026-… */
  readonly number: string;
  /** Id of the item's subject. */
  readonly entryId: string;
  readonly paymentKind: PaymentKind;
}

export interface CountedAmount {
  readonly count: number;
  /** In fen. */
  readonly amount: Fen;
}

/** Where the money of a plan stands. `approved` is all that was opened: open + paid + withdrawn + returned + reversed. */
export interface PlanTotals {
  readonly approved: CountedAmount;
  /** Approved and waiting for the cashier. */
  readonly open: CountedAmount;
  /** Paid, reconciled or not. */
  readonly paid: CountedAmount;
  /** Not given any more: cancelled, refused. */
  readonly withdrawn: CountedAmount;
  /** Sent back by the cashier or paid anew: it goes through an approval of its own. */
  readonly returned: CountedAmount;
  /** 红冲. */
  readonly reversed: CountedAmount;
}

export interface PlanStanding extends PlanTotals {
  readonly byKind: Readonly<Record<PaymentKind, PlanTotals>>;
}
