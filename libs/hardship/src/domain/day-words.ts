import { type CivilDate, partsOf } from '@app/kernel';

/** 2027 年 4 月 21 日, as a person reads a day in a sentence. */
export function dayWords(day: CivilDate): string {
  const [year, month, date] = partsOf(day);
  return `${year} 年 ${month} 月 ${date} 日`;
}
