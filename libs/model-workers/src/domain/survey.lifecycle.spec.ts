import { civilDate } from '@app/kernel';
import { MODEL_WORKER_PROBLEMS } from './model-worker.problems';
import {
  openSurveyActions,
  SURVEY_ACTIONS,
  SURVEY_STATUSES,
  type SurveyAction,
  surveyAfter,
  type SurveyStatus,
} from './survey.lifecycle';
import { DEFAULT_SURVEY_DAYS, daysOf, surveyDaysProblems, surveyDue } from './survey-days';

const OPEN: Readonly<Record<SurveyStatus, Partial<Record<SurveyAction, SurveyStatus>>>> = {
  open: { answer: 'answered', lapse: 'lapsed', cancel: 'cancelled' },
  answered: { answer: 'answered', accept: 'accepted', 'send-back': 'open', cancel: 'cancelled' },
  accepted: { reopen: 'open' },
  lapsed: { answer: 'answered' },
  cancelled: { resume: 'open' },
};

describe('the yearly survey', () => {
  it.each(SURVEY_STATUSES.flatMap((status) => SURVEY_ACTIONS.map((action) => [status, action] as const)))(
    '%s: %s',
    (status, action) => {
      const expected = OPEN[status][action];
      const after = () => surveyAfter(status, action);
      if (expected) expect(after()).toBe(expected);
      else expect(after).toThrow(MODEL_WORKER_PROBLEMS['model-worker-survey.action-not-open'].title);
    },
  );

  it('lapses and is cancelled by itself: nobody has a button for it', () => {
    expect(SURVEY_STATUSES.map(openSurveyActions)).toEqual([
      ['answer'],
      ['answer', 'accept', 'send-back'],
      ['reopen'],
      ['answer'],
      [],
    ]);
  });

  it.each([
    ['2026-02-28', null],
    ['2026-03-01', '2026-04-30'],
    ['2026-03-20', '2026-05-04'],
    ['2026-11-21', '2027-01-05'],
  ])('opened on %s is due on %s', (today, due) => expect(surveyDue(civilDate(today), DEFAULT_SURVEY_DAYS)).toBe(due));

  it('has the days that were set last for its year or before', () => {
    const later = { fromYear: 2027, opensOn: '05-01', dueOn: '06-15', leastDays: 30 };
    const last = { fromYear: 2029, opensOn: '02-01', dueOn: '02-20', leastDays: 10 };
    expect([2026, 2027, 2028, 2029, 2035].map((year) => daysOf(year, [last, later]))).toEqual([
      ...[DEFAULT_SURVEY_DAYS, later, later, last, last],
    ]);
    expect(surveyDue(civilDate('2027-05-01'), later)).toBe('2027-06-15');
    expect(surveyDue(civilDate('2027-04-30'), later)).toBeNull();
  });

  it.each([
    [{ fromYear: 2025 }, 'fromYear'],
    [{ opensOn: '3-1' }, 'opensOn'],
    [{ dueOn: '02-29' }, 'dueOn'],
    [{ dueOn: '02-01' }, 'dueOn'],
    [{}, undefined],
  ])('days with %j: what is wrong stands at %s', (overrides, field) => {
    const given = { ...DEFAULT_SURVEY_DAYS, fromYear: 2026, ...overrides };
    expect(surveyDaysProblems(given, 2026)[0]?.field).toBe(field);
  });
});
