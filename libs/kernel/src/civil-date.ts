/** A calendar day without time or zone, `YYYY-MM-DD`, years 1000 to 9999; compares correctly as text. */
export type CivilDate = string & { readonly __civilDate: true };

const SHAPE = /^[1-9]\d{3}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;
const ISO_LENGTH = '2026-01-31T00:00:00.000Z'.length;

const toUtc = (date: CivilDate): number => Date.parse(`${date}T00:00:00Z`);

/** Lists count days by the hundred, so this asks no more than it must. */
function fromUtc(ms: number): CivilDate {
  const text = new Date(ms).toISOString();
  // Past year 9999 ISO grows a sign and more digits, before 1000 a zero; such a day is refused, not cut short.
  if (text.length !== ISO_LENGTH || text[0] === '0') throw new RangeError('not a calendar day YYYY-MM-DD');
  return text.slice(0, 10) as CivilDate;
}

/** Throws RangeError on a day that does not exist, such as 2025-02-29. */
export function civilDate(text: string): CivilDate {
  if (!isCivilDate(text)) throw new RangeError('not a calendar day YYYY-MM-DD');
  return text;
}

export function isCivilDate(value: unknown): value is CivilDate {
  if (typeof value !== 'string' || !SHAPE.test(value)) return false;
  const ms = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(value);
}

export const addDays = (date: CivilDate, days: number): CivilDate => fromUtc(toUtc(date) + days * DAY_MS);

/** Same day of the month `months` later, or that month's last day when it is shorter. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year, month, day] = partsOf(date);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return fromUtc(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, last)));
}

/** Natural days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: CivilDate, to: CivilDate): number => Math.round((toUtc(to) - toUtc(from)) / DAY_MS);

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export const weekdayOf = (date: CivilDate): number => new Date(toUtc(date)).getUTCDay() || 7;

export const yearOf = (date: CivilDate): number => Number(date.slice(0, 4));

export function partsOf(date: CivilDate): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

/** Full years of age on `on` of somebody born on `born`. */
export function ageOn(born: CivilDate, on: CivilDate): number {
  const years = yearOf(on) - yearOf(born);
  return on.slice(5) < born.slice(5) ? years - 1 : years;
}

/** Making a formatter takes longer than the whole rest of a request. */
const calendars = new Map<string, Intl.DateTimeFormat>();

/** The civil day that a wall clock in `zone` shows at `instant`. */
export function civilDateIn(zone: string, instant: Date): CivilDate {
  let calendar = calendars.get(zone);
  if (!calendar) {
    calendar = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    calendars.set(zone, calendar);
  }
  return calendar.format(instant) as CivilDate;
}
