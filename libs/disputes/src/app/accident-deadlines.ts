import { CalendarService } from '@app/calendar';
import { ReminderPlanning, ReminderService } from '@app/notifications';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Accident, AccidentPerson } from '../data/accident.entity';
import { gradeOf } from '../domain/accident';
import { accidentClocks, accidentDeadlines } from '../domain/accident-clocks';
import type { ClockReading } from '../domain/clock';
import { clockEventsOf, HAS_DEADLINE, keepDeadlines } from './case-deadlines';
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
    const today = await this.organizations.today(tx);
    const days = {
      ...accident,
      grade: gradeOf(persons.map(({ harm }) => harm)),
      recognitions: persons,
    };
    const events = await clockEventsOf(tx, accident.id, this.cipher);
    return accidentClocks(days, events, today, await this.calendar.workingDays(tx));
  }

  async refresh(tx: Tx, accident: Accident): Promise<void> {
    const { id, unionId, openedAt, status } = accident;
    const isOver = status === 'closed' || status === 'declined';
    const wanted = isOver ? [] : accidentDeadlines(await this.clocksOf(tx, accident, await personsOf(tx, accident)));
    await keepDeadlines(tx, this, { caseKind: 'accident', id, unionId, openedAt }, wanted);
  }

  /** After a year's official days came or went: last days that are off move to others. */
  async followCalendar(tx: Tx): Promise<void> {
    await this.calendar.workingDaysNow(tx);
    for (const accident of await tx.found(Accident, () => HAS_DEADLINE, 'FOR UPDATE')) await this.refresh(tx, accident);
  }
}

/** Those who were not entered by mistake. */
export const personsOf = (tx: ReadTx, { id }: Pick<Accident, 'id'>): Promise<AccidentPerson[]> =>
  tx.from(AccidentPerson, 'p').andWhere('p.accidentId = :id AND p.removedOn IS NULL', { id }).orderBy('p.id').getMany();
