import { type CivilDate, partsOf } from '@app/kernel';

/** 12 月 12 日, as a family reads it. */
export function dayWords(day: CivilDate): string {
  const [, month, date] = partsOf(day);
  return `${month} 月 ${date} 日`;
}
