import type { Schemas } from '../../api/schemas';
import type { StateTone } from '../../parts/state-tag';

export type AwardLine = Schemas['AwardLineView'];
export type Award = Schemas['AwardView'];
export type Renewal = Schemas['StudyRenewalView'];
export type Programme = Schemas['ProgrammeView'];
export type GrantListLine = Schemas['GrantListLineView'];
export type GrantList = Schemas['GrantListView'];
export type OwnStudyAid = Schemas['OwnStudyAidView'];
export type Application = Schemas['StudyApplicationDto'];

/** Root of every query about study aid. */
export const STUDY = ['study-aid'] as const;

export const GROUPS = ['applying', 'verified', 'running', 'suspended', 'on-leave', 'completed', 'ended'] as const;
export const LEVELS = [
  'bachelor-first',
  'bachelor-second',
  'college',
  'high-school',
  'vocational',
  'postgraduate',
] as const;
export const EXCLUSIONS = [
  'military-academy',
  'directed',
  'self-funded-abroad',
  'high-fee-private',
  'sino-foreign',
  'other-aid',
] as const;
export const CATEGORIES = ['deep', 'relative', 'accident', 'not-on-file'] as const;
export const LAPSE_RULES = ['suspend', 'grace-year', 'end'] as const;
export const STATES = ['enrolled', 'transferred', 'on-leave', 'army', 'dropped-out', 'graduated'] as const;
export const RELATIONS = ['child', 'grandchild', 'sibling', 'other'] as const;
export const GROUNDS = ['lifted', 'lapsed-file', 'other-aid', 'left-union', 'died', 'other'] as const;

const TONES: Readonly<Record<string, StateTone>> = {
  applied: 'due',
  returned: 'due',
  verified: 'waiting',
  running: 'done',
  suspended: 'late',
  'on-leave': 'waiting',
  completed: 'plain',
  new: 'due',
  'waiting-for-proof': 'due',
  confirmed: 'waiting',
  done: 'done',
  draft: 'due',
  publicised: 'waiting',
  submitted: 'waiting',
  approved: 'done',
  paid: 'done',
  listed: 'waiting',
  ready: 'due',
  reversed: 'late',
  open: 'done',
};
export const toneOf = (status: string): StateTone => TONES[status] ?? 'plain';

/** The academic year of a day: from July on the next one is prepared. */
export const academicYearOf = (day: string): number => Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) >= 7 ? 0 : 1);
