import { addDays, type Actor, type CivilDate, daysBetween, type UnionId, yearOf } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { reminderInstant } from '../china';
import { UnionHolidayRow } from '../data/union-holiday.entity';
import type { Audience, HolidayForm } from '../domain/audience';
import { refuse } from '../domain/calendar.problems';
import { DEFAULT_HOLIDAYS } from '../domain/default-holidays';
import { byCode, type DatedHoliday, holidayInForce, holidaysBetween, type UnionHoliday } from '../domain/union-holiday';
import type { WorkingCalendar } from '../domain/working-calendar';
import { almanac } from '../lunar';
import { CalendarService } from './calendar.service';

/** A holiday of a union with its days. */
export interface UpcomingHoliday {
  readonly code: string;
  readonly name: string;
  /** The year it is counted to; 小年 of 2026 is the one before the Spring Festival of 2026. */
  readonly year: number;
  readonly from: CivilDate;
  /** Equal to `from` but for campaigns. */
  readonly to: CivilDate;
  /** Natural days; null: nobody is reminded, and the three below are null. */
  readonly leadDays: number | null;
  /** `from` less the lead days, or the last working day before when that is a day off. */
  readonly leadOn: CivilDate | null;
  /** 09:00 of `leadOn` in the federation's zone. */
  readonly remindAt: Date | null;
  /** The list of the lead day's year is not announced yet: the lead day may move. */
  readonly provisional: boolean;
  readonly audiences: readonly Audience[];
  readonly form: HolidayForm;
  readonly purpose: string;
}

/** A holiday as the settings show it: the row in force, whose it is, and what is to come. */
export interface ObservedHoliday {
  readonly row: UnionHolidayRow | DatedHoliday;
  readonly version: number;
  /** Later rows of the union itself, in order of their dates. */
  readonly later: readonly DatedHoliday[];
}

const MOST_DAYS = 3 * 366;
const ANY_DAY = '9999-12-31' as CivilDate;

/** What a union celebrates and when it begins to prepare. */
@Injectable()
export class HolidayService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
    private readonly calendars: CalendarService,
  ) {}

  /**
   * Holidays of the union that touch the days from `from` to `to` (at most three years), by date. Whoever asks; the scope
   * is the caller's business. Without birthdays and retirements, which are no days of the year.
   */
  async upcoming(tx: ReadTx, unionId: UnionId, from: CivilDate, to: CivilDate): Promise<UpcomingHoliday[]> {
    if (daysBetween(from, to) > MOST_DAYS) return refuse('holiday.span-too-long');
    const calendar = await this.calendars.workingDays(tx);
    return this.between(tx, unionId, { from, to }, calendar);
  }

  /** Holidays on days of `year` as another calendar would have them: for what a list would move. */
  ofYearBy(tx: ReadTx, unionId: UnionId, year: number, calendar: WorkingCalendar): Promise<UpcomingHoliday[]> {
    const [from, to] = [`${year}-01-01`, `${year}-12-31`] as [CivilDate, CivilDate];
    return this.between(tx, unionId, { from, to }, calendar);
  }

  private async between(
    tx: ReadTx,
    unionId: UnionId,
    span: { readonly from: CivilDate; readonly to: CivilDate },
    calendar: WorkingCalendar,
  ): Promise<UpcomingHoliday[]> {
    const line = (await this.directory.lineOf(tx, unionId)).map(({ id }) => id);
    const rows = await this.rowsOf(tx, line);
    const zone = await this.directory.zone(tx);
    return holidaysBetween(almanac, rows, line, span).map(({ holiday, ...days }) =>
      upcomingOf(holiday, days, calendar, zone),
    );
  }

  /** The holiday of a year, for who plans something for it; null when the union has none such that year. */
  async ofYear(tx: ReadTx, unionId: UnionId, code: string, year: number): Promise<UpcomingHoliday | null> {
    const days = [`${year - 1}-12-01`, `${year}-12-31`] as [CivilDate, CivilDate];
    const found = await this.upcoming(tx, unionId, ...days);
    return found.find((holiday) => holiday.code === code && holiday.year === year) ?? null;
  }

  /** The holiday's row in force on a day, switched off or not; also birthdays and retirements. */
  async inForce(tx: ReadTx, unionId: UnionId, code: string, on: CivilDate): Promise<DatedHoliday | undefined> {
    const line = (await this.directory.lineOf(tx, unionId)).map(({ id }) => id);
    return holidayInForce(
      (await this.rowsOf(tx, line)).filter((row) => row.code === code),
      line,
      on,
    );
  }

  /** All holidays of a union today in the order of the year, inside the caller's scope. */
  async observedIn(tx: ReadTx, unionId: UnionId): Promise<ObservedHoliday[]> {
    const line = (await this.directory.lineOf(tx, unionId)).map(({ id }) => id);
    const today = await this.directory.today(tx);
    return [...byCode(await this.rowsOf(tx, line)).values()].flatMap((rows) => {
      const row = holidayInForce(rows, line, today) ?? holidayInForce(rows, line, ANY_DAY);
      const later = rows.filter((each) => each.unionId === unionId && each.validFrom > today).sort(byStart);
      return row ? [{ row, version: row instanceof UnionHolidayRow ? row.version : 0, later }] : [];
    });
  }

  /** The next days of a holiday as it would be: for the form that changes it. */
  preview(actor: Actor, unionId: UnionId, holiday: UnionHoliday, from: CivilDate): Promise<UpcomingHoliday[]> {
    return this.uow.read(actor, async (tx) => {
      await this.directory.requireWithin(tx, 'calendar:read', unionId);
      const dated: DatedHoliday = { ...holiday, unionId, state: 'kept', validFrom: from, validUntil: null };
      const calendar = await this.calendars.workingDays(tx);
      const zone = await this.directory.zone(tx);
      const span = { from, to: addDays(from, MOST_DAYS) };
      return holidaysBetween(almanac, [dated], [unionId], span).map(({ holiday: each, ...days }) =>
        upcomingOf(each, days, calendar, zone),
      );
    });
  }

  /** Rows of the unions of a line and the tenant's defaults. */
  async rowsOf(tx: ReadTx, line: readonly UnionId[]): Promise<(UnionHolidayRow | DatedHoliday)[]> {
    const rows = await tx
      .from(UnionHolidayRow, 'h')
      .andWhere('(h.unionId IS NULL OR h.unionId = ANY(:line))', { line })
      .orderBy('h.position')
      .addOrderBy('h.code')
      .getMany();
    // A federation that was founded before the defaults were stored has them all the same.
    return rows.some((row) => row.unionId === null) ? rows : [...DEFAULT_HOLIDAYS, ...rows];
  }
}

const byStart = (a: DatedHoliday, b: DatedHoliday): number => (a.validFrom < b.validFrom ? -1 : 1);

function upcomingOf(
  { code, name, leadDays, audiences, form, purpose }: DatedHoliday,
  { year, from, to }: { readonly year: number; readonly from: CivilDate; readonly to: CivilDate },
  calendar: WorkingCalendar,
  zone: string,
): UpcomingHoliday {
  const stated = { code, name, year, from, to, leadDays, audiences, form, purpose };
  if (leadDays === null) return { ...stated, leadOn: null, remindAt: null, provisional: false };
  const wanted = addDays(from, -leadDays);
  const leadOn = calendar.workingDayOnOrBefore(wanted);
  const provisional = calendar.isProvisional(yearOf(wanted)) || calendar.isProvisional(yearOf(leadOn));
  return { ...stated, leadOn, remindAt: reminderInstant(zone, wanted, calendar), provisional };
}
