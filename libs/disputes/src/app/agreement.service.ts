import { CalendarService } from '@app/calendar';
import { type Actor, type CivilDate, type Fen, type Id, newId, sumFen } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DisputeAgreement, DisputeInstalment } from '../data/agreement.entity';
import type { Dispute } from '../data/dispute.entity';
import { type AgreementForm, checkAgreement } from '../domain/agreement.rules';
import { endOf } from '../domain/clock';
import { clockRuleOn } from '../domain/clock-rules';
import { isLabour, mayRemedy, type PartyId, type Remedy } from '../domain/dispute';
import { refuse } from '../domain/disputes.problems';
import { DisputeCipher } from './dispute-cipher';
import { DisputeDeadlines } from './dispute-deadlines';
import { DisputeNotices } from './dispute-notices';
import { DisputeStepService } from './dispute-step.service';
import { DisputeStore, type SeenDispute } from './dispute-store';

export interface SignedAgreement extends Omit<AgreementForm, 'instalments'> {
  readonly sealNumber: string | null;
  readonly instalments: readonly { readonly partyId: PartyId; readonly dueOn: CivilDate; readonly amount: Fen }[];
}

/** `judicial`: 司法确认 by the court; `review`: 仲裁审查 by the arbitration commission. */
export const CONFIRMATIONS = ['judicial', 'review'] as const;
export type Confirmation = (typeof CONFIRMATIONS)[number];

const CLOCK_OF = { judicial: 'judicial-confirmation', review: 'arbitration-review' } as const;

/** What an agreement says, sealed; that something moved, told to the applicants. */
@Injectable()
export class AgreementWords {
  constructor(
    private readonly cipher: DisputeCipher,
    private readonly notices: DisputeNotices,
  ) {}

  seal({ tenantId }: Dispute, terms: string): Buffer {
    return this.cipher.seal(tenantId, 'terms', terms);
  }

  sealReason({ tenantId }: Dispute, reason: string): Buffer {
    return this.cipher.seal(tenantId, 'reason', reason);
  }

  tell(tx: Tx, dispute: Dispute): Promise<void> {
    return this.notices.tellApplicants(tx, dispute);
  }
}

/** From the signed agreement to its performance, or to what is done when it is not kept. */
@Injectable()
export class AgreementService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly calendar: CalendarService,
    private readonly store: DisputeStore,
    private readonly deadlines: DisputeDeadlines,
    private readonly steps: DisputeStepService,
    private readonly words: AgreementWords,
  ) {}

  agree(actor: Actor, seen: SeenDispute, signed: SignedAgreement): Promise<Dispute> {
    return this.uow.run(actor, async (tx) => {
      const dispute = await this.store.lockFor(tx, seen, 'agree');
      const fields = checkAgreement(signed, dispute.receivedOn, await this.organizations.today(tx));
      if (fields.length > 0) refuse('dispute.invalid', fields[0]!.message, { fields });
      await this.writeInstalments(tx, dispute, signed);
      await tx.insert(DisputeAgreement, {
        ...{ id: newId<'dispute-agreement'>(tx.now.getTime()), version: 1, disputeId: dispute.id },
        ...{ agreedOn: signed.agreedOn, effectiveOn: signed.effectiveOn, sealedOn: signed.sealedOn! },
        ...{ applicantSigned: true, respondentSigned: true, mediatorSigned: true, sealNumber: signed.sealNumber },
        termsSealed: this.words.seal(dispute, signed.terms),
        ...{ judicialRequestedOn: null, judicialConfirmedOn: null, reviewRequestedOn: null, reviewConfirmedOn: null },
      });
      const patch = { outcome: 'agreed' as const, concludedOn: signed.agreedOn };
      const moved = await this.store.move(tx, dispute, 'agree', patch, { agreedOn: signed.agreedOn });
      await this.words.tell(tx, moved);
      return moved;
    });
  }

  /** One payment came; the last one fulfils the agreement. */
  pay(actor: Actor, seen: SeenDispute, id: Id<'dispute-instalment'>, paidOn: CivilDate, idempotency: Idempotency) {
    const work = async (tx: Tx): Promise<{ id: string; version: number }> => {
      const dispute = await this.store.lockFor(tx, seen, 'fulfil');
      const instalments = await this.deadlines.instalmentsOf(tx, dispute.id);
      const paid = instalments.find((each) => each.id === id) ?? refuse('dispute.instalment-not-found');
      if (paid.paidOn !== null) refuse('dispute.instalment-paid');
      await this.steps.requireDay(tx, dispute, 'paidOn', '付款', paidOn);
      await tx.update(DisputeInstalment, paid, { paidOn });
      await tx.rows(
        `UPDATE disputes.dispute_party SET recovered = recovered + $3::bigint WHERE tenant_id = $1 AND id = $2`,
        [actor.tenantId, paid.partyId, String(paid.amount)],
      );
      const isLast = instalments.every((each) => each.id === id || each.paidOn !== null);
      const action = isLast ? 'fulfil' : dispute.status === 'breached' ? 'cure' : 'perform';
      const patch = { recovered: dispute.recovered + paid.amount };
      const moved = await this.store.move(tx, dispute, action, patch, { paidOn });
      await this.words.tell(tx, moved);
      return { id: moved.id, version: moved.version };
    };
    return this.uow.run(actor, work, idempotency);
  }

  /** Everything that was agreed is done, where nothing was to be paid or all of it was. */
  fulfil(actor: Actor, seen: SeenDispute): Promise<Dispute> {
    return this.uow.run(actor, async (tx) => {
      const dispute = await this.store.lockFor(tx, seen, 'fulfil');
      const open = (await this.deadlines.instalmentsOf(tx, dispute.id)).some(({ paidOn }) => paidOn === null);
      if (open) refuse('dispute.instalments-open');
      return this.store.move(tx, dispute, 'fulfil');
    });
  }

  /** It was not kept: a pay order for wages, injury and compensation, or the hand-over to arbitration (art. 15, 16). */
  breach(actor: Actor, seen: SeenDispute, remedy: Remedy, reason: string): Promise<Dispute> {
    return this.uow.run(actor, async (tx) => {
      const dispute = await this.store.lockFor(tx, seen, 'breach');
      if (!mayRemedy(dispute.matter, remedy)) refuse('dispute.not-open-referral');
      const reasonSealed = this.words.sealReason(dispute, reason);
      const moved = await this.store.move(tx, dispute, 'breach', { remedy, reasonSealed }, { remedy });
      await this.words.tell(tx, moved);
      return moved;
    });
  }

  /** Both parties asked court or arbitration to confirm the agreement, in time; later what came of it. */
  confirm(actor: Actor, seen: SeenDispute, kind: Confirmation, requestedOn: CivilDate, confirmedOn: CivilDate | null) {
    return this.uow.run(actor, async (tx) => {
      const dispute = await this.store.lock(tx, seen, ['mediator']);
      const agreement = (await this.deadlines.agreementOf(tx, dispute.id)) ?? refuse('dispute.not-agreed');
      if (kind === 'review' && !isLabour(dispute.matter)) refuse('dispute.not-open-referral');
      await this.requireInTime(tx, agreement, kind, requestedOn);
      await this.steps.requireDay(tx, dispute, 'requestedOn', '申请确认', requestedOn);
      if (confirmedOn !== null) await this.steps.requireDay(tx, dispute, 'confirmedOn', '确认', confirmedOn);
      await tx.update(
        DisputeAgreement,
        agreement,
        kind === 'judicial'
          ? { judicialRequestedOn: requestedOn, judicialConfirmedOn: confirmedOn }
          : { reviewRequestedOn: requestedOn, reviewConfirmedOn: confirmedOn },
      );
      return this.store.touch(tx, dispute, 'confirm', {}, { kind, requestedOn, confirmedOn });
    });
  }

  private async requireInTime(tx: Tx, { effectiveOn }: DisputeAgreement, kind: Confirmation, on: CivilDate) {
    const rule = clockRuleOn(CLOCK_OF[kind], effectiveOn);
    const last = endOf(effectiveOn, rule.length, await this.calendar.workingDays(tx));
    const message =
      on < effectiveOn ? '申请的日期早于协议生效的日期，请再核对' : `${rule.name}到 ${last} 为止，这个日期已经过了`;
    if (on < effectiveOn || on > last)
      refuse('dispute.invalid', message, { fields: [{ field: 'requestedOn', message }] });
  }

  private async writeInstalments(tx: Tx, dispute: Dispute, { instalments }: SignedAgreement): Promise<void> {
    const parties = await this.store.partiesOf(tx, dispute.id);
    const rows = instalments.map(({ partyId, dueOn, amount }) => {
      if (!parties.some(({ id }) => id === partyId)) refuse('dispute.not-found');
      const id = newId<'dispute-instalment'>(tx.now.getTime());
      return { id, version: 1, disputeId: dispute.id, partyId, dueOn, amount, paidOn: null };
    });
    if (rows.length > 0) await tx.insert(DisputeInstalment, ...rows);
    for (const { id } of parties) {
      const agreed = sumFen(rows.filter(({ partyId }) => partyId === id).map(({ amount }) => amount));
      await tx.rows(`UPDATE disputes.dispute_party SET agreed = $3::bigint WHERE tenant_id = $1 AND id = $2`, [
        dispute.tenantId,
        id,
        String(agreed),
      ]);
    }
  }
}
