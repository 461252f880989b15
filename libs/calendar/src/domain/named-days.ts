import { addDays, type CivilDate } from '@app/kernel';
import type { NoticeDay } from './official-notice';
import type { OfficialYear } from './official-days';

/** A list with the names of its holidays: days in a row that are off bear the names of the festivals among them. */
export function namedDays(
  { off, work }: Pick<OfficialYear, 'off' | 'work'>,
  nameOn: (date: CivilDate) => string | undefined,
): NoticeDay[] {
  const days: NoticeDay[] = work.map((date) => ({ date, name: '调休上班', off: false }));
  for (const run of runsOf([...off].sort())) {
    const names = [...new Set(run.flatMap((date) => nameOn(date) ?? []))];
    for (const date of run) days.push({ date, name: names.join('、'), off: true });
  }
  return days.sort((a, b) => (a.date < b.date ? -1 : 1));
}

function runsOf(dates: readonly CivilDate[]): CivilDate[][] {
  const runs: CivilDate[][] = [];
  for (const date of dates) {
    const last = runs.at(-1);
    if (last && addDays(last.at(-1)!, 1) === date) last.push(date);
    else runs.push([date]);
  }
  return runs;
}
