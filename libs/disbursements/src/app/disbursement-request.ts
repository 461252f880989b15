import type { CivilDate, Fen, FundAccountId, HouseholdId, MemberId, UnionId } from '@app/kernel';
import type { DisbursementId, DisbursementStatus, DisbursementSubject } from '../domain/disbursement';
import type { PaymentMethod } from '../domain/payment-method';

/** Why a request needs a second look; as `assessAid` of the standards marks it. */
export const DISBURSEMENT_MARKS = ['not-entitled', 'over-standard', 'form-not-allowed', 'evidence-missing'] as const;
export type DisbursementMark = (typeof DISBURSEMENT_MARKS)[number];

/** What the aid is for, as the case has it. */
export interface AidOccasion {
  /** Code and Chinese name of the occasion: `hospitalization`, 住院慰问. */
  readonly code: string;
  readonly name: string;
  readonly subCondition: string | null;
  /** What the money serves, by which the fund account is judged (`FundPurpose` of funds). */
  readonly purpose: string;
  readonly eventDate: CivilDate;
  /** The case or duty of the event: two requests under one key are aid for the same event. */
  readonly eventKey: string | null;
  /** Equal for the same disease of the same person (a keyed hash, never the diagnosis). */
  readonly diseaseKey: string | null;
  /** 医疗救助: above a limit it takes the highest route. */
  readonly isMedical: boolean;
}

/** The rule under which the aid is given, as it was when the request was made. */
export interface AidRule {
  readonly standardCode: string | null;
  readonly version: string | null;
  /** How much and why, or why not, in Chinese. */
  readonly sentence: string;
  /** What the standard would allow, in fen; null: it says nothing. */
  readonly allowed: Fen | null;
  /** Kinds of fund that the standard allows; null: it says nothing. */
  readonly fundKinds: readonly string[] | null;
}

/** Asks for the money of one recipient, one kind of payment. Cash and goods of one visit are two requests. */
export interface NewDisbursement {
  /** The union that spends. */
  readonly unionId: UnionId;
  /** What asks for it, such as `{ type: 'visit', id }`; documents of the case hang there. */
  readonly subject: DisbursementSubject;
  /** The case on whose page it is shown, such as `{ type: 'visit-duty', id }`; null: the subject itself. */
  readonly caseRef: DisbursementSubject | null;
  readonly recipientId: MemberId;
  /** In fen. */
  readonly amount: Fen;
  /** All that this recipient gets for this case (cash and goods), in fen: it decides the route. Null: the amount. */
  readonly caseAmount: Fen | null;
  readonly fundAccountId: FundAccountId;
  /** `own-account`: transfer to the card that the register has. */
  readonly method: PaymentMethod | { readonly kind: 'own-account' };
  readonly occasion: AidOccasion;
  readonly rule: AidRule;
  readonly marks: readonly DisbursementMark[];
  /** Why it is asked for although it is marked; empty when there are no marks. */
  readonly reason: string;
  /** 应急先付: why the money cannot wait for its papers. Left out or null: it waits. */
  readonly emergency?: string | null;
  /** The reversed disbursement that is paid anew. */
  readonly replaces: DisbursementId | null;
}

export interface RequestedDisbursement {
  readonly id: DisbursementId;
  /** 款-2026-… */
  readonly number: string;
  /** `in-review`, or `requested` when who asks may not submit it himself (no permission, own household). */
  readonly status: DisbursementStatus;
  /** By which route it goes, or why somebody else has to submit it, in Chinese. */
  readonly sentence: string;
}

/** Aid of before that is known only from lists: already paid when it came into the system. */
export interface PaidInHistory {
  readonly unionId: UnionId;
  readonly subject: DisbursementSubject;
  readonly caseRef: DisbursementSubject | null;
  readonly recipientId: MemberId;
  readonly amount: Fen;
  /** Null: no fund account is known, nothing is booked in the ledger. */
  readonly fundAccountId: FundAccountId | null;
  readonly paymentKind: 'transfer' | 'cash' | 'goods';
  readonly occasion: AidOccasion;
  readonly paidOn: CivilDate;
}

/** A payment of a ledger of before; its number is drawn with those of the same union and year. */
export type ImportedPayment = PaidInHistory & {
  readonly unionCode: string;
  /** Signed for on the ledger. */
  readonly isSigned: boolean;
  readonly householdId: HouseholdId | null;
  /** What the goods were. */
  readonly methodNote: string;
};
