import { addDays, type CivilDate, civilDate, weekdayOf } from '@app/kernel';
import { officialCalendar, reminderInstant, workingCalendar } from './index';

const SHANGHAI = 'Asia/Shanghai';
const day = (text: string): CivilDate => civilDate(text);

describe('a working day', () => {
  it.each([
    ['2026-01-04', true, 'a Sunday worked for 元旦'],
    ['2026-02-14', true, 'a Saturday worked for 春节'],
    ['2026-02-28', true, 'a Saturday worked for 春节'],
    ['2026-05-09', true, 'a Saturday worked for 劳动节'],
    ['2026-09-20', true, 'a Sunday worked for 国庆'],
    ['2026-10-10', true, 'a Saturday worked for 国庆'],
    ['2026-02-16', false, '除夕'],
    ['2026-02-23', false, 'the last day of the Spring Festival, a Monday'],
    ['2026-03-07', false, 'a plain Saturday'],
    ['2026-03-08', false, 'a plain Sunday'],
    ['2026-03-09', true, 'a plain Monday'],
    ['2024-02-09', true, '除夕 of 2024, not yet a day off by law'],
    ['2025-10-08', false, 'the eighth day of 国庆 and 中秋 together'],
  ])('%s: %p (%s)', (date, worked) => expect(officialCalendar.isWorkingDay(day(date))).toBe(worked));

  it.each([
    ['2027-02-05', false, '除夕，a Friday'],
    ['2027-02-08', false, '初三，a Monday'],
    ['2027-02-09', true, 'nothing sure speaks against a Tuesday'],
    ['2027-10-09', false, 'a Saturday, as no make-up day is announced'],
    ['2023-05-01', false, 'May Day by the version of 2013'],
    ['2023-05-02', true, 'the second of May by the version of 2013'],
  ])('of a year without a list follows weekends and the law: %s: %p (%s)', (date, worked) =>
    expect(officialCalendar.isWorkingDay(day(date))).toBe(worked),
  );
});

describe('a year', () => {
  it.each([
    [2023, true],
    [2024, false],
    [2025, false],
    [2026, false],
    [2027, true],
    [2040, true],
  ])('%i is provisional: %p', (year, provisional) => expect(officialCalendar.isProvisional(year)).toBe(provisional));

  it('stops being provisional once its list is given', () => {
    const calendar = workingCalendar([
      { year: 2027, provisional: false, off: [day('2027-02-09')], work: [day('2027-02-20')] },
    ]);
    expect(calendar.isProvisional(2027)).toBe(false);
    expect(calendar.isWorkingDay(day('2027-02-09'))).toBe(false);
    expect(calendar.isWorkingDay(day('2027-02-20'))).toBe(true);
    expect(calendar.isWorkingDay(day('2027-02-05'))).toBe(true);
    expect(calendar.isProvisional(2028)).toBe(true);
  });

  it('given anew replaces the shipped list as a whole', () => {
    const calendar = workingCalendar([{ year: 2026, provisional: false, off: [day('2026-03-09')], work: [] }]);
    expect(calendar.isWorkingDay(day('2026-03-09'))).toBe(false);
    expect(calendar.isWorkingDay(day('2026-02-14'))).toBe(false);
    expect(calendar.isWorkingDay(day('2026-10-01'))).toBe(true);
  });

  it('has the last word on the December days that it names of the year before', () => {
    const next = { year: 2027, provisional: false, off: [day('2026-12-31')], work: [day('2026-12-27')] };
    const last = { year: 2026, provisional: false, off: [day('2026-12-27')], work: [] };
    const calendar = workingCalendar([next, last]);
    expect(calendar.isWorkingDay(day('2026-12-31'))).toBe(false);
    expect(calendar.isWorkingDay(day('2026-12-27'))).toBe(true);
  });

  it('that calls one day both off and worked is refused', () =>
    expect(() =>
      workingCalendar([{ year: 2027, provisional: false, off: [day('2027-01-04')], work: [day('2027-01-04')] }]),
    ).toThrow(RangeError));
});

describe('a limit in working days', () => {
  it.each([
    ['2026-03-09', 1, '2026-03-10', 'the event day is not counted'],
    ['2026-03-06', 1, '2026-03-09', 'a weekend is jumped over'],
    ['2026-02-13', 1, '2026-02-14', 'a worked Saturday counts'],
    ['2026-02-13', 2, '2026-02-24', 'the Spring Festival is jumped over'],
    ['2026-03-07', 1, '2026-03-09', 'an event on a Saturday'],
    ['2026-12-31', 1, '2027-01-04', 'into a provisional year'],
    ['2026-09-25', 10, '2026-10-15', 'two festivals and one worked Saturday'],
    ['2026-03-09', -1, '2026-03-06', 'back over a weekend'],
    ['2026-02-24', -2, '2026-02-13', 'back over the Spring Festival'],
    ['2026-03-07', 0, '2026-03-07', 'none leaves even a day off'],
  ])('%s and %i more end on %s (%s)', (from, n, end) =>
    expect(officialCalendar.addWorkingDays(day(from), n)).toBe(end),
  );

  it.each([1.5, Number.NaN, Infinity])('of %p is refused', (n) =>
    expect(() => officialCalendar.addWorkingDays(day('2026-03-09'), n)).toThrow(RangeError),
  );

  it.each([
    ['2026-03-06', '2026-03-09', 1],
    ['2026-03-09', '2026-03-06', -1],
    ['2026-03-09', '2026-03-09', 0],
    ['2026-03-06', '2026-03-08', 0],
    ['2026-01-01', '2026-12-31', 248],
  ])('from %s to %s are %i working days', (from, to, count) =>
    expect(officialCalendar.workingDaysBetween(day(from), day(to))).toBe(count),
  );

  it('counts the same way forth and back, from every day of a year', () => {
    for (let from = day('2026-01-01'); from <= '2026-12-31'; from = addDays(from, 1))
      for (const n of [-12, -1, 0, 1, 12])
        expect(officialCalendar.workingDaysBetween(from, officialCalendar.addWorkingDays(from, n))).toBe(n);
  });
});

describe('the nearest working day', () => {
  it.each([
    ['2026-03-10', '2026-03-09'],
    ['2026-03-09', '2026-03-06'],
    ['2026-03-08', '2026-03-06'],
    ['2026-02-24', '2026-02-14'],
  ])('before %s is %s, never the day itself', (date, before) =>
    expect(officialCalendar.previousWorkingDay(day(date))).toBe(before),
  );

  it.each([
    ['2026-03-09', '2026-03-09', '2026-03-09'],
    ['2026-02-18', '2026-02-14', '2026-02-24'],
    ['2026-02-14', '2026-02-14', '2026-02-14'],
  ])('of %s is %s on or before and %s on or after', (date, before, after) => {
    expect(officialCalendar.workingDayOnOrBefore(day(date))).toBe(before);
    expect(officialCalendar.workingDayOnOrAfter(day(date))).toBe(after);
  });
});

describe('a reminder', () => {
  it('comes at 09:00 of its day', () =>
    expect(reminderInstant(SHANGHAI, day('2026-03-09')).toISOString()).toBe('2026-03-09T01:00:00.000Z'));

  it.each([
    ['2026-03-08', '2026-03-06T01:00:00.000Z'],
    ['2026-02-20', '2026-02-14T01:00:00.000Z'],
  ])('for the day off %s comes on the working day before', (date, instant) =>
    expect(reminderInstant(SHANGHAI, day(date)).toISOString()).toBe(instant),
  );

  it('follows the calendar given', () => {
    const calendar = workingCalendar([{ year: 2027, provisional: false, off: [day('2027-03-09')], work: [] }]);
    expect(weekdayOf(day('2027-03-09'))).toBe(2);
    expect(reminderInstant(SHANGHAI, day('2027-03-09'), calendar).toISOString()).toBe('2027-03-08T01:00:00.000Z');
  });
});
