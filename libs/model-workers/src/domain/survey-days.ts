import { addDays, type CivilDate, civilDate, type FieldProblem, isCivilDate, yearOf } from '@app/kernel';

/** When the survey of a year opens and is due (MM-DD), from a year on. */
export interface SurveyDays {
  readonly fromYear: number;
  readonly opensOn: string;
  readonly dueOn: string;
  /** Who gets his file later in the year has at least as many days to answer. */
  readonly leastDays: number;
}

/** Asked in spring, so that the answers are there for the aid around 1 May. */
export const DEFAULT_SURVEY_DAYS: SurveyDays = { fromYear: 0, opensOn: '03-01', dueOn: '04-30', leastDays: 45 };

/** Those that hold in a year: the last that were set for it or before; else the default. */
export function daysOf<T extends SurveyDays>(year: number, set: readonly T[]): T | SurveyDays {
  const known = set.filter(({ fromYear }) => fromYear <= year);
  return known.reduce<T | SurveyDays>(
    (last, each) => (each.fromYear > last.fromYear ? each : last),
    DEFAULT_SURVEY_DAYS,
  );
}

/** When a survey of the year of `today` is due that opens today; null: it is not time yet. */
export function surveyDue(today: CivilDate, { opensOn, dueOn, leastDays }: SurveyDays): CivilDate | null {
  const year = yearOf(today);
  if (today < civilDate(`${year}-${opensOn}`)) return null;
  const [due, least] = [civilDate(`${year}-${dueOn}`), addDays(today, leastDays)];
  return due > least ? due : least;
}

/** What is wrong with days that are to be set, by field. A year that is over is not set any more; 29 February is no day of every year. */
export function surveyDaysProblems({ fromYear, opensOn, dueOn }: SurveyDays, thisYear: number): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (fromYear < thisYear) problems.push({ field: 'fromYear', message: '过去的年份不能再改，请从今年或以后定起' });
  for (const [field, day] of [
    ['opensOn', opensOn],
    ['dueOn', dueOn],
  ] as const)
    if (!/^\d\d-\d\d$/.test(day) || !isCivilDate(`2025-${day}`))
      problems.push({ field, message: '请写成月-日，比如 03-01' });
  if (problems.length === 0 && opensOn >= dueOn)
    problems.push({ field: 'dueOn', message: '截止要晚于开始，而且在同一年里' });
  return problems;
}
