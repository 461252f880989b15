import { addDays, addMonths, type CivilDate } from '@app/kernel';

/** Files are reviewed once a year (domain rules §2.4): the first anniversary of the filing after `day`. */
export function nextReviewAfter(filedOn: CivilDate, day: CivilDate): CivilDate {
  for (let years = 1; ; years++) {
    const due = addMonths(filedOn, 12 * years);
    if (due > day) return due;
  }
}

/** Papers are kept ten years from the day on which the file was closed (domain rules §2.4). */
export const keptUntil = (exitedOn: CivilDate): CivilDate => addDays(addMonths(exitedOn, 120), -1);

/** 3, 6 and 12 months after the exit the household is asked how it fares. */
export const watchDates = (exitedOn: CivilDate): CivilDate[] => [3, 6, 12].map((months) => addMonths(exitedOn, months));
