import { type Actor, type CivilDate, isAmong, type MemberId, newId } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type Judged, VisitStore } from '../data/visit.store';
import type { LockedDuty } from '../data/visit-duty.store';
import {
  aidFenOf,
  type TalkTopic,
  type VisitEntry,
  type VisitId,
  type VisitMark,
  type VisitState,
} from '../domain/visit';
import { type LoggingContext, logVisit } from '../domain/visit.decision';
import { loggingActionIn } from '../domain/visit-duty.lifecycle';
import type { VisitDutyId, VisitDutyStatus } from '../domain/visit-duty';
import { DEFAULT_VISIT_RULES } from '../domain/visit-entry.rules';
import { VISIT_PERMISSIONS } from '../domain/visits.permissions';
import { refuse } from '../domain/visits.problems';
import { type AidRequested, AidRequests } from './aid-requests';
import { type AidJudgement, AidTerms } from './aid-terms';
import { DutyChange } from './duty-change';
import type { AidWish, TalkNotes, VisitNotes } from './visit-order';
import { VisitPapers } from './visit-papers';

export interface LoggedVisit {
  readonly id: VisitId;
  readonly version: number;
  readonly marks: readonly VisitMark[];
  /** Sentences of the standards' marks. */
  readonly remarks: readonly string[];
  /** Null for a visit that belongs to no duty. */
  readonly duty: { readonly id: VisitDutyId; readonly status: VisitDutyStatus; readonly version: number } | null;
  readonly requests: readonly AidRequested[];
  /** Why no money was asked for although there is aid; null otherwise. */
  readonly noRequest: string | null;
}

export const NOT_JUDGED: Judged = { ruleCode: null, ruleVersion: null, judgement: null };

/** Writes a visit down, with its aid judged, its papers attached and its money asked for: all of it or nothing. */
@Injectable()
export class VisitLogService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly change: DutyChange,
    private readonly visits: VisitStore,
    private readonly papers: VisitPapers,
    private readonly terms: AidTerms,
    private readonly requests: AidRequests,
    private readonly organizations: OrganizationDirectory,
  ) {}

  /** The first visit of a duty, or one more. `version` is the duty's. */
  log(
    actor: Actor,
    dutyId: VisitDutyId,
    version: number,
    notes: VisitNotes,
    wish: AidWish,
    idem: Idempotency,
  ): Promise<LoggedVisit> {
    const work = async (tx: Tx): Promise<LoggedVisit> => {
      const seen = await this.change.look(tx, dutyId);
      const action = loggingActionIn(seen.state.status);
      tx.expectVersion(seen.row, version);
      await this.change.authorize(tx, seen, action);
      const { duty, visit, judgement } = await this.write(tx, seen, notes);
      const outcome = await this.requests.request(tx, duty, visit, judgement, wish);
      return answerOf(visit, 1, judgement, outcome.duty, outcome);
    };
    return this.uow.run(actor, work, idem);
  }

  private async write(tx: Tx, seen: LockedDuty, notes: VisitNotes) {
    const { id: dutyId, memberId, unionId, eventOn, status } = seen.state;
    const today = await this.organizations.today(tx);
    const entry: VisitEntry = { ...notes, kind: 'must-visit', talkTopic: null, dutyId, round: null, memberId, unionId };
    const judgement = aidFenOf(entry) > 0n ? await this.terms.judge(tx, seen.row, today, entry) : null;
    const context = loggingContext(tx, today, eventOn, judgement);
    const { visit, event } = logVisit(entry, context);
    await this.visits.insert(tx, visit, visit.id, judgement?.judged ?? NOT_JUDGED);
    await this.papers.attach(tx, visit.id, visit);
    tx.announce(event);
    tx.audit(auditOfLog(visit));
    const [first] = visit.visitors;
    const helper = { personId: first?.personId ?? null, name: first?.name ?? '', at: tx.now };
    const duty = await this.change.apply(tx, seen, { action: loggingActionIn(status), visitId: visit.id, helper });
    return { duty, visit, judgement };
  }
}

/** 五必谈: a talk is a kind of visit that needs no duty and gives no aid. */
@Injectable()
export class TalkLogService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly members: MemberDirectory,
    private readonly visits: VisitStore,
    private readonly organizations: OrganizationDirectory,
  ) {}

  log(
    actor: Actor,
    memberId: MemberId,
    talkTopic: TalkTopic,
    notes: TalkNotes,
    idem: Idempotency,
  ): Promise<LoggedVisit> {
    const work = async (tx: Tx): Promise<LoggedVisit> => {
      const member = await this.members.require(tx, actor, VISIT_PERMISSIONS.log, memberId);
      if (isAmong(actor, [memberId])) refuse('visit-duty.own-case');
      const today = await this.organizations.today(tx);
      const nothing = { cashFen: 0n, goods: [], evidence: [], signature: null };
      const subject = { dutyId: null, round: null, memberId, unionId: member.unionId };
      const entry: VisitEntry = { ...notes, ...nothing, ...subject, kind: 'talk', talkTopic };
      const { visit, event } = logVisit(entry, loggingContext(tx, today, null, null));
      await this.visits.insert(tx, visit, visit.id, NOT_JUDGED);
      tx.announce(event);
      tx.audit(auditOfLog(visit));
      return answerOf(visit, 1, null, null, null);
    };
    return this.uow.run(actor, work, idem);
  }
}

export const loggingContext = (
  tx: Tx,
  today: CivilDate,
  eventOn: CivilDate | null,
  judgement: AidJudgement | null,
): LoggingContext => ({
  id: newId<'visit'>(tx.now.getTime()),
  by: tx.actor.personId,
  at: tx.now,
  today,
  eventOn,
  rules: DEFAULT_VISIT_RULES,
  assessed: judgement?.assessment.marks.map((mark) => mark.code) ?? [],
});

export const auditOfLog = (visit: VisitState) => ({
  action: 'visit.log',
  subjectType: 'visit',
  subjectId: visit.id,
  unionId: visit.unionId,
  detail: {
    ...{ status: [null, 'logged'], dutyId: visit.dutyId, visitedOn: visit.visitedOn, outcome: visit.outcome.kind },
    ...{ cashFen: visit.cashFen, goodsFen: aidFenOf(visit) - visit.cashFen, marks: visit.marks },
  },
});

export const answerOf = (
  visit: VisitState,
  version: number,
  judgement: AidJudgement | null,
  duty: LockedDuty | null,
  outcome: { readonly requests: readonly AidRequested[]; readonly noRequest: string | null } | null,
): LoggedVisit => ({
  id: visit.id,
  version,
  marks: visit.marks,
  remarks: judgement?.assessment.marks.map((mark) => mark.sentence) ?? [],
  duty: duty && { id: duty.state.id, status: duty.state.status, version: duty.row.version },
  requests: outcome?.requests ?? [],
  noRequest: outcome?.noRequest ?? null,
});
