import { type CivilDate, partsOf } from '@app/kernel';

/** 2026 年 3 月 5 日 */
export function dayWords(day: CivilDate): string {
  const [year, month, date] = partsOf(day);
  return `${year} 年 ${month} 月 ${date} 日`;
}
