import { type CivilDate, type DocumentId, type Fen, type Id, type MemberId, type PersonId, sumFen } from '@app/kernel';
import type { UnionId } from '@app/kernel';
import type { VisitDutyId } from './visit-duty';
import type { VisitorRank } from './visitor-rank';

export type VisitId = Id<'visit'>;

export const VISIT_STATUSES = ['logged', 'corrected', 'voided'] as const;
export type VisitStatus = (typeof VISIT_STATUSES)[number];

export const VISIT_KINDS = ['must-visit', 'talk', 'round', 'other'] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

/** 五必谈: after what one talks with a member. */
export const TALK_TOPICS = ['post-change', 'reward-or-punishment', 'low-spirits', 'conflict', 'family-change'] as const;
export type TalkTopic = (typeof TALK_TOPICS)[number];

export const TALK_TOPIC_WORDS: Readonly<Record<TalkTopic, string>> = {
  'post-change': '岗位变动',
  'reward-or-punishment': '奖惩',
  'low-spirits': '思想波动',
  conflict: '矛盾纠纷',
  'family-change': '家庭变故',
};

export type VisitOutcome =
  | { readonly kind: 'met' }
  /** Somebody of the family received the visitors; relation as they said it, such as 妻子. */
  | { readonly kind: 'proxy'; readonly name: string; readonly relation: string }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'absent'; readonly reason: string }
  /** Found on a round: the person lives elsewhere now, or has died. */
  | { readonly kind: 'moved'; readonly reason: string }
  | { readonly kind: 'deceased'; readonly reason: string };

/** A visit of a round (慰问活动) belongs to one person's place on its roster. */
export interface RoundRef {
  readonly roundId: string;
  readonly rosterEntryId: string;
}

export interface Visitor {
  readonly personId: PersonId | null;
  readonly name: string;
  readonly rank: VisitorRank;
}

/** One line of goods; `valueFen` is the worth of the whole line. */
export interface GoodsLine {
  readonly name: string;
  readonly quantity: number;
  readonly unit: string;
  readonly valueFen: Fen;
}

export interface Evidence {
  readonly documentId: DocumentId;
  /** Code of the evidence that the standard asks for, or `photo`. */
  readonly kind: string;
}

export interface Signature {
  readonly documentId: DocumentId;
  readonly by: 'self' | 'proxy';
}

/** What an officer writes down of a visit. */
export interface VisitEntry {
  readonly kind: VisitKind;
  readonly talkTopic: TalkTopic | null;
  readonly dutyId: VisitDutyId | null;
  /** Set for a visit of a round and for no other. */
  readonly round: RoundRef | null;
  readonly memberId: MemberId;
  readonly unionId: UnionId;
  readonly visitedOn: CivilDate;
  readonly place: string | null;
  /** The first one was the first to help when nobody had before. */
  readonly visitors: readonly Visitor[];
  readonly outcome: VisitOutcome;
  readonly cashFen: Fen;
  readonly goods: readonly GoodsLine[];
  readonly evidence: readonly Evidence[];
  readonly words: string | null;
  readonly nextNeed: string | null;
  readonly nextContactOn: CivilDate | null;
  readonly signature: Signature | null;
}

/** Why a visit's aid needs a second look. A marked visit is kept whole; nothing of it is lost. */
export const VISIT_MARKS = [
  'not-entitled',
  'over-standard',
  'form-not-allowed',
  'evidence-missing',
  'one-visitor',
  'no-signature',
  'recipient-absent',
] as const;
export type VisitMark = (typeof VISIT_MARKS)[number];

export const VISIT_MARK_WORDS: Readonly<Record<VisitMark, string>> = {
  'not-entitled': '按标准不能发，要走高一级审批',
  'over-standard': '超过标准，要走高一级审批',
  'form-not-allowed': '标准规定不发这种款物，要走高一级审批',
  'evidence-missing': '材料还不齐，补齐前要走高一级审批',
  'one-visitor': '送慰问金只有一个人去，请说明原因或补一位同行人',
  'no-signature': '还没有签收，请补签字或代签',
  'recipient-absent': '人不在，款物还没有当面交到',
};

/** Domain rules §8.2: above the standard, or without its evidence, the ordinary route does not do. */
const HIGHER_ROUTE: readonly VisitMark[] = ['not-entitled', 'over-standard', 'form-not-allowed', 'evidence-missing'];
export const needsHigherRoute = (marks: readonly VisitMark[]): boolean =>
  marks.some((mark) => HIGHER_ROUTE.includes(mark));

/** A visit as it is kept. A correction is a new version that names the old one; what was logged stays. */
export interface VisitState extends VisitEntry {
  readonly id: VisitId;
  readonly status: VisitStatus;
  readonly version: number;
  readonly correctsId: VisitId | null;
  readonly correctedById: VisitId | null;
  readonly marks: readonly VisitMark[];
  readonly loggedById: PersonId;
  readonly loggedAt: Date;
  readonly voidReason: string | null;
}

export const goodsFenOf = (visit: Pick<VisitEntry, 'goods'>): Fen => sumFen(visit.goods.map((line) => line.valueFen));

/** Cash and the worth of the goods together, in fen. */
export const aidFenOf = (visit: Pick<VisitEntry, 'goods' | 'cashFen'>): Fen => visit.cashFen + goodsFenOf(visit);
