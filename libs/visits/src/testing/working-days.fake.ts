import { addDays, type CivilDate, weekdayOf } from '@app/kernel';
import type { WorkingDays } from '../domain/duty-deadline';

const isWorking = (date: CivilDate): boolean => weekdayOf(date) <= 5;

/** Monday to Friday, no holidays: enough for rules that only count. */
export const MONDAY_TO_FRIDAY: WorkingDays = {
  addWorkingDays(from, days) {
    let date = from;
    for (let left = days; left > 0;) {
      date = addDays(date, 1);
      if (isWorking(date)) left -= 1;
    }
    return date;
  },
  workingDaysBetween(from, to) {
    let count = 0;
    for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (isWorking(date)) count += 1;
    return count;
  },
};
