import { type CivilDate, civilDate } from '@app/kernel';
import type { Notice } from '../app/official-year.service';
import type { NoticeDay } from '../domain/official-notice';
import { statutoryHolidays } from '../domain/statutory-holidays';
import { almanac } from '../lunar';

const OFF: Readonly<Record<string, string>> = {
  元旦: '01-01 01-02 01-03',
  春节: '02-05 02-06 02-07 02-08 02-09 02-10 02-11 02-12',
  清明节: '04-03 04-04 04-05',
  劳动节: '05-01 05-02 05-03 05-04 05-05',
  端午节: '06-09',
  中秋节: '09-15',
  国庆节: '10-01 10-02 10-03 10-04 10-05 10-06 10-07',
};
const WORKED: Readonly<Record<string, string>> = { 春节: '01-30 02-14', 劳动节: '05-08', 国庆节: '09-26 10-09' };

const daysOf = (table: Readonly<Record<string, string>>, off: boolean): NoticeDay[] =>
  Object.entries(table).flatMap(([name, days]) =>
    days.split(' ').map((day) => ({ date: civilDate(`2027-${day}`), name, off })),
  );

/** A made-up notice for 2027 of the shape that the State Council publishes. */
export const aNoticeOf2027 = (overrides: Partial<Notice> = {}): Notice => ({
  year: 2027,
  days: [...daysOf(OFF, true), ...daysOf(WORKED, false)],
  document: '关于2027年部分节假日安排的通知(测试)',
  publishedOn: civilDate('2026-11-04'),
  ...overrides,
});

/** A made-up notice of any year: the statutory holidays, and the days named. */
export const aNoticeWith = (year: number, off: readonly CivilDate[]): Notice => ({
  year,
  days: [...new Set([...statutoryHolidays(almanac, year), ...off])].map((date) => ({ date, name: '测试', off: true })),
  document: `关于${year}年部分节假日安排的通知(测试)`,
  publishedOn: null,
});
