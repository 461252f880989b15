import { CalendarService } from '@app/calendar';
import { ReminderPlanning, ReminderService } from '@app/notifications';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DisputeAgreement, DisputeInstalment } from '../data/agreement.entity';
import { Dispute } from '../data/dispute.entity';
import type { ClockReading } from '../domain/clock';
import type { DisputeDays, DisputeId } from '../domain/dispute';
import { clocksOf, type Deadline, runningDeadlines } from '../domain/dispute-clocks';
import { clockEventsOf, HAS_DEADLINE, keepDeadlines } from './case-deadlines';
import { DisputeCipher } from './dispute-cipher';

/** The clocks of a dispute as they stand, and the rows by which boards and reminders know them. */
@Injectable()
export class DisputeDeadlines {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly calendar: CalendarService,
    readonly planning: ReminderPlanning,
    readonly reminders: ReminderService,
    private readonly cipher: DisputeCipher,
  ) {}

  async clocksOf(tx: ReadTx, dispute: Dispute, agreement: DisputeAgreement | null): Promise<ClockReading[]> {
    const today = await this.organizations.today(tx);
    return clocksOf(
      daysOf(dispute, agreement),
      await clockEventsOf(tx, dispute.id, this.cipher),
      today,
      await this.calendar.workingDays(tx),
    );
  }

  agreementOf(tx: ReadTx, disputeId: DisputeId): Promise<DisputeAgreement | null> {
    return tx.from(DisputeAgreement, 'a').andWhere('a.disputeId = :disputeId', { disputeId }).getOne();
  }

  instalmentsOf(tx: ReadTx, disputeId: DisputeId): Promise<DisputeInstalment[]> {
    return tx
      .from(DisputeInstalment, 'i')
      .andWhere('i.disputeId = :disputeId', { disputeId })
      .orderBy('i.dueOn')
      .addOrderBy('i.id')
      .getMany();
  }

  /** Brings the rows in line with the dispute as it is now; a row that stays keeps its id and its reminders. */
  async refresh(tx: Tx, dispute: Dispute): Promise<void> {
    const { id, unionId, openedAt } = dispute;
    const wanted = await this.wanted(tx, dispute);
    await keepDeadlines(tx, this, { caseKind: 'dispute', id, unionId, openedAt }, wanted);
  }

  /** After a year's official days came or went: working days are other days, and last days that are off move to others. */
  async followCalendar(tx: Tx): Promise<void> {
    await this.calendar.workingDaysNow(tx);
    for (const dispute of await tx.found(Dispute, () => HAS_DEADLINE, 'FOR UPDATE')) await this.refresh(tx, dispute);
  }

  private async wanted(tx: Tx, dispute: Dispute): Promise<Deadline[]> {
    const { status, outcome } = dispute;
    if (status === 'closed' || status === 'performed') return [];
    const agreement = await this.agreementOf(tx, dispute.id);
    const running = runningDeadlines(await this.clocksOf(tx, dispute, agreement));
    // An agreement in force takes the place of the claim; what nobody confirms in time is no longer to be done.
    const today = await this.organizations.today(tx);
    const mattering = running.filter(({ clock, on }) => {
      // Once arbitration has taken it up, the right to go there is used.
      if (clock === 'limitation') return outcome !== 'agreed' && dispute.arbitrationAcceptedOn === null;
      return clock === 'judicial-confirmation' || clock === 'arbitration-review' ? on >= today : true;
    });
    const unpaid = (await this.instalmentsOf(tx, dispute.id)).filter(({ paidOn }) => paidOn === null);
    return [...mattering, ...unpaid.map(({ dueOn }) => ({ clock: 'instalment' as const, on: dueOn }))];
  }
}

const daysOf = (dispute: Dispute, agreement: DisputeAgreement | null): DisputeDays => ({
  ...{ matter: dispute.matter, employment: dispute.employment, employmentEndedOn: dispute.employmentEndedOn },
  ...{ knownOn: dispute.knownOn, receivedOn: dispute.receivedOn, acceptedOn: dispute.acceptedOn },
  ...{ concludedOn: dispute.concludedOn, effectiveOn: agreement?.effectiveOn ?? null },
  judicialRequestedOn: agreement?.judicialRequestedOn ?? null,
  reviewRequestedOn: agreement?.reviewRequestedOn ?? null,
  ...{ arbitrationAcceptedOn: dispute.arbitrationAcceptedOn, arbitrationDecidedOn: dispute.arbitrationDecidedOn },
});
