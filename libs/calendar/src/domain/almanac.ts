import type { CivilDate } from '@app/kernel';

export type SolarTermName = '清明' | '冬至';

/** What the rules of this lib ask of the lunisolar calendar. */
export interface Almanac {
  /** The civil day of a lunar day in the regular (never the leap) month; the lunar year begins at the Spring Festival. */
  lunarDay(lunarYear: number, month: number, day: number): CivilDate;
  /** The civil day in China of a solar term inside the Gregorian year. */
  solarTerm(year: number, name: SolarTermName): CivilDate;
}
