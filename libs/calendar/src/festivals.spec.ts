import { civilDate } from '@app/kernel';
import {
  FESTIVAL_CODES,
  type FestivalCode,
  festivalDate,
  festivalName,
  festivalsBetween,
  isFestivalCode,
} from './index';

const COLUMNS: FestivalCode[] = [
  'SPRING_EVE',
  'SPRING',
  'LANTERN',
  'QINGMING',
  'DRAGONBOAT',
  'MIDAUTUMN',
  'CHONGYANG',
  'WINTER',
];

// Domain rules §7.3; checked there against the day-off lists of the State Council.
const REFERENCE = `
  2004 01-21 01-22 02-05 04-04 06-22 09-28 10-22 12-21
  2005 02-08 02-09 02-23 04-05 06-11 09-18 10-11 12-22
  2006 01-28 01-29 02-12 04-05 05-31 10-06 10-30 12-22
  2007 02-17 02-18 03-04 04-05 06-19 09-25 10-19 12-22
  2008 02-06 02-07 02-21 04-04 06-08 09-14 10-07 12-21
  2009 01-25 01-26 02-09 04-04 05-28 10-03 10-26 12-22
  2010 02-13 02-14 02-28 04-05 06-16 09-22 10-16 12-22
  2011 02-02 02-03 02-17 04-05 06-06 09-12 10-05 12-22
  2012 01-22 01-23 02-06 04-04 06-23 09-30 10-23 12-21
  2013 02-09 02-10 02-24 04-04 06-12 09-19 10-13 12-22
  2014 01-30 01-31 02-14 04-05 06-02 09-08 10-02 12-22
  2015 02-18 02-19 03-05 04-05 06-20 09-27 10-21 12-22
  2016 02-07 02-08 02-22 04-04 06-09 09-15 10-09 12-21
  2017 01-27 01-28 02-11 04-04 05-30 10-04 10-28 12-22
  2018 02-15 02-16 03-02 04-05 06-18 09-24 10-17 12-22
  2019 02-04 02-05 02-19 04-05 06-07 09-13 10-07 12-22
  2020 01-24 01-25 02-08 04-04 06-25 10-01 10-25 12-21
  2021 02-11 02-12 02-26 04-04 06-14 09-21 10-14 12-21
  2022 01-31 02-01 02-15 04-05 06-03 09-10 10-04 12-22
  2023 01-21 01-22 02-05 04-05 06-22 09-29 10-23 12-22
  2024 02-09 02-10 02-24 04-04 06-10 09-17 10-11 12-21
  2025 01-28 01-29 02-12 04-04 05-31 10-06 10-29 12-21
  2026 02-16 02-17 03-03 04-05 06-19 09-25 10-18 12-22
  2027 02-05 02-06 02-20 04-05 06-09 09-15 10-08 12-22
  2028 01-25 01-26 02-09 04-04 05-28 10-03 10-26 12-21
  2029 02-12 02-13 02-27 04-04 06-16 09-22 10-16 12-21
  2030 02-02 02-03 02-17 04-05 06-05 09-12 10-05 12-22
  2031 01-22 01-23 02-06 04-05 06-24 10-01 10-24 12-22
  2032 02-10 02-11 02-25 04-04 06-12 09-19 10-12 12-21
  2033 01-30 01-31 02-14 04-04 06-01 09-08 10-01 12-21
  2034 02-18 02-19 03-05 04-05 06-20 09-27 10-20 12-22
  2035 02-07 02-08 02-22 04-05 06-10 09-16 10-09 12-22
  2036 01-27 01-28 02-11 04-04 05-30 10-04 10-27 12-21
`;

const reference = REFERENCE.trim()
  .split('\n')
  .map((row) => row.trim().split(' '))
  .flatMap(([year, ...days]) => days.map((day, i) => [COLUMNS[i]!, Number(year), `${year}-${day}`] as const));

describe('festivals', () => {
  it('are checked for 33 years and 8 festivals', () => expect(reference).toHaveLength(33 * 8));

  it.each(reference)('%s of %i falls on %s', (code, year, date) => expect(festivalDate(code, year)).toBe(date));

  it.each([
    [2027, '2027-02-06', '2027-02-20'],
    [2030, '2030-02-03', '2030-02-17'],
  ])('of %i, where the ICU calendar is wrong: 春节 is %s and 元宵 %s', (year, spring, lantern) => {
    expect(festivalDate('SPRING', year)).toBe(spring);
    expect(festivalDate('LANTERN', year)).toBe(lantern);
  });

  it.each([
    ['DRAGONBOAT', 2009, '2009-05-28'],
    ['CHONGYANG', 2014, '2014-10-02'],
    ['MIDAUTUMN', 1995, '1995-09-09'],
    ['MIDAUTUMN', 1976, '1976-09-08'],
  ] as const)('%s of %i is in the regular month, not in the leap month after it', (code, year, date) =>
    expect(festivalDate(code, year)).toBe(date),
  );

  it.each([
    ['LABA', 2023, '2022-12-30'],
    ['LABA', 2024, '2024-01-18'],
    ['XIAONIAN', 2025, '2025-01-22'],
    ['XIAONIAN', 2026, '2026-02-10'],
  ] as const)('%s of %i is the one before the Spring Festival of that year', (code, year, date) =>
    expect(festivalDate(code, year)).toBe(date),
  );

  it.each([
    ['NEWYEAR', '2026-01-01'],
    ['WOMEN', '2026-03-08'],
    ['MAYDAY', '2026-05-01'],
    ['YOUTH', '2026-05-04'],
    ['CHILDREN', '2026-06-01'],
    ['PARTY', '2026-07-01'],
    ['ARMY', '2026-08-01'],
    ['TEACHER', '2026-09-10'],
    ['NATIONAL', '2026-10-01'],
    ['JOURNALIST', '2026-11-08'],
  ] as const)('%s falls on the same solar day every year, in 2026 on %s', (code, date) =>
    expect(festivalDate(code, 2026)).toBe(date),
  );

  it('of a year outside the lunar table are refused rather than guessed', () => {
    expect(() => festivalDate('SPRING', 1899)).toThrow(RangeError);
    expect(() => festivalDate('WINTER', 2101)).toThrow(RangeError);
    expect(() => festivalDate('SPRING', 2026.5)).toThrow(RangeError);
  });

  it('all have a name of their own', () =>
    expect(new Set(FESTIVAL_CODES.map(festivalName)).size).toBe(FESTIVAL_CODES.length));

  it.each([
    ['SPRING', true],
    ['toString', false],
    ['spring', false],
    [undefined, false],
  ])('code %p is known: %p', (code, known) => expect(isFestivalCode(code)).toBe(known));

  it('between two days are listed by date, both days included', () =>
    expect(festivalsBetween(civilDate('2026-02-16'), civilDate('2026-03-08'))).toEqual([
      { code: 'SPRING_EVE', date: '2026-02-16' },
      { code: 'SPRING', date: '2026-02-17' },
      { code: 'LANTERN', date: '2026-03-03' },
      { code: 'WOMEN', date: '2026-03-08' },
    ]));

  it('between two days include the 腊八 that falls in December', () =>
    expect(festivalsBetween(civilDate('2022-12-23'), civilDate('2022-12-31'))).toEqual([
      { code: 'LABA', date: '2022-12-30' },
    ]));
});
