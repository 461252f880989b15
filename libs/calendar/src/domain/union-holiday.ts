import { addDays, type CivilDate, type UnionId, yearOf } from '@app/kernel';
import type { Almanac } from './almanac';
import { type Audience, AUDIENCES, type HolidayForm } from './audience';
import { FieldProblems } from './calendar.problems';
import { type HolidayRule, ruleFault, spansIn } from './holiday-rule';

/** `inherited`: from this row on the union goes again by what the one above has. */
export const HOLIDAY_STATES = ['kept', 'dropped', 'inherited'] as const;
export type HolidayState = (typeof HOLIDAY_STATES)[number];

/** A holiday as a union observes it, and how it prepares for it. */
export interface UnionHoliday {
  readonly code: string;
  readonly name: string;
  readonly rule: HolidayRule;
  /** Natural days before the holiday on which preparing begins; null: nobody is reminded. */
  readonly leadDays: number | null;
  readonly audiences: readonly Audience[];
  readonly form: HolidayForm;
  /** What it is for, in the union's words. */
  readonly purpose: string;
}

/** A holiday from a day on. Without union it is a default of the tenant. */
export interface DatedHoliday extends UnionHoliday {
  readonly unionId: UnionId | null;
  readonly state: HolidayState;
  readonly validFrom: CivilDate;
  readonly validUntil: CivilDate | null;
}

const MOST_LEAD_DAYS = 120;
const MOST_DATES = 40;

/** Refuses `holiday.invalid` with every field that is wrong. */
export function checkHoliday({ rule, leadDays, audiences, name }: UnionHoliday): void {
  const problems = new FieldProblems();
  problems.check(name.trim() !== '', 'name', '请写上节日的名称。');
  const fault = ruleFault(rule);
  problems.check(fault === null, 'rule', fault ?? '');
  problems.check(rule.kind !== 'dates' || rule.dates.length <= MOST_DATES, 'rule', `最多填 ${MOST_DATES} 个日期。`);
  const known = leadDays === null || (Number.isInteger(leadDays) && leadDays >= 0 && leadDays <= MOST_LEAD_DAYS);
  problems.check(known, 'leadDays', `提前天数请填 0 到 ${MOST_LEAD_DAYS} 的整数。`);
  const audienceKnown = audiences.every((audience) => AUDIENCES.includes(audience));
  problems.check(audienceKnown, 'audiences', '慰问对象里有系统不认识的，请重新选择。');
  problems.refuseIfAny('holiday.invalid');
}

/**
 * The row by which a union goes on a day: its own latest, else that of the nearest union above, else the tenant's default.
 * A row that has ended, or that says `inherited`, leaves the question to the next above. `line` is nearest first.
 */
export function holidayInForce<H extends DatedHoliday>(
  rows: readonly H[],
  line: readonly UnionId[],
  on: CivilDate,
): H | undefined {
  for (const unionId of [...line, null]) {
    const latest = rows
      .filter((row) => row.unionId === unionId && row.validFrom <= on)
      .reduce<H | undefined>((last, row) => (last && last.validFrom > row.validFrom ? last : row), undefined);
    if (latest && latest.state !== 'inherited' && (latest.validUntil === null || latest.validUntil >= on))
      return latest;
  }
  return undefined;
}

export interface HolidayDay<H extends DatedHoliday = DatedHoliday> {
  readonly holiday: H;
  /** The year it is counted to: 小年 of 2026 is the one before the Spring Festival of 2026. */
  readonly year: number;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** Holidays that touch the days from `from` to `to`, by date; each by the row that is in force on its first day. */
export function holidaysBetween<H extends DatedHoliday>(
  almanac: Almanac,
  rows: readonly H[],
  line: readonly UnionId[],
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
): HolidayDay<H>[] {
  const found: HolidayDay<H>[] = [];
  for (const [, ofCode] of byCode(rows))
    for (const holiday of ofCode)
      // 腊八 of a year may fall in the December before it, hence one year more.
      for (let year = yearOf(from); year <= yearOf(addDays(to, 31)); year++)
        for (const span of spansIn(almanac, holiday.rule, year))
          if (span.to >= from && span.from <= to && holidayInForce(ofCode, line, span.from) === holiday)
            if (holiday.state === 'kept') found.push({ holiday, year, ...span });
  return found.sort((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)));
}

/** Rows of a union's line, those of one holiday together. */
export function byCode<H extends DatedHoliday>(rows: readonly H[]): Map<string, H[]> {
  const groups = new Map<string, H[]>();
  for (const row of rows) groups.set(row.code, [...(groups.get(row.code) ?? []), row]);
  return groups;
}
