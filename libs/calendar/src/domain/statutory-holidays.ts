import { addDays, type CivilDate } from '@app/kernel';
import type { Almanac } from './almanac';
import { festivalDateBy, type FestivalCode } from './festival';
import type { OfficialYear } from './official-days';

interface HolidayRule {
  readonly first: FestivalCode;
  readonly days: number;
}

/** 全国年节及纪念日放假办法, each version from the year in which it took effect (domain rules §7.1). */
const HOLIDAY_RULES: readonly { readonly sinceYear: number; readonly holidays: readonly HolidayRule[] }[] = [
  { sinceYear: 2025, holidays: holidaysWith({ first: 'SPRING_EVE', days: 4 }, { first: 'MAYDAY', days: 2 }) },
  { sinceYear: 2014, holidays: holidaysWith({ first: 'SPRING', days: 3 }, { first: 'MAYDAY', days: 1 }) },
];

function holidaysWith(spring: HolidayRule, mayDay: HolidayRule): HolidayRule[] {
  return [
    { first: 'NEWYEAR', days: 1 },
    spring,
    { first: 'QINGMING', days: 1 },
    mayDay,
    { first: 'DRAGONBOAT', days: 1 },
    { first: 'MIDAUTUMN', days: 1 },
    { first: 'NATIONAL', days: 3 },
  ];
}

/** The statutory holidays of a year by the law in force then, each with its festival; years before 2014 follow the version of 2013. */
export function statutoryFestivals(almanac: Almanac, year: number): { code: FestivalCode; date: CivilDate }[] {
  const version = HOLIDAY_RULES.find(({ sinceYear }) => sinceYear <= year) ?? HOLIDAY_RULES.at(-1)!;
  return version.holidays.flatMap(({ first, days: count }) => {
    const start = festivalDateBy(almanac, first, year);
    const code = first === 'SPRING_EVE' ? 'SPRING' : first;
    return Array.from({ length: count }, (_, i) => ({ code, date: addDays(start, i) }));
  });
}

/** Their days in order. */
export const statutoryHolidays = (almanac: Almanac, year: number): CivilDate[] =>
  [...new Set(statutoryFestivals(almanac, year).map(({ date }) => date))].sort();

/** What is sure of a year whose list nobody announced: the statutory holidays, and no make-up workday. */
export const expectedYear = (almanac: Almanac, year: number): OfficialYear => ({
  year,
  provisional: true,
  off: statutoryHolidays(almanac, year),
  work: [],
});
