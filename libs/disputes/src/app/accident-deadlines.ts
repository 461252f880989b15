import { CalendarService } from '@app/calendar';
import { ReminderPlanning, ReminderService } from '@app/notifications';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Accident, AccidentPerson } from '../data/accident.entity';
import { gradeOf } from '../domain/accident';
import { accidentClocks, accidentDeadlines } from '../domain/accident-clocks';
import type { ClockReading } from '../domain/clock';
import { byCase, casesWithDeadlines, clockEventsOf, heldInOrder, keepDeadlines } from './case-deadlines';
import { DisputeCipher } from './dispute-cipher';

/** The clocks of an accident as they stand, and the rows by which lists and reminders know them. */
@Injectable()
export class AccidentDeadlines {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly calendar: CalendarService,
    readonly planning: ReminderPlanning,
    readonly reminders: ReminderService,
    private readonly cipher: DisputeCipher,
  ) {}

  async clocksOf(tx: ReadTx, accident: Accident, persons: readonly AccidentPerson[]): Promise<ClockReading[]> {
    return (await this.readClocks(tx, [accident]))(accident, persons);
  }

  async refresh(tx: Tx, ...accidents: readonly Accident[]): Promise<void> {
    const persons = byCase(await personsOf(tx, ...accidents), ({ accidentId }) => accidentId);
    const read = await this.readClocks(tx, accidents);
    const kept = accidents.map((accident) => {
      const { id, unionId, openedAt, status } = accident;
      const isOver = status === 'closed' || status === 'declined';
      const wanted = isOver ? [] : accidentDeadlines(read(accident, persons(id)));
      return { caseKind: 'accident' as const, id, unionId, openedAt, wanted };
    });
    await keepDeadlines(tx, this, kept);
  }

  toFollow(tx: ReadTx): Promise<string[]> {
    return casesWithDeadlines(tx, 'accident');
  }

  /** After a year's official days came or went: last days that are off move to others. */
  async followCalendar(tx: Tx, ids: readonly string[]): Promise<void> {
    await this.refresh(tx, ...(await heldInOrder(tx, Accident, ids)));
  }

  private async readClocks(
    tx: ReadTx,
    accidents: readonly Accident[],
  ): Promise<(accident: Accident, persons: readonly AccidentPerson[]) => ClockReading[]> {
    const ids = accidents.map(({ id }) => id);
    const events = await clockEventsOf(tx, ids, this.cipher);
    const today = await this.organizations.today(tx);
    const calendar = await this.calendar.workingDays(tx);
    return (accident, persons) => {
      const days = { ...accident, grade: gradeOf(persons.map(({ harm }) => harm)), recognitions: persons };
      return accidentClocks(days, events(accident.id), today, calendar);
    };
  }
}

/** Those who were not entered by mistake. */
export const personsOf = (tx: ReadTx, ...accidents: readonly Pick<Accident, 'id'>[]): Promise<AccidentPerson[]> => {
  const ids = accidents.map(({ id }) => id);
  return tx.found(
    AccidentPerson,
    (param) => `r.accident_id = ANY(${param(ids)}::uuid[]) AND r.removed_on IS NULL`,
    'ORDER BY r.id',
  );
};
