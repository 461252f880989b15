import { civilDate } from '@app/kernel';
import { MODEL_WORKER_PROBLEMS } from './model-worker.problems';
import {
  openSurveyActions,
  SURVEY_ACTIONS,
  SURVEY_STATUSES,
  type SurveyAction,
  surveyAfter,
  surveyDue,
  type SurveyStatus,
} from './survey.lifecycle';

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
  ])('opened on %s is due on %s', (today, due) => expect(surveyDue(civilDate(today))).toBe(due));
});
