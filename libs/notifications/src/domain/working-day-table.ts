import { addDays, type CivilDate } from '@app/kernel';

/**
 * The working days of a span, so that SQL can count them by a join: the n-th working day after `day[i]` is
 * `worked[upTo[i] + n]` (worked[1] is the first), the n-th before it `worked[before[i] - n + 1]`.
 */
export interface WorkingDayTable {
  readonly days: readonly CivilDate[];
  /** How many working days there are from the first day of the span up to this one, itself included. */
  readonly upTo: readonly number[];
  /** The same without the day itself. */
  readonly before: readonly number[];
  readonly worked: readonly CivilDate[];
}

export function workingDayTable(
  calendar: { isWorkingDay(date: CivilDate): boolean },
  from: CivilDate,
  until: CivilDate,
): WorkingDayTable {
  const days: CivilDate[] = [];
  const upTo: number[] = [];
  const before: number[] = [];
  const worked: CivilDate[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) {
    days.push(day);
    before.push(worked.length);
    if (calendar.isWorkingDay(day)) worked.push(day);
    upTo.push(worked.length);
  }
  return { days, upTo, before, worked };
}
