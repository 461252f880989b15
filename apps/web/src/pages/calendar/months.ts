import dayjs from 'dayjs';
import type { CalendarYear } from './calendar-types';

export interface MonthDay {
  readonly date: string;
  readonly day: number;
  /** Saturday or Sunday. */
  readonly weekend: boolean;
  /** What the official list says of it; undefined: nothing. */
  readonly off?: boolean;
  readonly festivals: readonly string[];
}

export interface CalendarMonth {
  readonly month: number;
  /** How many days of the week stand before the first: 0 when it is a Monday. */
  readonly before: number;
  readonly days: readonly MonthDay[];
}

/** The twelve months of a year with what is marked in them. */
export function monthsOf({ year, days, festivals }: CalendarYear): CalendarMonth[] {
  const offOn = new Map(days.map(({ date, off }) => [date, off]));
  const named = new Map<string, string[]>();
  for (const { date, name } of festivals) named.set(date, [...(named.get(date) ?? []), name]);
  return Array.from({ length: 12 }, (_, index) => {
    const first = dayjs(`${year}-${String(index + 1).padStart(2, '0')}-01`);
    const length = first.daysInMonth();
    return {
      month: index + 1,
      before: (first.day() + 6) % 7,
      days: Array.from({ length }, (_each, offset): MonthDay => {
        const at = first.add(offset, 'day');
        const date = at.format('YYYY-MM-DD');
        const off = offOn.get(date);
        return {
          ...{ date, day: offset + 1, weekend: at.day() === 0 || at.day() === 6, festivals: named.get(date) ?? [] },
          ...(off === undefined ? {} : { off }),
        };
      }),
    };
  });
}
