import { type Actor, type CivilDate, type Fen, type Id, newId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ClockEventRow } from '../data/clock.entity';
import type { Dispute } from '../data/dispute.entity';
import { DisputeOffer, DisputeSession, DisputeStatement, type OfferAnswer } from '../data/mediation.entity';
import type { ClockEventKind, ExtensionConsent } from '../domain/clock';
import type { ClockCode } from '../domain/clock-rules';
import type { StatementSide } from '../domain/dispute';
import { nextDisputeStatus } from '../domain/dispute.lifecycle';
import { refuse } from '../domain/disputes.problems';
import { DisputeCipher } from './dispute-cipher';
import { DisputeDeadlines } from './dispute-deadlines';
import { DisputeNotices } from './dispute-notices';
import { DisputeStepService } from './dispute-step.service';
import { DisputeStore, type SeenDispute } from './dispute-store';

export interface Statement {
  readonly side: StatementSide;
  readonly takenOn: CivilDate;
  readonly saidBy: string;
  readonly words: string;
}

export interface PlannedSession {
  readonly heldOn: CivilDate;
  readonly atTime: string | null;
  readonly place: string;
  readonly bring: string | null;
}

export interface HeldSession {
  readonly present: readonly string[];
  readonly minutes: string;
  readonly signedBy: readonly string[];
}

export interface Offer {
  readonly side: 'applicant' | 'respondent';
  readonly offeredOn: CivilDate;
  readonly amount: Fen;
  readonly words: string | null;
}

export interface RecordedClockEvent {
  readonly clock: ClockCode;
  readonly kind: ClockEventKind;
  readonly on: CivilDate;
  readonly days: number | null;
  readonly consent: ExtensionConsent | null;
  readonly ground: string;
}

/** What mediators do between acceptance and an agreement. */
@Injectable()
export class MediationService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly store: DisputeStore,
    private readonly steps: DisputeStepService,
    private readonly deadlines: DisputeDeadlines,
    private readonly notices: DisputeNotices,
    private readonly cipher: DisputeCipher,
  ) {}

  addStatement(actor: Actor, seen: SeenDispute, { side, takenOn, saidBy, words }: Statement): Promise<Dispute> {
    return this.mediating(actor, seen, async (tx, dispute) => {
      await this.steps.requireDay(tx, dispute, 'takenOn', '谈话', takenOn);
      const { tenantId } = dispute;
      await tx.insert(DisputeStatement, {
        ...{ id: newId<'dispute-statement'>(tx.now.getTime()), disputeId: dispute.id, side, takenOn },
        saidBySealed: this.cipher.seal(tenantId, 'statement', saidBy),
        wordsSealed: this.cipher.seal(tenantId, 'statement', words),
        ...{ recordedByName: tx.actor.displayName, recordedAt: tx.now },
      });
      return this.store.touch(tx, dispute, 'state', {}, { side });
    });
  }

  planSession(actor: Actor, seen: SeenDispute, plan: PlannedSession): Promise<Dispute> {
    return this.mediating(actor, seen, async (tx, dispute) => {
      const { tenantId, id: disputeId } = dispute;
      const message = '开会的日期早于收到申请的日期，请再核对';
      if (plan.heldOn < dispute.receivedOn)
        refuse('dispute.invalid', message, { fields: [{ field: 'heldOn', message }] });
      const known = await this.sessionsOf(tx, dispute);
      await tx.insert(DisputeSession, {
        ...{ id: newId<'dispute-session'>(tx.now.getTime()), disputeId, serial: known.length + 1 },
        ...{ heldOn: plan.heldOn, atTime: plan.atTime, held: false },
        placeSealed: this.cipher.seal(tenantId, 'session', plan.place),
        bringSealed: this.cipher.seal(tenantId, 'session', plan.bring),
        ...{ presentSealed: null, minutesSealed: null, signedSealed: null },
      });
      const touched = await this.store.touch(tx, dispute, 'plan-session', {}, { heldOn: plan.heldOn });
      await this.notices.tellApplicants(tx, touched);
      return touched;
    });
  }

  /** Minutes of a planned session, with who was there and who signed. */
  holdSession(actor: Actor, seen: SeenDispute, id: Id<'dispute-session'>, held: HeldSession): Promise<Dispute> {
    return this.mediating(actor, seen, async (tx, dispute) => {
      const { tenantId } = dispute;
      const session = (await this.sessionsOf(tx, dispute)).find((each) => each.id === id);
      if (!session || session.held) return refuse('dispute.action-not-open');
      await this.steps.requireDay(tx, dispute, 'heldOn', '调解会', session.heldOn);
      const sealed = (lines: readonly string[]) => this.cipher.seal(tenantId, 'session', lines.join('\n'));
      await tx.rows(
        `UPDATE disputes.dispute_session SET held = TRUE, present_sealed = $3, minutes_sealed = $4, signed_sealed = $5
         WHERE tenant_id = $1 AND id = $2`,
        [tenantId, id, sealed(held.present), sealed([held.minutes]), sealed(held.signedBy)],
      );
      return this.store.move(tx, dispute, 'hold-session', {}, { serial: session.serial, heldOn: session.heldOn });
    });
  }

  offer(actor: Actor, seen: SeenDispute, { side, offeredOn, amount, words }: Offer): Promise<Dispute> {
    return this.mediating(actor, seen, async (tx, dispute) => {
      await this.steps.requireDay(tx, dispute, 'offeredOn', '提出方案', offeredOn);
      await tx.insert(DisputeOffer, {
        ...{ id: newId<'dispute-offer'>(tx.now.getTime()), version: 1, disputeId: dispute.id, side, offeredOn, amount },
        wordsSealed: this.cipher.seal(dispute.tenantId, 'offer', words),
        ...{ answer: null, answeredOn: null, answerWordsSealed: null },
      });
      const touched = await this.store.touch(tx, dispute, 'offer', {}, { side });
      if (side === 'respondent') await this.notices.tellApplicants(tx, touched);
      return touched;
    });
  }

  /** An answer that was told to the mediator. */
  answer(actor: Actor, seen: SeenDispute, id: Id<'dispute-offer'>, answer: OfferAnswer, words: string | null) {
    return this.mediating(actor, seen, async (tx, dispute) => {
      await this.writeAnswer(tx, dispute, id, answer, words);
      return this.store.touch(tx, dispute, 'answer-offer', {}, { answer });
    });
  }

  /** The applicant's own answer to what the employer offers. */
  answerOwn(
    actor: Actor,
    { id: disputeId }: Pick<SeenDispute, 'id'>,
    id: Id<'dispute-offer'>,
    answer: OfferAnswer,
    words: string | null,
  ) {
    return this.uow.run(actor, async (tx) => {
      const dispute = await this.store.lockOwn(tx, disputeId);
      const offer = await this.writeAnswer(tx, dispute, id, answer, words);
      if (offer.side !== 'respondent') refuse('dispute.not-found');
      return this.store.touch(tx, dispute, 'answer-offer', {}, { answer });
    });
  }

  /** What interrupts, holds or extends a clock; refused when law does not count it. */
  recordClockEvent(actor: Actor, seen: SeenDispute, event: RecordedClockEvent): Promise<Dispute> {
    return this.uow.run(actor, async (tx) => {
      const dispute = await this.store.lock(tx, seen, ['desk', 'mediator']);
      if (event.on > (await this.organizations.today(tx)))
        refuse('dispute.invalid', '这一天还没有到', { fields: [{ field: 'on', message: '这一天还没有到' }] });
      const { clock, kind, on: onDay, days, consent, ground } = event;
      await tx.insert(ClockEventRow, {
        ...{ id: newId<'clock-event'>(tx.now.getTime()), caseKind: 'dispute', caseId: dispute.id, clock, kind, onDay },
        ...{ days, consent, groundSealed: this.cipher.seal(dispute.tenantId, 'ground', ground) },
        ...{ recordedByName: tx.actor.displayName, recordedAt: tx.now },
      });
      const agreement = await this.deadlines.agreementOf(tx, dispute.id);
      const read = (await this.deadlines.clocksOf(tx, dispute, agreement)).find(({ rule }) => rule.code === clock);
      const judged = read?.events.find((each) => each.on === onDay && each.kind === kind && each.ground === ground);
      if (!judged?.counted) refuse('dispute.clock-event-refused', judged?.words ?? '这件事没有这个期限。');
      return this.store.touch(tx, dispute, 'clock-event', {}, { clock, kind, on: onDay, days });
    });
  }

  private async writeAnswer(
    tx: Tx,
    dispute: Dispute,
    id: Id<'dispute-offer'>,
    answer: OfferAnswer,
    words: string | null,
  ): Promise<DisputeOffer> {
    const offer = await tx.lock(DisputeOffer, id);
    if (!offer || offer.disputeId !== dispute.id) return refuse('dispute.not-found');
    if (offer.answer !== null || dispute.concludedOn !== null) refuse('dispute.offer-not-open');
    const answeredOn = await this.organizations.today(tx);
    const answerWordsSealed = this.cipher.seal(dispute.tenantId, 'offer', words);
    return tx.update(DisputeOffer, offer, { answer, answeredOn, answerWordsSealed });
  }

  private sessionsOf(tx: Tx, { id: disputeId }: Dispute): Promise<DisputeSession[]> {
    return tx.from(DisputeSession, 's').andWhere('s.disputeId = :disputeId', { disputeId }).getMany();
  }

  private mediating(
    actor: Actor,
    seen: SeenDispute,
    work: (tx: Tx, dispute: Dispute) => Promise<Dispute>,
  ): Promise<Dispute> {
    return this.uow.run(actor, async (tx) => {
      const dispute = await this.store.lock(tx, seen, ['mediator']);
      if (!nextDisputeStatus(dispute.status, 'hold-session')) refuse('dispute.action-not-open');
      return work(tx, dispute);
    });
  }
}
