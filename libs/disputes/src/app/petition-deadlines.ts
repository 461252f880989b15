import { CalendarService } from '@app/calendar';
import { ReminderPlanning, ReminderService } from '@app/notifications';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Petition } from '../data/petition.entity';
import type { ClockReading } from '../domain/clock';
import { isInTime, petitionClocks, petitionDeadlines } from '../domain/petition-clocks';
import { clockEventsOf, HAS_DEADLINE, keepDeadlines } from './case-deadlines';
import { DisputeCipher } from './dispute-cipher';

/** The clocks of a petition as they stand, and the rows by which lists and reminders know them. */
@Injectable()
export class PetitionDeadlines {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly calendar: CalendarService,
    readonly planning: ReminderPlanning,
    readonly reminders: ReminderService,
    private readonly cipher: DisputeCipher,
  ) {}

  async clocksOf(tx: ReadTx, petition: Petition): Promise<ClockReading[]> {
    const events = await clockEventsOf(tx, petition.id, this.cipher);
    const today = await this.organizations.today(tx);
    const days = { ...petition, isAnonymous: petition.petitionerSealed === null };
    return petitionClocks(days, events, today, await this.calendar.workingDays(tx));
  }

  /** Null until it is concluded; then judged by its clocks, and anew only when a list of official days comes. */
  async inTimeOf(tx: ReadTx, petition: Petition): Promise<boolean | null> {
    if (petition.concludedOn === null || petition.inTime !== null) return petition.inTime;
    return isInTime(await this.clocksOf(tx, petition));
  }

  async refresh(tx: Tx, petition: Petition): Promise<void> {
    const { id, unionId, openedAt, status } = petition;
    const wanted = status === 'closed' ? [] : petitionDeadlines(await this.clocksOf(tx, petition));
    await keepDeadlines(tx, this, { caseKind: 'petition', id, unionId, openedAt }, wanted);
  }

  /**
   * After a year's official days came or went: last days that are off move to others, and what was concluded under them is
   * judged anew. `year` null: by all years.
   */
  async followCalendar(tx: Tx, year: number | null): Promise<void> {
    await this.calendar.workingDaysNow(tx);
    for (const petition of await tx.found(Petition, () => HAS_DEADLINE, 'FOR UPDATE')) await this.refresh(tx, petition);
    for (const petition of await this.judgedIn(tx, year)) {
      const inTime = isInTime(await this.clocksOf(tx, petition));
      if (inTime !== petition.inTime) await tx.update(Petition, petition, { inTime });
    }
  }

  /** What is answered in a year came in it or in the one before. */
  private judgedIn(tx: Tx, year: number | null): Promise<Petition[]> {
    const received = (param: (value: unknown) => string): string =>
      year === null ? 'TRUE' : `extract(year FROM r.received_on) BETWEEN ${param(year - 1)} AND ${param(year)}`;
    return tx.found(Petition, (param) => `r.in_time IS NOT NULL AND ${received(param)}`, 'FOR UPDATE');
  }
}
