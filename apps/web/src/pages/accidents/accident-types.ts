import type { Schemas } from '../../api/schemas';
import type { StateTone } from '../../parts/state-tag';

export type Accident = Schemas['AccidentView'];
export type AccidentRow = Schemas['AccidentLineView'];
export type AccidentPerson = Schemas['AccidentPersonView'];

/** Root of the query keys of everything about accidents. */
export const ACCIDENTS = ['accidents'] as const;
export const accidentKey = (id: string) => [...ACCIDENTS, 'one', id] as const;

export const ACCIDENT_GROUPS = ['mine', 'desk', 'investigating', 'compensating', 'ended'] as const;
export const ACCIDENT_KINDS = [
  'struck',
  'machinery',
  'vehicle',
  'fall',
  'electric',
  'fire',
  'poisoning',
  'collapse',
  'commuting',
  'occupational-disease',
  'other',
] as const;
export const HARMS = ['dead', 'missing', 'severe', 'light'] as const;
export const EMPLOYMENTS = ['contract', 'dispatched', 'contractor', 'casual', 'platform', 'trainee'] as const;
export const RECOGNITIONS = ['none', 'applied', 'recognised', 'refused'] as const;
export const PAYERS = ['employer', 'injury-fund', 'commercial', 'other'] as const;
export const ACTIVITIES = ['site-visit', 'talk', 'meeting', 'papers', 'condolence', 'other'] as const;

const TONES: Readonly<Partial<Record<Accident['status'], StateTone>>> = {
  reported: 'due',
  investigating: 'waiting',
  found: 'due',
  opined: 'waiting',
  decided: 'done',
};
export const toneOf = (status: Accident['status']): StateTone => TONES[status] ?? 'plain';

const COMPENSATION_TONES: Readonly<Record<AccidentPerson['compensation'], StateTone>> = {
  ...{ open: 'due', asked: 'waiting', agreed: 'due', 'part-paid': 'waiting', paid: 'done', ended: 'plain' },
};
export const compensationTone = (state: AccidentPerson['compensation']): StateTone => COMPENSATION_TONES[state];

/** What was filled in; a field that was left empty is not sent. */
export const filled = (values: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== '' && value !== undefined && value !== null),
  );
