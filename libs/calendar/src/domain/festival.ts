import { addDays, civilDate, type CivilDate, yearOf } from '@app/kernel';
import type { Almanac } from './almanac';

interface Festival {
  /** As people read it. */
  readonly name: string;
  dateIn(year: number, almanac: Almanac): CivilDate;
}

const fixed = (name: string, monthDay: string): Festival => ({
  name,
  dateIn: (year) => civilDate(`${String(year).padStart(4, '0')}-${monthDay}`),
});

const lunar = (name: string, month: number, day: number): Festival => ({
  name,
  dateIn: (year, almanac) => almanac.lunarDay(year, month, day),
});

/** The twelfth lunar month ends with the Spring Festival of the year asked for, so it belongs to the lunar year before. */
const beforeSpring = (name: string, day: number): Festival => ({
  name,
  dateIn: (year, almanac) => almanac.lunarDay(year - 1, 12, day),
});

const solarTerm = (name: '清明' | '冬至'): Festival => ({
  name,
  dateIn: (year, almanac) => almanac.solarTerm(year, name),
});

/** The days on which unions visit, in the order of the year (domain rules §7.2). */
export const FESTIVALS = {
  NEWYEAR: fixed('元旦', '01-01'),
  LABA: beforeSpring('腊八', 8),
  XIAONIAN: beforeSpring('小年', 23),
  SPRING_EVE: { name: '除夕', dateIn: (year, almanac) => addDays(almanac.lunarDay(year, 1, 1), -1) },
  SPRING: lunar('春节', 1, 1),
  LANTERN: lunar('元宵', 1, 15),
  WOMEN: fixed('三八妇女节', '03-08'),
  QINGMING: solarTerm('清明'),
  MAYDAY: fixed('五一劳动节', '05-01'),
  YOUTH: fixed('五四青年节', '05-04'),
  CHILDREN: fixed('六一儿童节', '06-01'),
  DRAGONBOAT: lunar('端午', 5, 5),
  PARTY: fixed('七一', '07-01'),
  ARMY: fixed('八一建军节', '08-01'),
  TEACHER: fixed('教师节', '09-10'),
  MIDAUTUMN: lunar('中秋', 8, 15),
  NATIONAL: fixed('国庆', '10-01'),
  CHONGYANG: lunar('重阳', 9, 9),
  JOURNALIST: fixed('记者节', '11-08'),
  WINTER: solarTerm('冬至'),
} as const satisfies Record<string, Festival>;

export type FestivalCode = keyof typeof FESTIVALS;

export const FESTIVAL_CODES = Object.keys(FESTIVALS) as FestivalCode[];

export const isFestivalCode = (value: unknown): value is FestivalCode =>
  typeof value === 'string' && Object.hasOwn(FESTIVALS, value);

export const festivalName = (code: FestivalCode): string => FESTIVALS[code].name;

export const festivalDateBy = (almanac: Almanac, code: FestivalCode, year: number): CivilDate =>
  FESTIVALS[code].dateIn(year, almanac);

export interface FestivalDay {
  readonly code: FestivalCode;
  readonly date: CivilDate;
}

/** Every festival from `from` to `to`, both included, by date. */
export function festivalsBetweenBy(almanac: Almanac, from: CivilDate, to: CivilDate): FestivalDay[] {
  const days: FestivalDay[] = [];
  // The 腊八 of a year may fall in the December before it, hence one year more.
  for (let year = yearOf(from); year <= yearOf(to) + 1; year++)
    for (const code of FESTIVAL_CODES) days.push({ code, date: festivalDateBy(almanac, code, year) });
  return days
    .filter(({ date }) => date >= from && date <= to)
    .sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
}
