import { addDays, type CivilDate, civilDate, daysBetween, weekdayOf } from '@app/kernel';
import { officialCalendar, workingCalendar } from './index';
import { listOf } from './domain/official-notice';
import { OFFICIAL_DAYS } from './domain/official-days';
import { aNoticeOf2027 } from './testing/a-notice';

const daysOf = (from: string, to: string): CivilDate[] => {
  const days: CivilDate[] = [];
  for (let day = civilDate(from); day <= to; day = addDays(day, 1)) days.push(day);
  return days;
};
/** A year whose list is known, and one that is not announced. */
const DAYS = daysOf('2026-01-01', '2027-12-31');
const COUNTS = [1, 3, 10, 30];

describe.each([
  ['the lists known to date', officialCalendar],
  ['a list of 2027 besides', workingCalendar([listOf(2027, aNoticeOf2027().days)])],
])('working days by %s', (_, calendar) => {
  const wrong = (holds: (day: CivilDate) => boolean): CivilDate[] => DAYS.filter((day) => !holds(day));

  it('end on a working day, whatever day they begin on', () =>
    expect(wrong((day) => COUNTS.every((n) => calendar.isWorkingDay(calendar.addWorkingDays(day, n))))).toEqual([]));

  it('take at least as many natural days', () =>
    expect(wrong((day) => COUNTS.every((n) => daysBetween(day, calendar.addWorkingDays(day, n)) >= n))).toEqual([]));

  it('may be counted at once or one after the other', () =>
    expect(
      wrong((day) => calendar.addWorkingDays(calendar.addWorkingDays(day, 3), 7) === calendar.addWorkingDays(day, 10)),
    ).toEqual([]));

  it('are counted back from a working day to where they began', () =>
    expect(
      wrong(
        (day) =>
          !calendar.isWorkingDay(day) ||
          COUNTS.every((n) => calendar.addWorkingDays(calendar.addWorkingDays(day, n), -n) === day),
      ),
    ).toEqual([]));

  it('never come earlier for a later beginning', () =>
    expect(wrong((day) => calendar.addWorkingDays(day, 5) <= calendar.addWorkingDays(addDays(day, 1), 5))).toEqual([]));

  it('between two days add up over any day between them', () =>
    expect(
      wrong((day) => {
        const end = addDays(day, 45);
        const middle = addDays(day, 17);
        const parts = calendar.workingDaysBetween(day, middle) + calendar.workingDaysBetween(middle, end);
        return parts === calendar.workingDaysBetween(day, end);
      }),
    ).toEqual([]));

  it('bracket every day: on or before, on or after', () =>
    expect(
      wrong((day) => {
        const [before, after] = [calendar.workingDayOnOrBefore(day), calendar.workingDayOnOrAfter(day)];
        return before <= day && day <= after && (before === after) === calendar.isWorkingDay(day);
      }),
    ).toEqual([]));

  it('make a natural-day limit end on a working day, later by less than two weeks', () =>
    expect(
      wrong((day) => {
        const end = addDays(day, 10);
        const moved = calendar.workingDayOnOrAfter(end);
        return calendar.isWorkingDay(moved) && daysBetween(end, moved) < 14;
      }),
    ).toEqual([]));
});

describe('make-up workdays', () => {
  const MADE_UP = OFFICIAL_DAYS.flatMap(({ work }) => work);

  it.each(MADE_UP)('%s is a weekend and counts', (day) => {
    expect(weekdayOf(day)).toBeGreaterThanOrEqual(6);
    expect(officialCalendar.addWorkingDays(addDays(day, -1), 1)).toBe(day);
    expect(officialCalendar.workingDaysBetween(addDays(day, -1), day)).toBe(1);
  });

  it('of a year pay back every weekday off beyond the statutory ones', () =>
    expect(
      OFFICIAL_DAYS.map(({ year }) => {
        const days = daysOf(`${year}-01-01`, `${year}-12-31`);
        return [year, days.filter((day) => officialCalendar.isWorkingDay(day)).length];
      }),
    ).toEqual([
      [2024, 251],
      [2025, 248],
      [2026, 248],
    ]));
});
