import { type Lifecycle, nextStatus, openActions } from '@app/kernel';
import { refuse } from './model-worker.problems';

export const FILE_STATUSES = ['active', 'died', 'revoked', 'abroad', 'lost', 'voided'] as const;
export type FileStatus = (typeof FILE_STATUSES)[number];
export const FILE_STATUS_LABELS: Readonly<Record<FileStatus, string>> = {
  active: '在册',
  died: '已去世',
  revoked: '荣誉已撤销',
  abroad: '出国定居',
  lost: '失去联系',
  voided: '已注销（建错档）',
};

export const FILE_ACTIONS = [
  'record-death',
  'revoke',
  'emigrate',
  'lose-contact',
  'come-back',
  'restore-honour',
  'correct-death',
  'void',
] as const;
export type FileAction = (typeof FILE_ACTIONS)[number];

/** States of domain rules §6.2; every step is dated and has its reason. */
export const FILE_LIFECYCLE: Lifecycle<FileStatus, FileAction> = {
  'record-death': { from: ['active', 'abroad', 'lost'], to: 'died' },
  // Posthumously too.
  revoke: { from: ['active', 'abroad', 'lost', 'died'], to: 'revoked' },
  emigrate: { from: ['active', 'lost'], to: 'abroad' },
  'lose-contact': { from: ['active', 'abroad'], to: 'lost' },
  'come-back': { from: ['abroad', 'lost'], to: 'active' },
  'restore-honour': { from: ['revoked'], to: 'active' },
  'correct-death': { from: ['died'], to: 'active' },
  void: { from: ['active', 'abroad', 'lost', 'died', 'revoked'], to: 'voided' },
};

/** Refuses `model-worker.action-not-open`. */
export const fileAfter = (status: FileStatus, action: FileAction): FileStatus =>
  nextStatus(FILE_LIFECYCLE, status, action) ?? refuse('model-worker.action-not-open');

export const openFileActions = (status: FileStatus): FileAction[] => openActions(FILE_LIFECYCLE, status);

/** Is asked every year how he lives. */
export const isLiving = (status: FileStatus): boolean =>
  status === 'active' || status === 'abroad' || status === 'lost';

/** While it stands the register bears the level; a revoked honour leaves the register. */
export const bearsLevel = (status: FileStatus): boolean => status !== 'revoked' && status !== 'voided';
