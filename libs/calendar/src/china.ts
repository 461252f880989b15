import type { CivilDate } from '@app/kernel';
import { festivalDateBy, festivalsBetweenBy, type FestivalCode, type FestivalDay } from './domain/festival';
import { OFFICIAL_DAYS, type OfficialYear } from './domain/official-days';
import { expectedYear } from './domain/statutory-holidays';
import { WorkingCalendar } from './domain/working-calendar';
import { instantAt, type Zone } from './domain/zoned-time';
import { almanac } from './lunar';

/** When people are reminded (domain rules §7.2). */
const REMINDER_CLOCK = '09:00';

/** The working days of China by the lists shipped with the lib; each list in `overrides` replaces that year's. */
export const workingCalendar = (overrides: Iterable<OfficialYear> = []): WorkingCalendar =>
  new WorkingCalendar([...OFFICIAL_DAYS, ...overrides], (year) => expectedYear(almanac, year));

/** By the shipped lists alone. */
export const officialCalendar = workingCalendar();

/** 09:00 in `zone` on `date` or, when that is a day off, on the working day before. */
export const reminderInstant = (zone: Zone, date: CivilDate, calendar: WorkingCalendar = officialCalendar): Date =>
  instantAt(zone, calendar.workingDayOnOrBefore(date), REMINDER_CLOCK);

/**
 * The day of a festival in `year`. 除夕, 小年 and 腊八 are those before the Spring Festival of `year`, so 腊八 may fall
 * in the December before. Throws RangeError for lunar festivals and solar terms outside 1901 to 2100.
 */
export const festivalDate = (code: FestivalCode, year: number): CivilDate => festivalDateBy(almanac, code, year);

/** Every festival from `from` to `to`, both included, by date. */
export const festivalsBetween = (from: CivilDate, to: CivilDate): FestivalDay[] =>
  festivalsBetweenBy(almanac, from, to);
