import { addDays, type CivilDate, partsOf } from '@app/kernel';

/** An IANA zone, such as `Asia/Shanghai`. */
export type Zone = string;

const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;
const DAY_MS = 86_400_000;

const clocks = new Map<Zone, Intl.DateTimeFormat>();

function clockIn(zone: Zone): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    clocks.set(zone, clock);
  }
  return clock;
}

/** How many milliseconds the wall clock in `zone` is ahead of UTC at `instantMs`. */
function offsetAt(zone: Zone, instantMs: number): number {
  const shown: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of clockIn(zone).formatToParts(instantMs)) shown[type] = Number(value);
  const { year, month, day, hour, minute, second } = shown;
  const wallMs = Date.UTC(year!, month! - 1, day, hour, minute, second);
  return wallMs - Math.floor(instantMs / 1000) * 1000;
}

/**
 * The instant at which a wall clock in `zone` shows `clock` (`HH:mm`, 00:00 to 23:59) on `date`.
 * Where the clock is set forward over that time, the time moves along; where it is shown twice, the first one counts.
 * Throws RangeError on an unknown zone or clock.
 */
export function instantAt(zone: Zone, date: CivilDate, clock: string): Date {
  const time = CLOCK.exec(clock);
  if (!time) throw new RangeError('not a time of day HH:mm');
  const [year, month, day] = partsOf(date);
  const wallMs = Date.UTC(year, month - 1, day, Number(time[1]), Number(time[2]));
  const before = wallMs - offsetAt(zone, wallMs - DAY_MS);
  const after = wallMs - offsetAt(zone, wallMs + DAY_MS);
  const shows = (instantMs: number): boolean => instantMs + offsetAt(zone, instantMs) === wallMs;
  return new Date(shows(before) || !shows(after) ? before : after);
}

export const startOfDay = (zone: Zone, date: CivilDate): Date => instantAt(zone, date, '00:00');

/** The last millisecond of `date` in `zone`: what happens at it still happens on that day. */
export const endOfDay = (zone: Zone, date: CivilDate): Date =>
  new Date(startOfDay(zone, addDays(date, 1)).getTime() - 1);
