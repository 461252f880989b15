import { type CalendarChange, CalendarConsequence, CalendarService, type ForeseenMoves } from '@app/calendar';
import { type AccountId, newId, type PersonId, type UnionId } from '@app/kernel';
import { MessageService, ReminderPlanning } from '@app/notifications';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import {
  assigneesOfDuties,
  countedDeadlines,
  foreseeDeadlines,
  moveDeadlines,
  type MovedDuty,
} from '../data/counted-deadlines.query';
import { DutyFact } from '../data/duty-fact.entity';
import { movedDeadlines } from '../domain/moved-deadline';
import { calendarDay } from '../domain/plain-words';
import { DutyNotices } from './duty-notices';

/** Which list moved them: people are told once of each. */
export interface ListOfYear {
  readonly year: number;
  readonly officialYearId: string;
}

/** Deadlines of visits that still lie ahead follow a year's official days. Doing it again changes nothing. */
@Injectable()
export class DeadlineMoves {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly calendars: CalendarService,
    private readonly planning: ReminderPlanning,
    private readonly notices: DutyNotices,
    private readonly messages: MessageService,
  ) {}

  /** Moves them, writes it into each case's timeline, plans their reminders anew and tells who gives and makes the visits. */
  async follow(tx: Tx, list: ListOfYear): Promise<number> {
    const calendar = await this.calendars.workingDaysNow(tx);
    const today = await this.organizations.today(tx);
    const moved = movedDeadlines(await countedDeadlines(tx, list.year, today), calendar, today);
    if (moved.length === 0) return 0;
    const duties = await moveDeadlines(tx, moved, today);
    const { accountId } = tx.actor;
    const facts = duties.map(({ id: dutyId, from, to }) => ({
      ...{ id: newId<'duty-fact'>(tx.now.getTime()), dutyId, kind: 'deadline-moved' as const, at: tx.now },
      ...{ byAccountId: accountId, byName: null, detail: { from, to, on: today } },
    }));
    for (let at = 0; at < facts.length; at += PORTION) await tx.insert(DutyFact, ...facts.slice(at, at + PORTION));
    const ids = duties.map(({ id }) => id);
    await this.planning.planFor(tx, 'visit-duty', ids);
    await this.record(tx, list, duties.length);
    await this.tell(tx, list, duties);
    return duties.length;
  }

  private async record(tx: Tx, { year, officialYearId }: ListOfYear, count: number): Promise<void> {
    tx.audit({
      ...{ action: 'visit-duty.deadlines-moved', subjectType: 'official-year', subjectId: officialYearId },
      unionId: (await this.organizations.root(tx)).id,
      detail: { year, count },
    });
  }

  private async tell(tx: Tx, { year, officialYearId }: ListOfYear, duties: readonly MovedDuty[]): Promise<void> {
    const counts = new Map<AccountId, number>();
    for (const account of await this.concerned(tx, duties)) counts.set(account, (counts.get(account) ?? 0) + 1);
    for (const count of new Set(counts.values())) {
      const to = [...counts].filter(([, each]) => each === count).map(([account]) => account);
      const key = `official-year:${officialYearId}:visit-duties`;
      const parameters = { count, year };
      await this.messages.send(tx, { to, template: 'visit-duty.deadlines-moved', parameters, link: '/visits', key });
    }
  }

  /** An account once for each duty that it gives to somebody or goes to itself. */
  private async concerned(tx: Tx, duties: readonly MovedDuty[]): Promise<AccountId[]> {
    const dispatchers = new Map<UnionId, AccountId[]>();
    for (const unionId of new Set(duties.map((duty) => duty.unionId)))
      dispatchers.set(unionId, await this.notices.dispatchersOf(tx, unionId));
    const visitors = await assigneesOfDuties(
      tx,
      duties.map(({ id }) => id),
    );
    const accounts = new Map<PersonId, AccountId[]>();
    for (const person of new Set(visitors.map(({ personId }) => personId)))
      accounts.set(person, await this.notices.accountsOf(tx, [person]));
    return duties.flatMap((duty) => {
      const going = visitors.filter(({ dutyId }) => dutyId === duty.id);
      const own = going.flatMap(({ personId }) => accounts.get(personId) ?? []);
      return [...new Set([...(dispatchers.get(duty.unionId) ?? []), ...own])];
    });
  }
}

const PORTION = 1_000;

/** What a list would move, for the dry run of its import. */
@Injectable()
export class DeadlineConsequence extends CalendarConsequence {
  constructor(private readonly organizations: OrganizationDirectory) {
    super();
  }

  async foresee(tx: ReadTx, { year, after }: CalendarChange): Promise<ForeseenMoves[]> {
    const today = await this.organizations.today(tx);
    const moved = movedDeadlines(await countedDeadlines(tx, year, today), after, today);
    const { count, reminders, examples } = await foreseeDeadlines(tx, moved, today);
    const words = examples.map(
      ({ number, from, to }) => `${number}：${calendarDay(from, today)}改为 ${calendarDay(to, today)}`,
    );
    return [
      { what: '走访的截止日', count, examples: words },
      { what: '还没有发出的走访提醒', count: reminders, examples: [] },
    ];
  }
}
