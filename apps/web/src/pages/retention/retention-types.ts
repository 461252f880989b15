import type { Schemas } from '../../api/schemas';
import type { StateTone } from '../../parts/state-tag';

export type DestructionList = Schemas['DestructionListView'];
export type DestructionLine = Schemas['DestructionLineView'];
export type RetainedKind = Schemas['RetainedKindView'];

export const LISTS = ['destruction-lists'] as const;
export const RULES = ['retention-rules'] as const;
export const PATH = '/staff/destruction-lists';

export const STATUS_TONES: Readonly<Record<DestructionList['status'], StateTone>> = {
  proposed: 'waiting',
  submitted: 'due',
  approved: 'due',
  destroyed: 'waiting',
  filed: 'done',
  dropped: 'plain',
};

export const LINE_TONES: Readonly<Record<DestructionLine['state'], StateTone>> = {
  listed: 'due',
  kept: 'done',
  held: 'private',
  destroyed: 'plain',
};

/** Where a record is looked at; of some kinds only the number is shown. */
export const RECORD_PATHS: Readonly<Record<string, string>> = {
  'hardship-file': '/hardship/',
  'visit-duty': '/duties/',
  'study-award': '/study-aid/awards/',
  dispute: '/disputes/',
  petition: '/petitions/',
  disbursement: '/disbursements/',
  member: '/members/',
  'mutual-aid-claim': '/mutual-aid/claims/',
};
