import { addDays, type Actor, type CivilDate, rootsFor, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { festivalsBetween } from '../china';
import type { AnnouncedYear } from '../data/official-year.entity';
import { refuse } from '../domain/calendar.problems';
import { festivalName, type FestivalCode } from '../domain/festival';
import { namedDays } from '../domain/named-days';
import type { NoticeDay } from '../domain/official-notice';
import { OFFICIAL_DAYS } from '../domain/official-days';
import { expectedYear, statutoryFestivals } from '../domain/statutory-holidays';
import { almanac } from '../lunar';
import { HolidayService, type UpcomingHoliday } from './holiday.service';
import { OfficialYearService } from './official-year.service';

/** `expected`: nobody announced the year yet; weekends and the statutory holidays of the law in force. */
export const YEAR_ORIGINS = ['imported', 'shipped', 'expected'] as const;
export type YearOrigin = (typeof YEAR_ORIGINS)[number];

/** A year as the calendar page shows it. */
export interface CalendarYear {
  readonly year: number;
  readonly origin: YearOrigin;
  readonly days: readonly NoticeDay[];
  readonly festivals: readonly { readonly code: FestivalCode; readonly name: string; readonly date: CivilDate }[];
  /** Imports of the year, the newest first; its serial is the version that a change is decided on. */
  readonly history: readonly AnnouncedYear[];
  readonly today: CivilDate;
  /** He may import lists: they hold for the whole federation. */
  readonly mayImport: boolean;
}

/** A holiday that should be prepared now, in a union of the one who looks. */
export interface ComingHoliday extends UpcomingHoliday {
  readonly unionId: UnionId;
}

const FIRST_YEAR = 1950;
const LAST_YEAR = 2099;
/** Shown a week before preparing should begin. */
const AHEAD_DAYS = 7;
const FARTHEST_LEAD_DAYS = 120;
const MOST_UNIONS = 5;

/** The calendar for reading: a year, and what comes up. */
@Injectable()
export class CalendarReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
    private readonly years: OfficialYearService,
    private readonly holidays: HolidayService,
  ) {}

  /** Throws `official-days.year-unknown`. */
  year(actor: Actor, asked: number | undefined): Promise<CalendarYear> {
    return this.uow.read(actor, async (tx) => {
      const today = await this.directory.today(tx);
      const year = asked ?? Number(today.slice(0, 4));
      if (year < FIRST_YEAR || year > LAST_YEAR) return refuse('official-days.year-unknown');
      const history = await this.years.history(tx, year);
      const root = await this.directory.root(tx);
      const mayImport = await this.directory.isWithin(tx, actor, 'calendar:manage', root.id);
      return { year, today, history, mayImport, festivals: festivalsOf(year), ...listOf(year, history[0]) };
    });
  }

  /** What should be prepared now or within a week, in the unions that the actor works for; soonest first. */
  comingUp(actor: Actor): Promise<ComingHoliday[]> {
    return this.uow.read(actor, async (tx) => {
      const today = await this.directory.today(tx);
      const found = new Map<string, ComingHoliday>();
      for (const unionId of rootsFor(actor, 'calendar:read').slice(0, MOST_UNIONS))
        for (const holiday of await this.dueIn(tx, unionId, today)) {
          const key = `${holiday.code} ${holiday.from}`;
          if (!found.has(key)) found.set(key, { ...holiday, unionId });
        }
      return [...found.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
    });
  }

  private async dueIn(tx: ReadTx, unionId: UnionId, today: CivilDate): Promise<UpcomingHoliday[]> {
    const all = await this.holidays.upcoming(tx, unionId, today, addDays(today, FARTHEST_LEAD_DAYS + AHEAD_DAYS));
    const soon = addDays(today, AHEAD_DAYS);
    return all.filter(({ leadOn, from }) => leadOn !== null && leadOn <= soon && from >= today);
  }
}

function listOf(year: number, last: AnnouncedYear | undefined): Pick<CalendarYear, 'origin' | 'days'> {
  if (last?.days) return { origin: 'imported', days: last.days };
  const shipped = OFFICIAL_DAYS.find((list) => list.year === year);
  const names = new Map(statutoryFestivals(almanac, year).map(({ date, code }) => [date, festivalName(code)]));
  const days = namedDays(shipped ?? expectedYear(almanac, year), (date) => names.get(date));
  return { origin: shipped ? 'shipped' : 'expected', days };
}

const festivalsOf = (year: number): CalendarYear['festivals'] =>
  festivalsBetween(`${year}-01-01` as CivilDate, `${year}-12-31` as CivilDate).map(({ code, date }) => ({
    ...{ code, date },
    name: festivalName(code),
  }));
