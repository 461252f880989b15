import { type Lifecycle, nextStatus, openActions } from '@app/kernel';
import { refuse } from './model-worker.problems';

export const SURVEY_STATUSES = ['open', 'answered', 'accepted', 'lapsed', 'cancelled'] as const;
export type SurveyStatus = (typeof SURVEY_STATUSES)[number];
export const SURVEY_STATUS_LABELS: Readonly<Record<SurveyStatus, string>> = {
  open: '等填写',
  answered: '等核对',
  accepted: '已核对',
  lapsed: '当年没有填',
  cancelled: '不用填了',
};

export const SURVEY_ACTIONS = ['answer', 'accept', 'send-back', 'reopen', 'lapse', 'cancel', 'resume'] as const;
export type SurveyAction = (typeof SURVEY_ACTIONS)[number];

/** One year of one file; what came late is still taken, what was accepted is opened again to be mended. */
export const SURVEY_LIFECYCLE: Lifecycle<SurveyStatus, SurveyAction> = {
  answer: { from: ['open', 'answered', 'lapsed'], to: 'answered' },
  accept: { from: ['answered'], to: 'accepted' },
  'send-back': { from: ['answered'], to: 'open' },
  reopen: { from: ['accepted'], to: 'open' },
  lapse: { from: ['open'], to: 'lapsed' },
  cancel: { from: ['open', 'answered'], to: 'cancelled' },
  resume: { from: ['cancelled'], to: 'open' },
};

/** Refuses `model-worker-survey.action-not-open`. */
export const surveyAfter = (status: SurveyStatus, action: SurveyAction): SurveyStatus =>
  nextStatus(SURVEY_LIFECYCLE, status, action) ?? refuse('model-worker-survey.action-not-open');

/** Follows from the calendar or from the file. */
const BY_ITSELF: ReadonlySet<SurveyAction> = new Set(['lapse', 'cancel', 'resume']);

/** What a person may press; the rest happens by itself. */
export const openSurveyActions = (status: SurveyStatus): SurveyAction[] =>
  openActions(SURVEY_LIFECYCLE, status).filter((action) => !BY_ITSELF.has(action));
