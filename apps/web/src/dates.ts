import dayjs from 'dayjs';
import type { TFunction } from 'i18next';

const ZONE = 'Asia/Shanghai';

/** The civil day where the unions are, whatever the device's own zone: `YYYY-MM-DD`. */
export const todayInChina = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(Date.now());

export const shiftDay = (day: string, days: number): string => dayjs(day).add(days, 'day').format('YYYY-MM-DD');

/** Below zero when `to` comes first. */
export const daysBetween = (from: string, to: string): number => dayjs(to).diff(dayjs(from), 'day');

const NEAR: Record<number, string> = {
  [-2]: 'parts:date.beforeYesterday',
  [-1]: 'parts:date.yesterday',
  0: 'parts:date.today',
  1: 'parts:date.tomorrow',
  2: 'parts:date.afterTomorrow',
};

/** "3 月 16 日", with the year only when it is another year; without a today always with it. */
export function dayText(day: string, t: TFunction, today: string | null = todayInChina()): string {
  const at = dayjs(day);
  const key = today && at.year() === dayjs(today).year() ? 'parts:date.day' : 'parts:date.dayWithYear';
  return t(key, { year: at.year(), month: at.month() + 1, day: at.date(), monthName: at.format('MMM') });
}

/** Both days of a span, each with its year unless the whole of it is this year. */
export function spanTexts(from: string, to: string, t: TFunction, today = todayInChina()): readonly [string, string] {
  const [first, last] = [from, to].map((day) => dayjs(day).year());
  const seen = first === last ? today : null;
  return [dayText(from, t, seen), dayText(to, t, seen)];
}

export const weekdayText = (day: string, t: TFunction): string => t(`parts:date.weekdays.${dayjs(day).day()}`);

/** 今天, 明天, 周五 (within this week), else the day. */
export function relativeDay(day: string, t: TFunction, today = todayInChina()): string {
  const distance = dayjs(day).diff(dayjs(today), 'day');
  const near = NEAR[distance];
  if (near) return t(near);
  const untilSunday = (7 - dayjs(today).day()) % 7;
  return distance > 0 && distance <= untilSunday ? weekdayText(day, t) : dayText(day, t, today);
}

const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hour12: false });
const civilDay = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE });

/** The civil day of an instant where the unions are; its text begins with the day of Greenwich. */
export const dayOfInstant = (instant: string): string => civilDay.format(new Date(instant));

/** An instant as people say it: "今天 10:21". */
export function relativeInstant(instant: string, t: TFunction): string {
  return `${relativeDay(dayOfInstant(instant), t)} ${clock.format(new Date(instant))}`;
}
