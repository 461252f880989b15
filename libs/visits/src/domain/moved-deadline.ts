import { type CivilDate } from '@app/kernel';
import type { WorkingDays } from './duty-deadline';

/** From what a deadline was counted, and what came of it; many duties share one. */
export interface CountedDeadline {
  readonly countedFrom: CivilDate;
  readonly workingDays: number;
  readonly deadlineOn: CivilDate;
}

export interface MovedDeadline extends CountedDeadline {
  readonly movedTo: CivilDate;
}

/**
 * Deadlines that another list of official days gives another day. One that would have passed already ends today: nobody is
 * late because a list came.
 */
export const movedDeadlines = (
  deadlines: readonly CountedDeadline[],
  calendar: Pick<WorkingDays, 'addWorkingDays'>,
  today: CivilDate,
): MovedDeadline[] =>
  deadlines.flatMap((counted) => {
    const due = calendar.addWorkingDays(counted.countedFrom, counted.workingDays);
    const movedTo = due < today ? today : due;
    return counted.deadlineOn < today || movedTo === counted.deadlineOn ? [] : [{ ...counted, movedTo }];
  });
