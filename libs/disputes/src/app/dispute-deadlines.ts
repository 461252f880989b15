import { CalendarService } from '@app/calendar';
import type { CivilDate } from '@app/kernel';
import { ReminderPlanning, ReminderService } from '@app/notifications';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DisputeAgreement, DisputeInstalment } from '../data/agreement.entity';
import { Dispute } from '../data/dispute.entity';
import type { ClockReading } from '../domain/clock';
import type { DisputeDays, DisputeId } from '../domain/dispute';
import { clocksOf, type Deadline, runningDeadlines } from '../domain/dispute-clocks';
import { byCase, casesWithDeadlines, clockEventsOf, heldInOrder, keepDeadlines } from './case-deadlines';
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
    return (await this.readClocks(tx, [dispute]))(dispute, agreement);
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

  /** Brings the rows in line with the disputes as they are now; a row that stays keeps its id and its reminders. */
  async refresh(tx: Tx, ...disputes: readonly Dispute[]): Promise<void> {
    if (disputes.length === 0) return;
    const ids = disputes.map(({ id }) => id);
    const of = (param: (value: unknown) => string) => `r.dispute_id = ANY(${param(ids)}::uuid[])`;
    const agreements = byCase(await tx.found(DisputeAgreement, of), ({ disputeId }) => disputeId);
    const unpaid = await tx.found(DisputeInstalment, (param) => `${of(param)} AND r.paid_on IS NULL`);
    const promised = byCase(unpaid, ({ disputeId }) => disputeId);
    const read = await this.readClocks(tx, disputes);
    const today = await this.organizations.today(tx);
    const kept = disputes.map((dispute) => {
      const { id, unionId, openedAt, status } = dispute;
      const isOver = status === 'closed' || status === 'performed';
      const running = isOver ? [] : runningDeadlines(read(dispute, agreements(id)[0] ?? null));
      const instalments = isOver ? [] : promised(id).map(({ dueOn: on }) => ({ clock: 'instalment' as const, on }));
      const wanted = [...mattering(dispute, running, today), ...instalments];
      return { caseKind: 'dispute' as const, id, unionId, openedAt, wanted };
    });
    await keepDeadlines(tx, this, kept);
  }

  toFollow(tx: ReadTx): Promise<string[]> {
    return casesWithDeadlines(tx, 'dispute');
  }

  /** After a year's official days came or went: working days are other days, and last days that are off move to others. */
  async followCalendar(tx: Tx, ids: readonly string[]): Promise<void> {
    await this.refresh(tx, ...(await heldInOrder(tx, Dispute, ids)));
  }

  private async readClocks(
    tx: ReadTx,
    disputes: readonly Dispute[],
  ): Promise<(dispute: Dispute, agreement: DisputeAgreement | null) => ClockReading[]> {
    const ids = disputes.map(({ id }) => id);
    const events = await clockEventsOf(tx, ids, this.cipher);
    const today = await this.organizations.today(tx);
    const calendar = await this.calendar.workingDays(tx);
    return (dispute, agreement) => clocksOf(daysOf(dispute, agreement), events(dispute.id), today, calendar);
  }
}

/** An agreement in force takes the place of the claim; what nobody confirms in time is no longer to be done. */
const mattering = (
  { outcome, arbitrationAcceptedOn }: Dispute,
  running: readonly Deadline[],
  today: CivilDate,
): Deadline[] =>
  running.filter(({ clock, on }) => {
    // Once arbitration has taken it up, the right to go there is used.
    if (clock === 'limitation') return outcome !== 'agreed' && arbitrationAcceptedOn === null;
    return clock === 'judicial-confirmation' || clock === 'arbitration-review' ? on >= today : true;
  });

const daysOf = (dispute: Dispute, agreement: DisputeAgreement | null): DisputeDays => ({
  ...{ matter: dispute.matter, employment: dispute.employment, employmentEndedOn: dispute.employmentEndedOn },
  ...{ knownOn: dispute.knownOn, receivedOn: dispute.receivedOn, acceptedOn: dispute.acceptedOn },
  ...{ concludedOn: dispute.concludedOn, effectiveOn: agreement?.effectiveOn ?? null },
  judicialRequestedOn: agreement?.judicialRequestedOn ?? null,
  reviewRequestedOn: agreement?.reviewRequestedOn ?? null,
  ...{ arbitrationAcceptedOn: dispute.arbitrationAcceptedOn, arbitrationDecidedOn: dispute.arbitrationDecidedOn },
});
