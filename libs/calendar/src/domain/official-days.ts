import { type CivilDate, civilDate } from '@app/kernel';

/** One year's days off (named ones, with the weekends inside them) and its make-up workdays (调休). */
export interface OfficialYear {
  readonly year: number;
  /** True when the list was computed because the State Council has not announced it yet. */
  readonly provisional: boolean;
  readonly off: readonly CivilDate[];
  readonly work: readonly CivilDate[];
}

const announced = (year: number, holidays: readonly string[], work: string): OfficialYear => ({
  year,
  provisional: false,
  off: holidays.flatMap((holiday) => datesOf(year, holiday)),
  work: datesOf(year, work),
});

const datesOf = (year: number, days: string): CivilDate[] => days.split(' ').map((day) => civilDate(`${year}-${day}`));

/** As announced by the State Council each autumn for the year after (domain rules §7.1). */
export const OFFICIAL_DAYS: readonly OfficialYear[] = [
  announced(
    2024,
    [
      '01-01',
      '02-10 02-11 02-12 02-13 02-14 02-15 02-16 02-17',
      '04-04 04-05 04-06',
      '05-01 05-02 05-03 05-04 05-05',
      '06-08 06-09 06-10',
      '09-15 09-16 09-17',
      '10-01 10-02 10-03 10-04 10-05 10-06 10-07',
    ],
    '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  ),
  announced(
    2025,
    [
      '01-01',
      '01-28 01-29 01-30 01-31 02-01 02-02 02-03 02-04',
      '04-04 04-05 04-06',
      '05-01 05-02 05-03 05-04 05-05',
      '05-31 06-01 06-02',
      '10-01 10-02 10-03 10-04 10-05 10-06 10-07 10-08',
    ],
    '01-26 02-08 04-27 09-28 10-11',
  ),
  announced(
    2026,
    [
      '01-01 01-02 01-03',
      '02-15 02-16 02-17 02-18 02-19 02-20 02-21 02-22 02-23',
      '04-04 04-05 04-06',
      '05-01 05-02 05-03 05-04 05-05',
      '06-19 06-20 06-21',
      '09-25 09-26 09-27',
      '10-01 10-02 10-03 10-04 10-05 10-06 10-07',
    ],
    '01-04 02-14 02-28 05-09 09-20 10-10',
  ),
];
