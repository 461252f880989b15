import type { TFunction } from 'i18next';
import { dayText, shiftDay, weekdayText } from '../../dates';

/** Days in a row as one: 2 月 5 日 周五至 2 月 12 日 周五、2 月 14 日 周日 */
export function dayRuns(dates: readonly string[], t: TFunction): string {
  const runs: [first: string, last: string][] = [];
  for (const date of [...dates].sort()) {
    const run = runs.at(-1);
    if (run && shiftDay(run[1], 1) === date) run[1] = date;
    else runs.push([date, date]);
  }
  const words = (date: string) => `${dayText(date, t, date)} ${weekdayText(date, t)}`;
  const said = runs.map(([first, last]) =>
    first === last ? words(first) : t('calendar:run', { first: words(first), last: words(last) }),
  );
  return said.join(t('calendar:comma'));
}
