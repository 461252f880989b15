import { CalendarService } from '@app/calendar';
import { ReminderPlanning, ReminderService } from '@app/notifications';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Petition } from '../data/petition.entity';
import type { ClockReading } from '../domain/clock';
import { isInTime, petitionClocks, petitionDeadlines } from '../domain/petition-clocks';
import { casesWithDeadlines, clockEventsOf, heldInOrder, keepDeadlines } from './case-deadlines';
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
    return (await this.readClocks(tx, [petition]))(petition);
  }

  /** Null until it is concluded; then judged by its clocks, and anew only when a list of official days comes. */
  async inTimeOf(tx: ReadTx, petition: Petition): Promise<boolean | null> {
    if (petition.concludedOn === null || petition.inTime !== null) return petition.inTime;
    return isInTime(await this.clocksOf(tx, petition));
  }

  async refresh(tx: Tx, ...petitions: readonly Petition[]): Promise<void> {
    const read = await this.readClocks(tx, petitions);
    const kept = petitions.map((petition) => {
      const { id, unionId, openedAt, status } = petition;
      const wanted = status === 'closed' ? [] : petitionDeadlines(read(petition));
      return { caseKind: 'petition' as const, id, unionId, openedAt, wanted };
    });
    await keepDeadlines(tx, this, kept);
  }

  /**
   * Petitions with a day to keep, and those that were judged: what is answered in a year came in it or in the one before.
   * `year` null: in all years.
   */
  async toFollow(tx: ReadTx, year: number | null): Promise<string[]> {
    const judged = await tx.rows<{ id: string }>(
      `SELECT id FROM disputes.petition WHERE tenant_id = $1 AND in_time IS NOT NULL
         AND ($2::int IS NULL OR extract(year FROM received_on) BETWEEN $2::int - 1 AND $2::int)`,
      [tx.actor.tenantId, year],
    );
    const ids = new Set([...(await casesWithDeadlines(tx, 'petition')), ...judged.map(({ id }) => id)]);
    return [...ids].toSorted();
  }

  /**
   * After a year's official days came or went: last days that are off move to others, and what was concluded under them is
   * judged anew. Nobody changed such a petition: its version stays, and a page that is open is not refused as stale.
   */
  async followCalendar(tx: Tx, ids: readonly string[]): Promise<void> {
    const petitions = await heldInOrder(tx, Petition, ids);
    await this.refresh(tx, ...petitions);
    const read = await this.readClocks(tx, petitions);
    const judged = petitions.filter(({ inTime }) => inTime !== null);
    for (const inTime of [true, false]) {
      const turned = judged.filter((each) => each.inTime !== inTime && isInTime(read(each)) === inTime);
      if (turned.length > 0)
        await tx.rows(`UPDATE disputes.petition SET in_time = $3 WHERE tenant_id = $1 AND id = ANY($2::uuid[])`, [
          ...[tx.actor.tenantId, turned.map(({ id }) => id), inTime],
        ]);
    }
  }

  private async readClocks(
    tx: ReadTx,
    petitions: readonly Petition[],
  ): Promise<(petition: Petition) => ClockReading[]> {
    const ids = petitions.map(({ id }) => id);
    const events = await clockEventsOf(tx, ids, this.cipher);
    const today = await this.organizations.today(tx);
    const calendar = await this.calendar.workingDays(tx);
    return (petition) => {
      const days = { ...petition, isAnonymous: petition.petitionerSealed === null };
      return petitionClocks(days, events(petition.id), today, calendar);
    };
  }
}
