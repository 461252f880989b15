import type { Actor } from '@app/kernel';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Visit } from '../data/visit.entity';
import { type LockedVisit, VisitStore } from '../data/visit.store';
import type { LockedDuty } from '../data/visit-duty.store';
import { aidFenOf, type TalkTopic, type VisitEntry, type VisitId } from '../domain/visit';
import { decideVisit } from '../domain/visit.decision';
import type { VisitAction } from '../domain/visit.lifecycle';
import { voidingActionIn } from '../domain/visit-duty.lifecycle';
import { authorizeVisit, PERMISSION_FOR_VISIT } from '../domain/visits.policy';
import { refuse } from '../domain/visits.problems';
import { AidRequests } from './aid-requests';
import { AidTerms } from './aid-terms';
import { CaseAids } from './case-aids';
import { DutyChange } from './duty-change';
import { VisitCorrection } from './visit-correction';
import { answerOf, type LoggedVisit } from './visit-log.service';
import type { AidWish, VisitNotes } from './visit-order';

interface Seen {
  readonly duty: LockedDuty | null;
  readonly visit: LockedVisit;
  readonly aidLocked: boolean;
}

export interface Correction {
  readonly notes: VisitNotes;
  /** For aid that is asked for anew, when the aid was changed. */
  readonly wish: AidWish;
  /** Of a talk, when it was held after something else; null: as it was. */
  readonly topic?: TalkTopic | null;
  readonly reason: string | null;
}

/** Corrects and voids what was logged, and asks for aid that was not asked for yet. Nothing is ever overwritten. */
@Injectable()
export class VisitChangeService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly change: DutyChange,
    private readonly visits: VisitStore,
    private readonly terms: AidTerms,
    private readonly requests: AidRequests,
    private readonly aids: CaseAids,
    private readonly correction: VisitCorrection,
  ) {}

  /** The corrected visit is a new record beside the old one. Refuses `visit.aid-locked` for aid under decision. */
  correct(
    actor: Actor,
    id: VisitId,
    version: number,
    { notes, wish, topic, reason }: Correction,
    idem: Idempotency,
  ): Promise<LoggedVisit> {
    const work = async (tx: Tx): Promise<LoggedVisit> => {
      const { duty, visit, aidLocked } = await this.begin(tx, id, version, 'correct');
      const { kind, dutyId, round, memberId, unionId } = visit.state;
      const talkTopic = kind === 'talk' ? (topic ?? visit.state.talkTopic) : null;
      const entry: VisitEntry = { ...notes, kind, talkTopic, dutyId, round, memberId, unionId };
      const { replacement, judgement } = await this.correction.write(tx, { duty, visit, aidLocked }, entry, reason);
      const asks = duty !== null && !aidLocked && judgement !== null;
      const outcome = asks
        ? await this.requests.request(tx, duty, replacement, judgement, wish, visit.row.rootId)
        : null;
      return answerOf(replacement, 1, judgement, outcome?.duty ?? duty, outcome);
    };
    return this.uow.run(actor, work, idem);
  }

  /** Refuses `visit.aid-locked` while a request for its aid is alive. */
  void(actor: Actor, id: VisitId, version: number, reason: string): Promise<Visit> {
    return this.uow.run(actor, async (tx) => {
      const { duty, visit, aidLocked } = await this.begin(tx, id, version, 'void');
      const { patch, event } = decideVisit(visit.state, { action: 'void', reason, by: actor.personId, aidLocked });
      await tx.update(Visit, visit.row, { status: patch.status, voidReason: patch.voidReason });
      tx.announce(event);
      const subject = { subjectType: 'visit', subjectId: id, unionId: visit.state.unionId };
      tx.audit({ action: 'visit.void', ...subject, detail: { status: ['logged', 'voided'] }, reason });
      if (duty) {
        await this.change.apply(tx, duty, { action: voidingActionIn(duty.state.status), visitId: id });
        await this.change.record(tx, duty.state.id, 'visit-voided', { reason: reason.trim() });
      }
      return visit.row;
    });
  }

  /** Asks for the money of a visit that was logged before there was an account to pay it, or whose request ended. */
  requestAid(actor: Actor, id: VisitId, version: number, wish: AidWish, idem: Idempotency): Promise<LoggedVisit> {
    const work = async (tx: Tx): Promise<LoggedVisit> => {
      const { duty, visit, aidLocked } = await this.begin(tx, id, version, 'correct');
      if (visit.state.status !== 'logged') refuse('visit.action-not-open');
      if (aidLocked) refuse('visit.aid-locked');
      if (!duty || aidFenOf(visit.state) === 0n) return refuse('visit.no-aid');
      const judgement = await this.terms.judge(tx, duty.row, visit.state.visitedOn, visit.state);
      const outcome = await this.requests.request(tx, duty, visit.state, judgement, wish, visit.row.rootId);
      if (outcome.requests.length === 0) refuse('visit.no-fund');
      return answerOf(visit.state, visit.row.version, judgement, outcome.duty, outcome);
    };
    return this.uow.run(actor, work, idem);
  }

  /** The duty is locked before its visit, as everywhere, so that two changes cannot wait for each other. */
  private async begin(tx: Tx, id: VisitId, version: number, action: VisitAction): Promise<Seen> {
    const { dutyId } = await this.visits.get(tx, id);
    const duty = dutyId ? await this.change.look(tx, dutyId) : null;
    const visit = await this.visits.lock(tx, id);
    tx.expectVersion(visit.row, version);
    if (visit.state.kind === 'round') refuse('visit.of-round');
    authorizeVisit(tx.actor, action, visit.state);
    await this.change.requireWithin(tx, PERMISSION_FOR_VISIT[action], visit.state.unionId);
    return { duty, visit, aidLocked: await this.aids.isLocked(tx, visit.row.rootId) };
  }
}
