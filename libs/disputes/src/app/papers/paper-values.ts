import { dayOnSheet, type FormRow } from '@app/forms';
import type { CivilDate } from '@app/kernel';
import { type ClockReading, lastDayOf } from '../../domain/clock';
import type { ClockCode } from '../../domain/clock-rules';

/** The last day of a clock, a day off moved to the next working day; null when the clock never ran. */
export function lastDayOnSheet(clocks: readonly ClockReading[], code: ClockCode | undefined): string | null {
  const found = clocks.find(({ rule }) => rule.code === code);
  return found ? dayOnSheet(lastDayOf(found)) : null;
}

/** A paper of a file with its day. */
export type FiledPaper = readonly [title: string, on: CivilDate | null];

/** Nothing when there is no day: then there is no such paper. */
export const filed = (title: string, on: CivilDate | null | undefined): FiledPaper[] => (on ? [[title, on]] : []);

export const contentsOnSheet = (papers: readonly FiledPaper[]): FormRow[] =>
  papers.map(([title, on], i) => ({ place: String(i + 1), title, on: dayOnSheet(on) }));
