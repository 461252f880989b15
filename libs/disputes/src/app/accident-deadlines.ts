import { CalendarService } from '@app/calendar';
import { ReminderPlanning, ReminderService } from '@app/notifications';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type Accident, AccidentPerson } from '../data/accident.entity';
import { ClockEventRow } from '../data/clock.entity';
import { gradeOf } from '../domain/accident';
import { accidentClocks, accidentDeadlines } from '../domain/accident-clocks';
import type { ClockReading } from '../domain/clock';
import { keepDeadlines } from './case-deadlines';
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
    const { id, tenantId } = accident;
    const rows = await tx.from(ClockEventRow, 'e').andWhere('e.caseId = :id', { id }).orderBy('e.id').getMany();
    const events = rows.map(({ clock, kind, onDay, days, consent, groundSealed }) => ({
      ...{ clock, kind, on: onDay, days, consent, ground: this.cipher.open(tenantId, 'ground', groundSealed) },
    }));
    const today = await this.organizations.today(tx);
    const days = {
      ...accident,
      grade: gradeOf(persons.map(({ harm }) => harm)),
      recognitions: persons,
    };
    return accidentClocks(days, events, today, await this.calendar.workingDays(tx));
  }

  async refresh(tx: Tx, accident: Accident): Promise<void> {
    const { id, unionId, openedAt, status } = accident;
    const isOver = status === 'closed' || status === 'declined';
    const wanted = isOver ? [] : accidentDeadlines(await this.clocksOf(tx, accident, await personsOf(tx, accident)));
    await keepDeadlines(tx, this, { caseKind: 'accident', id, unionId, openedAt }, wanted);
  }
}

/** Those who were not entered by mistake. */
export const personsOf = (tx: ReadTx, { id }: Pick<Accident, 'id'>): Promise<AccidentPerson[]> =>
  tx.from(AccidentPerson, 'p').andWhere('p.accidentId = :id AND p.removedOn IS NULL', { id }).orderBy('p.id').getMany();
