import {
  addDays,
  addMonths,
  ageOn,
  civilDate,
  civilDateIn,
  daysBetween,
  isCivilDate,
  partsOf,
  weekdayOf,
  yearOf,
} from './civil-date';

describe('a civil date', () => {
  it.each(['2026-01-31', '2024-02-29', '2000-02-29', '1000-01-01', '9999-12-31'])('%s exists', (text) =>
    expect(civilDate(text)).toBe(text),
  );

  it.each([
    ['2025-02-29', 'no leap year'],
    ['1900-02-29', 'no leap year'],
    ['2026-04-31', 'April has 30 days'],
    ['2026-13-01', 'no such month'],
    ['2026-00-10', 'no such month'],
    ['2026-01-00', 'no such day'],
    ['2026-1-1', 'not padded'],
    ['0026-01-01', 'a year typed short'],
    ['2026-01-01T00:00:00Z', 'an instant'],
    ['2026-01-01\n', 'a line end'],
    ['２０２６-01-01', 'full-width digits'],
    ['', 'nothing'],
  ])('%p is refused: %s', (text) => expect(() => civilDate(text)).toThrow(RangeError));

  it.each([20260101, null, undefined, new Date(0)])('is text only, not %p', (value) =>
    expect(isCivilDate(value)).toBe(false),
  );

  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2025-02-28', 1, '2025-03-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-01-01', 365, '2027-01-01'],
    ['2026-01-01', 0, '2026-01-01'],
    ['1986-05-03', 1, '1986-05-04'],
  ])('%s and %i days are %s', (date, days, later) => {
    expect(addDays(civilDate(date), days)).toBe(later);
    expect(daysBetween(civilDate(date), civilDate(later))).toBe(days);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -13, '2024-12-15'],
    ['2026-08-31', 0, '2026-08-31'],
  ])('%s and %i months are %s, at most the last of the month', (date, months, later) =>
    expect(addMonths(civilDate(date), months)).toBe(later),
  );

  it('past the year 9999 is refused, not cut short', () => {
    expect(() => addDays(civilDate('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addMonths(civilDate('9999-12-31'), 1)).toThrow(RangeError);
  });

  it.each([
    ['2026-03-09', 1],
    ['2026-03-14', 6],
    ['2026-03-15', 7],
  ])('%s has the ISO weekday %i', (date, weekday) => expect(weekdayOf(civilDate(date))).toBe(weekday));

  it('has the parts that it shows', () => {
    expect(partsOf(civilDate('2026-03-09'))).toEqual([2026, 3, 9]);
    expect(yearOf(civilDate('2026-03-09'))).toBe(2026);
  });
});

describe('age', () => {
  it.each([
    ['2010-09-01', '2026-08-31', 15],
    ['2010-09-01', '2026-09-01', 16],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2026-03-09', '2026-03-09', 0],
  ])('of somebody born %s is on %s %i full years', (born, on, years) =>
    expect(ageOn(civilDate(born), civilDate(on))).toBe(years),
  );
});

describe('the day of an instant', () => {
  it.each([
    ['Asia/Shanghai', '2026-03-08T15:59:59.999Z', '2026-03-08'],
    ['Asia/Shanghai', '2026-03-08T16:00:00.000Z', '2026-03-09'],
    ['America/New_York', '2026-03-09T03:59:59.999Z', '2026-03-08'],
    ['UTC', '2026-03-08T23:59:59.999Z', '2026-03-08'],
  ])('in %s at %s is %s', (zone, instant, day) => expect(civilDateIn(zone, new Date(instant))).toBe(day));
});
