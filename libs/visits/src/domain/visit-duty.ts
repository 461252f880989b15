import type { CivilDate, Id, MemberId, PersonId, UnionId } from '@app/kernel';
import type { EventSpan, OccasionCode } from './occasion';
import type { VisitorRank } from './visitor-rank';

export type VisitDutyId = Id<'visit-duty'>;

export const VISIT_DUTY_STATUSES = [
  'open',
  'assigned',
  'accepted',
  'visited',
  'settling',
  'closed',
  'excused',
  'cancelled',
] as const;
export type VisitDutyStatus = (typeof VISIT_DUTY_STATUSES)[number];

/** Nobody has been there yet: the deadline runs, reminders are due. */
export const AWAITING_VISIT: readonly VisitDutyStatus[] = ['open', 'assigned', 'accepted'];

/** A person and the instant; a colleague without an account has only a name. */
export interface PersonAt {
  readonly personId: PersonId | null;
  readonly name: string;
  readonly at: Date;
}

/** The relative an event is about (bereavement); the dependant's id is the surest mark, then relation and name. */
export interface EventRelative {
  readonly dependantId: Id<'dependant'> | null;
  /** As the union says it: 父亲, 配偶, 子女. */
  readonly relation: string;
  readonly name: string | null;
}

export interface Assignee {
  readonly personId: PersonId;
  readonly name: string;
  /** In what office he goes; 其他同事 without it. */
  readonly rank?: VisitorRank;
}

/** The facts by which two reports are told apart. */
export interface ReportedEvent extends EventSpan {
  readonly memberId: MemberId;
  readonly occasion: OccasionCode;
  readonly relative: EventRelative | null;
  /** Condition of the benefit standard, such as surgery, or whose death it was. */
  readonly subCondition: string | null;
}

/** What the rules need to know of a visit duty (必访任务). Overdue is derived from `deadlineOn`, it is no status. */
export interface VisitDutyState extends ReportedEvent {
  readonly id: VisitDutyId;
  readonly unionId: UnionId;
  readonly status: VisitDutyStatus;
  readonly place: string | null;
  readonly note: string | null;
  readonly deadlineOn: CivilDate;
  readonly assignees: readonly Assignee[];
  readonly acceptedById: PersonId | null;
  /** 第一知情人, 第一报告人, 第一帮助人: per case, person and time (domain rules, preface 2). */
  readonly firstInformed: PersonAt;
  readonly firstReporter: PersonAt;
  readonly firstHelper: PersonAt | null;
  /** Reports of this event, the first included. */
  readonly reportCount: number;
  readonly visitCount: number;
  readonly escalatedAt: Date | null;
  /** 0 = not escalated, 1 = to the next in charge, 2 = to the one above. */
  readonly escalationLevel: number;
  /** Why the duty was excused, cancelled or reopened. */
  readonly reason: string | null;
  readonly duplicateOfId: VisitDutyId | null;
  /** Brought in closed from a ledger of before: nothing of it was begun here. */
  readonly isHistoric: boolean;
}

/** One report of an event, by an officer, a group leader or the member himself. */
export interface EventReport extends ReportedEvent {
  readonly unionId: UnionId;
  readonly place: string | null;
  readonly note: string | null;
  readonly reporter: PersonAt;
  /** Who knew first; without it the reporter did. */
  readonly informed: PersonAt | null;
  /** Who already helped, when somebody did. */
  readonly helper: PersonAt | null;
}

export type Firsts = Pick<VisitDutyState, 'firstInformed' | 'firstReporter' | 'firstHelper'>;

export const firstsOf = (report: EventReport): Firsts => ({
  firstInformed: earlier(report.informed, report.reporter) ?? report.reporter,
  firstReporter: report.reporter,
  firstHelper: report.helper,
});

/** The earlier of each wins, so a report that was written offline and sent later keeps its place. */
export const joinFirsts = (kept: Firsts, joined: Firsts): Firsts => ({
  firstInformed: earlier(kept.firstInformed, joined.firstInformed) ?? kept.firstInformed,
  firstReporter: earlier(kept.firstReporter, joined.firstReporter) ?? kept.firstReporter,
  firstHelper: earlier(kept.firstHelper, joined.firstHelper),
});

/** On a tie the one already recorded stays. */
export function earlier(kept: PersonAt | null, other: PersonAt | null): PersonAt | null {
  if (!kept || !other) return kept ?? other;
  return other.at.getTime() < kept.at.getTime() ? other : kept;
}

/** A person's id is his member record's when he is a member (kernel). */
export const isSamePerson = (personId: PersonId | null, memberId: string): boolean => personId === (memberId as string);
