import { addDays, type CivilDate, type Fen, formatFen, partsOf, weekdayOf, yearOf } from '@app/kernel';

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/** 今天, 明天, 昨天, a later day of this week, 3 月 16 日; with the year only when it is another one. */
export function dayWords(date: CivilDate, today: CivilDate): string {
  if (date === today) return '今天';
  if (date === addDays(today, 1)) return '明天';
  if (date === addDays(today, -1)) return '昨天';
  const sunday = addDays(today, 7 - weekdayOf(today));
  if (date > today && date <= sunday) return WEEKDAYS[weekdayOf(date) - 1]!;
  return calendarDay(date, today);
}

/** 3 月 16 日, with the year when it is not this year's. */
export function calendarDay(date: CivilDate, today: CivilDate): string {
  const [year, month, day] = partsOf(date);
  return `${yearOf(today) === year ? '' : `${year} 年 `}${month} 月 ${day} 日`;
}

/** 今天 stays 今天, another day becomes "3 月 16 日前". */
export const byWords = (date: CivilDate, today: CivilDate): string =>
  date === today ? '今天' : `${dayWords(date, today)}前`;

/** 最晚 + 周五前 → 最晚周五前; 最晚 + 3 月 16 日前 → 最晚 3 月 16 日前: a figure stands apart from a character. */
export const joined = (before: string, after: string): string => `${before}${/^\d/.test(after) ? ' ' : ''}${after}`;

/** `100000n` → ¥1,000.00 */
export const yuan = (fen: Fen): string => `¥${formatFen(fen).replace(/\B(?=(\d{3})+\.)/g, ',')}`;
