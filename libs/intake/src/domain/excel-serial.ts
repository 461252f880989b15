import { addDays, type CivilDate, civilDate } from '@app/kernel';
import type { DateSystem } from './sheet-cell';

const BEFORE_1900 = civilDate('1899-12-31');
const START_1904 = civilDate('1904-01-01');
/** 1900 had no 29 February, but Lotus and Excel count it as day 60. */
const PHANTOM_LEAP_DAY = 60;
const LAST_SERIAL = 2_958_465;

/** The day that a spreadsheet stores as `serial` (the time of day after the point is dropped), or undefined. */
export function civilDateFromSerial(serial: number, dateSystem: DateSystem): CivilDate | undefined {
  const day = Math.floor(serial);
  if (!Number.isFinite(day) || day > LAST_SERIAL) return undefined;
  if (dateSystem === '1904') return day < 0 ? undefined : addDays(START_1904, day);
  if (day < 1 || day === PHANTOM_LEAP_DAY) return undefined;
  return addDays(BEFORE_1900, day < PHANTOM_LEAP_DAY ? day : day - 1);
}
