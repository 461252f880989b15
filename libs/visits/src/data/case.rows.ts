import type { CivilDate, DocumentId, HouseholdId, MemberId, UnionId } from '@app/kernel';
import type { DisbursementId, DisbursementStatus, PaymentKind, ReceiptStatus } from '@app/disbursements';
import type { KeptConsentState } from '@app/members';
import type { DocumentKind, Sensitivity } from '@app/documents';
import type { Evidence, VisitId, VisitKind, VisitMark, Visitor, VisitOutcome, VisitStatus } from '../domain/visit';
import type { Assignee, VisitDutyId, VisitDutyStatus } from '../domain/visit-duty';
import type { DutyFactKind } from './duty-fact.entity';
import type { Judgement, StoredGoodsLine } from './visit.entity';

// Parts of a case come as JSON: instants are ISO text, fen decimal text, sealed values are left out.

export interface CaseReport {
  readonly id: string;
  readonly opened: boolean;
  readonly source: 'staff' | 'member';
  readonly reporterName: string;
  readonly at: string;
  readonly informedName: string | null;
  readonly groupName: string | null;
}

export interface CaseVisit {
  readonly id: VisitId;
  readonly rootId: VisitId;
  readonly version: number;
  readonly status: VisitStatus;
  readonly correctsId: VisitId | null;
  readonly kind: VisitKind;
  readonly visitedOn: CivilDate;
  readonly outcome: VisitOutcome['kind'];
  readonly proxyName: string | null;
  readonly proxyRelation: string | null;
  readonly visitors: readonly Visitor[];
  readonly cashFen: string;
  readonly goods: readonly StoredGoodsLine[];
  readonly evidence: readonly Evidence[];
  readonly signatureDocumentId: DocumentId | null;
  readonly signedBy: 'self' | 'proxy' | null;
  readonly marks: readonly VisitMark[];
  readonly judgement: Judgement | null;
  readonly nextContactOn: CivilDate | null;
  readonly loggedByName: string;
  readonly loggedAt: string;
  /** From a ledger of before. */
  readonly isImported: boolean;
}

export interface CaseFactRow {
  readonly id: string;
  readonly kind: DutyFactKind;
  readonly at: string;
  readonly byName: string | null;
  readonly detail: never;
}

export interface RelatedCase {
  readonly id: VisitDutyId;
  readonly number: string;
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly occasion: string;
  readonly occasionName: string;
  readonly eventOn: CivilDate;
  readonly status: VisitDutyStatus;
}

export interface AidSignature {
  readonly id: string;
  readonly duty: 'reviews' | 'approves';
  readonly personName: string;
  readonly at: string;
}

/** It was sent back, refused or withdrawn. */
export interface AidEnding {
  readonly id: string;
  readonly action: 'return' | 'refuse' | 'withdraw';
  readonly personName: string;
  readonly comment: string;
  readonly at: string;
}

export interface AidReceipt {
  readonly id: string;
  readonly action: 'confirm' | 'dispute' | 'answer';
  /** The union's answer, written for the member; null of what he says himself. */
  readonly answer: string | null;
  readonly personName: string;
  readonly at: string;
}

/** 红冲: the money is back in the account. */
export interface AidReversal {
  /** Null for the system. */
  readonly personName: string | null;
  readonly reason: string;
  readonly at: string;
}

/** A request for money of a case as its page shows it: without payee, card and bank. */
export interface CaseAid {
  readonly id: DisbursementId;
  readonly version: number;
  readonly number: string;
  /** The visit as first logged. */
  readonly visitId: VisitId;
  readonly status: DisbursementStatus;
  readonly receipt: ReceiptStatus;
  readonly amount: string;
  readonly paymentKind: PaymentKind;
  readonly ruleSentence: string;
  readonly routeReason: string;
  readonly lastReason: string;
  readonly requestedByName: string;
  readonly requestedAt: string;
  readonly paidOn: CivilDate | null;
  readonly paidByName: string | null;
  readonly paidAt: string | null;
  /** When the bank could not carry out its transfer. */
  readonly transferFailedOn: CivilDate | null;
  readonly reversal: AidReversal | null;
  /** From a ledger of before. */
  readonly isImported: boolean;
  /** The step of its approval that waits to be signed; null when none does. */
  readonly waiting: { readonly roles: readonly string[]; readonly step: number; readonly steps: number } | null;
  readonly signatures: readonly AidSignature[];
  readonly endings: readonly AidEnding[];
  readonly receipts: readonly AidReceipt[];
}

/** Without its name, in which people write names and illnesses. */
export interface CaseDocument {
  readonly id: DocumentId;
  readonly kind: DocumentKind;
  readonly sensitivity: Sensitivity;
  readonly mediaType: string;
  readonly uploadedAt: string;
}

/** Everything that the database knows of one case. */
export interface CaseRow {
  readonly id: VisitDutyId;
  readonly version: number;
  readonly number: string;
  readonly unionId: UnionId;
  readonly unionName: string;
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly groupName: string | null;
  readonly householdId: HouseholdId | null;
  readonly occasion: string;
  readonly occasionName: string;
  readonly subCondition: string | null;
  readonly eventOn: CivilDate;
  readonly eventEndsOn: CivilDate | null;
  readonly relativeRelation: string | null;
  readonly namesDisease: boolean;
  readonly placeSealed: Buffer | null;
  readonly status: VisitDutyStatus;
  readonly deadlineOn: CivilDate;
  readonly acceptedById: string | null;
  readonly firstInformedName: string;
  readonly firstInformedAt: Date;
  readonly firstReporterName: string;
  readonly firstReporterAt: Date;
  readonly firstHelperName: string | null;
  readonly firstHelperAt: Date | null;
  readonly escalatedAt: Date | null;
  readonly isImported: boolean;
  readonly reason: string | null;
  readonly duplicateOfId: VisitDutyId | null;
  readonly zone: string;
  /** The day that it is for the federation. */
  readonly today: CivilDate;
  /** The union and those above it. */
  readonly line: readonly UnionId[];
  readonly assignees: readonly Assignee[];
  readonly reports: readonly CaseReport[];
  readonly visits: readonly CaseVisit[];
  readonly facts: readonly CaseFactRow[];
  readonly stars: number | null;
  readonly related: readonly RelatedCase[];
  readonly aids: readonly CaseAid[];
  readonly documents: readonly CaseDocument[];
  /** The separate consents that he gave to his own health being known, ended or not. */
  readonly healthConsents: readonly Omit<KeptConsentState, 'subject'>[];
  /** What was paid to the member and his household in the twelve months before today. */
  readonly household: { readonly count: number; readonly amount: string };
}
