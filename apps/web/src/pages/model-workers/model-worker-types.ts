import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import type { StateTone } from '../../parts/state-tag';

export type ModelWorkerFile = Schemas['ModelWorkerFileView'];
export type ModelWorkerLine = Schemas['ModelWorkerLineView'];
export type SurveyStanding = Schemas['SurveyStandingView'];
export type Survey = Schemas['ModelWorkerSurveyView'];
export type Aid = Schemas['ModelWorkerAidView'];
export type AidRule = Schemas['ModelWorkerAidRuleView'];

/** Everything that is asked about model workers stands below this key. */
export const MODEL_WORKERS = ['model-workers'] as const;

export const LEVELS = ['national', 'provincial', 'municipal', 'county'] as const;
export const STATUSES = ['active', 'died', 'revoked', 'abroad', 'lost', 'voided'] as const;
export const DUES = ['survey-overdue', 'survey-open', 'survey-answered', 'register-left', 'honour-unknown'] as const;
export const LIVELIHOODS = ['on-duty', 'retired', 'farmer', 'none'] as const;
export const CAUSES = ['illness', 'disaster', 'schooling', 'single-parent'] as const;
export const KINDS = ['living', 'special', 'condolence'] as const;

export const fileQuery = (id: string) =>
  queryOptions({
    queryKey: [...MODEL_WORKERS, 'one', id],
    queryFn: ({ signal }) => api.get<ModelWorkerFile>(`/staff/model-workers/${id}`, undefined, signal),
  });

const TONES: Readonly<Record<string, StateTone>> = {
  active: 'done',
  'survey-overdue': 'late',
  'survey-open': 'waiting',
  'survey-answered': 'due',
  'register-left': 'due',
  'honour-unknown': 'due',
  open: 'waiting',
  answered: 'due',
  accepted: 'done',
  requested: 'waiting',
  paid: 'done',
};

/** A word of a file, a survey, an aid or of what is due. */
export const toneOf = (word: string): StateTone => TONES[word] ?? 'plain';
