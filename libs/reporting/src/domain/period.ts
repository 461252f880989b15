import { addDays, addMonths, type CivilDate, civilDate, partsOf, yearOf } from '@app/kernel';

export const PERIOD_KINDS = ['month', 'quarter', 'year', 'days'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** Both days are in it. */
export interface Period {
  readonly kind: PeriodKind;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

const MONTHS: Record<Exclude<PeriodKind, 'days'>, number> = { month: 1, quarter: 3, year: 12 };

const firstOfMonth = (year: number, month: number): CivilDate =>
  civilDate(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`);

export const yearPeriod = (year: number): Period => periodFrom('year', firstOfMonth(year, 1));

/** The month, quarter or year that begins on `from`. */
function periodFrom(kind: Exclude<PeriodKind, 'days'>, from: CivilDate): Period {
  return { kind, from, to: addDays(addMonths(from, MONTHS[kind]), -1) };
}

/** The month, quarter or year in which `day` lies. */
export function periodAround(kind: Exclude<PeriodKind, 'days'>, day: CivilDate): Period {
  const [year, month] = partsOf(day);
  return periodFrom(kind, firstOfMonth(year, month - ((month - 1) % MONTHS[kind])));
}

/** The one that ended last before `day`. */
export const lastEnded = (kind: Exclude<PeriodKind, 'days'>, day: CivilDate): Period =>
  periodAround(kind, addDays(periodAround(kind, day).from, -1));

/** From a day to a day; a whole month, quarter or year is recognised as such. */
export function periodOf(from: CivilDate, to: CivilDate): Period {
  for (const kind of ['year', 'quarter', 'month'] as const) {
    const whole = periodAround(kind, from);
    if (whole.from === from && whole.to === to) return whole;
  }
  return { kind: 'days', from, to };
}

/** From the first day of a month to the last of one. */
export const isWholeMonths = ({ from, to }: Pick<Period, 'from' | 'to'>): boolean =>
  from.endsWith('-01') && addDays(to, 1).endsWith('-01');

/** The same days a year before: what "last year beside it" means. */
export function yearBefore({ kind, from, to }: Period): Period {
  const before = addMonths(from, -12);
  return kind === 'days' ? { kind, from: before, to: addMonths(to, -12) } : periodAround(kind, before);
}

const WIDER = { month: 'quarter', quarter: 'year' } as const;

/** The quarter of a month, the year of a quarter; null for a year and for days between. */
export const widerOf = ({ kind, from }: Period): Period | null =>
  kind === 'month' || kind === 'quarter' ? periodAround(WIDER[kind], from) : null;

/** The quarters of a year, the months of a quarter. */
export function shorterOf({ kind, from }: Period): Period[] {
  const [shorter, count] = kind === 'year' ? (['quarter', 4] as const) : (['month', 3] as const);
  if (kind !== 'year' && kind !== 'quarter') return [];
  return Array.from({ length: count }, (_, at) => periodFrom(shorter, addMonths(from, at * MONTHS[shorter])));
}

/** All periods by which a reader might find this one: its year with the quarters, and the months of its own quarter. */
export function besidePeriods(period: Period): Period[] {
  const wider = widerOf(period);
  return wider ? [...besidePeriods(wider), ...shorterOf(wider)] : [period];
}

/** The year with its quarters and months. */
export function allOfYear(year: Period): Period[] {
  const quarters = shorterOf(year);
  return [year, ...quarters, ...quarters.flatMap(shorterOf)];
}

const QUARTERS = ['一', '二', '三', '四'];

/** `2025 年`, `2025 年第三季度`, `2025 年 7 月`, `2025 年 3 月 1 日至 4 月 15 日`. */
export function periodWords({ kind, from, to }: Period): string {
  const [year, month] = partsOf(from);
  if (kind === 'year') return `${year} 年`;
  if (kind === 'quarter') return `${year} 年第${QUARTERS[(month - 1) / 3]!}季度`;
  if (kind === 'month') return `${year} 年 ${month} 月`;
  return `${dayWords(from)}至 ${yearOf(to) === year ? dayWords(to).replace(/^\d+ 年 /, '') : dayWords(to)}`;
}

function dayWords(day: CivilDate): string {
  const [year, month, date] = partsOf(day);
  return `${year} 年 ${month} 月 ${date} 日`;
}
