import { addDays, type CivilDate, civilDate, partsOf, yearOf } from '@app/kernel';
import { LegalHoliday } from 'tyme4ts';
import { OFFICIAL_DAYS } from './domain/official-days';
import { statutoryHolidays } from './domain/statutory-holidays';
import { almanac } from './lunar';

const FIRST_YEAR = 2024;

function libraryList(year: number): { off: CivilDate[]; work: CivilDate[] } {
  const off: CivilDate[] = [];
  const work: CivilDate[] = [];
  for (let day = civilDate(`${year}-01-01`); yearOf(day) === year; day = addDays(day, 1)) {
    const holiday = LegalHoliday.fromYmd(...partsOf(day));
    if (holiday) (holiday.isWork() ? work : off).push(day);
  }
  return { off, work };
}

describe('official days', () => {
  it.each(OFFICIAL_DAYS)('of $year equal the list that the lunar library carries', ({ year, off, work }) =>
    expect({ off, work }).toEqual(libraryList(year)),
  );

  it('cover every year from 2024 that the library knows', () => {
    const known = Array.from({ length: 20 }, (_, i) => FIRST_YEAR + i).filter(
      (year) => libraryList(year).off.length > 0,
    );
    expect(OFFICIAL_DAYS.map(({ year }) => year)).toEqual(known);
  });

  it.each(OFFICIAL_DAYS)('of $year are announced, not provisional', ({ provisional }) =>
    expect(provisional).toBe(false),
  );

  it.each(OFFICIAL_DAYS)('of $year give every statutory holiday off', ({ year, off }) =>
    expect(off).toEqual(expect.arrayContaining(statutoryHolidays(almanac, year))),
  );
});

describe('statutory holidays', () => {
  it('since 2025 are 13 days, with 除夕 and the second of May', () =>
    expect(statutoryHolidays(almanac, 2027)).toEqual(
      '01-01 02-05 02-06 02-07 02-08 04-05 05-01 05-02 06-09 09-15 10-01 10-02 10-03'
        .split(' ')
        .map((day) => `2027-${day}`),
    ));

  it('before 2025 are 11 days, without them', () =>
    expect(statutoryHolidays(almanac, 2024)).toEqual(
      '01-01 02-10 02-11 02-12 04-04 05-01 06-10 09-17 10-01 10-02 10-03'.split(' ').map((day) => `2024-${day}`),
    ));

  it('that fall on one day are one day off', () => {
    const days = statutoryHolidays(almanac, 2031);
    expect(days).toHaveLength(12);
    expect(days.filter((day) => day === '2031-10-01')).toHaveLength(1);
  });
});
