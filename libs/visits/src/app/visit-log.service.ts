import { type Actor, isAmong, type MemberId } from '@app/kernel';
import { MemberDirectory, type TypedConsent } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { VisitStore } from '../data/visit.store';
import type { LockedDuty } from '../data/visit-duty.store';
import type { TalkTopic, VisitEntry, VisitId, VisitMark, VisitState } from '../domain/visit';
import { dutyTellsHealth } from '../domain/told-health';
import { logVisit } from '../domain/visit.decision';
import { loggingActionIn } from '../domain/visit-duty.lifecycle';
import type { VisitDutyId, VisitDutyStatus } from '../domain/visit-duty';
import { VISIT_PERMISSIONS } from '../domain/visits.permissions';
import { refuse } from '../domain/visits.problems';
import { type AidRequested, AidRequests } from './aid-requests';
import type { AidJudgement } from './aid-terms';
import { DutyChange } from './duty-change';
import { checkConsentAtVisit, HealthConsents, toldBy } from './health-consents';
import type { AidWish, TalkNotes, VisitNotes } from './visit-order';
import { auditOfLog, loggingContext, NOT_JUDGED, VisitWriting } from './visit-writing';

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
  /** He took his consent back since he said yes at the visit: nothing was recorded, he is to be asked anew. */
  readonly consentTakenBack: boolean;
}

/** Writes a visit down, with its aid judged, its papers attached and its money asked for: all of it or nothing. */
@Injectable()
export class VisitLogService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly change: DutyChange,
    private readonly writing: VisitWriting,
    private readonly requests: AidRequests,
    private readonly consents: HealthConsents,
  ) {}

  /**
   * The first visit of a duty, or one more. `version` is the duty's. `consent`: what the member said there about his
   * health being known; no visit is refused for want of it.
   */
  log(
    actor: Actor,
    dutyId: VisitDutyId,
    version: number,
    notes: VisitNotes,
    wish: AidWish,
    idem: Idempotency,
    consent: TypedConsent | null = null,
  ): Promise<LoggedVisit> {
    const work = async (tx: Tx): Promise<LoggedVisit> => {
      const seen = await this.change.look(tx, dutyId);
      const action = loggingActionIn(seen.state.status);
      tx.expectVersion(seen.row, version);
      await this.change.authorize(tx, seen, action);
      if (consent) checkConsentAtVisit(consent, notes.outcome);
      const said = consent && dutyTellsHealth(toldBy(seen.row)) ? consent : null;
      const consentTakenBack = said !== null && (await this.keep(tx, seen, said, notes));
      const { duty, visit, judgement } = await this.writing.write(tx, seen, notes);
      const outcome = await this.requests.request(tx, duty, visit, judgement, wish);
      return { ...answerOf(visit, 1, judgement, outcome.duty, outcome), consentTakenBack };
    };
    return this.uow.run(actor, work, idem);
  }

  private keep(tx: Tx, { state }: LockedDuty, said: TypedConsent, { visitedOn }: VisitNotes): Promise<boolean> {
    return this.consents.keep(tx, state.memberId, said, visitedOn);
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
  consentTakenBack: false,
});
