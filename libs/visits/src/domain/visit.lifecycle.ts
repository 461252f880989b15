import type { Lifecycle } from '@app/kernel';
import type { VisitStatus } from './visit';

export const VISIT_ACTIONS = ['correct', 'void', 'add-papers'] as const;
export type VisitAction = (typeof VISIT_ACTIONS)[number];

/** A visit begins as logged (drafts stay on the device). Ends: corrected, voided. */
export const VISIT_LIFECYCLE: Lifecycle<VisitStatus, VisitAction> = {
  correct: { from: ['logged'], to: 'corrected' },
  void: { from: ['logged'], to: 'voided' },
  'add-papers': { from: ['logged'], to: 'logged' },
};

export const VISIT_STATUS_WORDS: Readonly<Record<VisitStatus, string>> = {
  logged: '已记录',
  corrected: '已更正',
  voided: '已作废',
};

export const VISIT_ACTION_WORDS: Readonly<Record<VisitAction, string>> = {
  correct: '更正',
  void: '作废',
  'add-papers': '补材料',
};
