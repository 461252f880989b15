import type { Actor, CivilDate } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Dispute } from '../data/dispute.entity';
import { lastDayOf } from '../domain/clock';
import { mayGoToArbitration, mayReferTo, type Referral } from '../domain/dispute';
import type { DisputeAction, DisputeOutcome } from '../domain/dispute.lifecycle';
import { refuse } from '../domain/disputes.problems';
import { DisputeCipher } from './dispute-cipher';
import { DisputeDeadlines } from './dispute-deadlines';
import { DisputeNotices } from './dispute-notices';
import { DisputeStore, type SeenDispute } from './dispute-store';
import { LegalAidReferral } from './legal-aid-referral';

/** The steps of a dispute that need nothing but a day and a reason. */
@Injectable()
export class DisputeStepService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly store: DisputeStore,
    private readonly aid: LegalAidReferral,
    private readonly deadlines: DisputeDeadlines,
    private readonly notices: DisputeNotices,
    private readonly cipher: DisputeCipher,
  ) {}

  askConsent(actor: Actor, seen: SeenDispute, askedOn: CivilDate): Promise<Dispute> {
    return this.step(actor, seen, 'ask-consent', async (tx, dispute) => {
      await this.requireDay(tx, dispute, 'askedOn', '征询对方', askedOn);
      return { consentAskedOn: askedOn };
    });
  }

  /** Told in writing; from now on only the mediators see it, and who oversees them. */
  accept(actor: Actor, seen: SeenDispute, acceptedOn: CivilDate): Promise<Dispute> {
    return this.uow.run(actor, async (tx) => {
      const dispute = await this.store.lockFor(tx, seen, 'accept');
      await this.requireDay(tx, dispute, 'acceptedOn', '受理', acceptedOn);
      if ((await this.store.currentMediatorsOf(tx, dispute.id)).length === 0) refuse('dispute.no-mediator');
      const moved = await this.store.move(tx, dispute, 'accept', { acceptedOn }, { acceptedOn });
      await this.notices.tellMediators(tx, moved);
      await this.notices.tellApplicants(tx, moved);
      return moved;
    });
  }

  reject(actor: Actor, seen: SeenDispute, on: CivilDate, reason: string): Promise<Dispute> {
    return this.conclude(actor, seen, 'reject', 'rejected', on, reason);
  }

  withdraw(actor: Actor, seen: SeenDispute, on: CivilDate, reason: string): Promise<Dispute> {
    return this.conclude(actor, seen, 'withdraw', 'withdrawn', on, reason);
  }

  fail(actor: Actor, seen: SeenDispute, on: CivilDate, reason: string): Promise<Dispute> {
    return this.conclude(actor, seen, 'fail', 'failed', on, reason);
  }

  /** Triage: another road is the right one, and why. Legal aid is our own: its case is opened with the referral. */
  refer(actor: Actor, seen: SeenDispute, on: CivilDate, to: Referral, reason: string): Promise<Dispute> {
    return this.conclude(actor, seen, 'refer', 'referred', on, reason, async (tx, dispute) => {
      if (!mayReferTo(dispute.matter, to)) refuse('dispute.not-open-referral');
      if (to === 'legal-aid') await this.aid.open(tx, dispute, on);
      return { referredTo: to };
    });
  }

  /** The time for mediation ran out without an agreement: either side may go to arbitration (art. 14). */
  expire(actor: Actor, seen: SeenDispute, on: CivilDate, reason: string): Promise<Dispute> {
    return this.conclude(actor, seen, 'expire', 'expired', on, reason, async (tx, dispute) => {
      const clocks = await this.deadlines.clocksOf(tx, dispute, null);
      const mediation = clocks.find(({ rule }) => rule.code === 'mediation')!;
      const lastDay = lastDayOf(mediation);
      if (lastDay !== null && on <= lastDay)
        refuse('dispute.mediation-not-over', `调解期限到 ${lastDay} 才满，还可以接着调解。`);
      return {};
    });
  }

  investigate(actor: Actor, seen: SeenDispute): Promise<Dispute> {
    return this.step(actor, seen, 'investigate', () => Promise.resolve({}));
  }

  /** What the arbitration commission did with it: taken up, and later decided. Its award is due within 45 days. */
  recordArbitration(actor: Actor, seen: SeenDispute, acceptedOn: CivilDate, decidedOn: CivilDate | null) {
    return this.uow.run(actor, async (tx) => {
      const dispute = await this.store.lock(tx, seen, ['desk', 'mediator']);
      if (dispute.status === 'closed' || !mayGoToArbitration(dispute)) refuse('dispute.not-in-arbitration');
      await this.requireDay(tx, dispute, 'acceptedOn', '仲裁受理', acceptedOn);
      if (decidedOn !== null) await this.requireDay(tx, dispute, 'decidedOn', '仲裁裁决', decidedOn);
      const message = '裁决的日期早于仲裁受理的日期，请再核对';
      if (decidedOn !== null && decidedOn < acceptedOn)
        refuse('dispute.invalid', message, { fields: [{ field: 'decidedOn', message }] });
      const patch = { arbitrationAcceptedOn: acceptedOn, arbitrationDecidedOn: decidedOn };
      return this.store.touch(tx, dispute, 'arbitration', patch, { acceptedOn, decidedOn });
    });
  }

  close(actor: Actor, seen: SeenDispute): Promise<Dispute> {
    return this.step(actor, seen, 'close', async (tx) => ({ closedOn: await this.organizations.today(tx) }));
  }

  /** Neither before it was received nor after today. */
  async requireDay(tx: Tx, dispute: Dispute, field: string, what: string, on: CivilDate): Promise<void> {
    const today = await this.organizations.today(tx);
    const early = on < dispute.receivedOn ? `${what}的日期早于收到申请的日期（${dispute.receivedOn}），请再核对` : null;
    const message = early ?? (on > today ? `${what}的日期还没有到，请填实际办的那一天` : null);
    if (message) refuse('dispute.invalid', message, { fields: [{ field, message }] });
  }

  private conclude(
    actor: Actor,
    seen: SeenDispute,
    action: DisputeAction,
    outcome: DisputeOutcome,
    on: CivilDate,
    reason: string,
    more: (tx: Tx, dispute: Dispute) => Promise<Partial<Dispute>> = async () => ({}),
  ): Promise<Dispute> {
    return this.step(actor, seen, action, async (tx, dispute) => {
      await this.requireDay(tx, dispute, 'on', '办理', on);
      const reasonSealed = this.cipher.seal(dispute.tenantId, 'reason', reason);
      return { ...(await more(tx, dispute)), outcome, concludedOn: on, reasonSealed };
    });
  }

  private step(
    actor: Actor,
    seen: SeenDispute,
    action: DisputeAction,
    work: (tx: Tx, dispute: Dispute) => Promise<Partial<Dispute>>,
  ): Promise<Dispute> {
    return this.uow.run(actor, async (tx) => {
      const dispute = await this.store.lockFor(tx, seen, action);
      const moved = await this.store.move(tx, dispute, action, await work(tx, dispute));
      await this.notices.tellApplicants(tx, moved);
      return moved;
    });
  }
}
