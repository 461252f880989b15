import type { CivilDate } from '@app/kernel';

/** The 24 terms in the order of the year. */
export const SOLAR_TERMS = [
  ...['小寒', '大寒', '立春', '雨水', '惊蛰', '春分', '清明', '谷雨', '立夏', '小满', '芒种', '夏至'],
  ...['小暑', '大暑', '立秋', '处暑', '白露', '秋分', '寒露', '霜降', '立冬', '小雪', '大雪', '冬至'],
] as readonly SolarTermName[];
export type SolarTermName =
  | ('小寒' | '大寒' | '立春' | '雨水' | '惊蛰' | '春分' | '清明' | '谷雨' | '立夏' | '小满' | '芒种' | '夏至')
  | ('小暑' | '大暑' | '立秋' | '处暑' | '白露' | '秋分' | '寒露' | '霜降' | '立冬' | '小雪' | '大雪' | '冬至');

/** What the rules of this lib ask of the lunisolar calendar. */
export interface Almanac {
  /** The civil day of a lunar day in the regular (never the leap) month; the lunar year begins at the Spring Festival. */
  lunarDay(lunarYear: number, month: number, day: number): CivilDate;
  /** The civil day in China of a solar term inside the Gregorian year. */
  solarTerm(year: number, name: SolarTermName): CivilDate;
}
