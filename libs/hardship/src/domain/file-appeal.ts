import { type Lifecycle, nextStatus, openActions } from '@app/kernel';
import type { FileAction, FileStatus } from './hardship-file.lifecycle';

export const APPEAL_STATUSES = ['open', 'granted', 'upheld', 'withdrawn'] as const;
export type AppealStatus = (typeof APPEAL_STATUSES)[number];
export const APPEAL_ACTIONS = ['grant', 'uphold', 'withdraw'] as const;
export type AppealAction = (typeof APPEAL_ACTIONS)[number];

/** 申诉 of the member: he is right, the decision stands, or he takes it back. */
export const APPEAL_LIFECYCLE: Lifecycle<AppealStatus, AppealAction> = {
  grant: { from: ['open'], to: 'granted' },
  uphold: { from: ['open'], to: 'upheld' },
  withdraw: { from: ['open'], to: 'withdrawn' },
};

export const nextAppealStatus = (status: AppealStatus, action: AppealAction): AppealStatus | undefined =>
  nextStatus(APPEAL_LIFECYCLE, status, action);
export const openAppealActions = (status: AppealStatus): AppealAction[] => openActions(APPEAL_LIFECYCLE, status);

export const APPEAL_STATUS_LABELS: Readonly<Record<AppealStatus, string>> = {
  open: '等答复',
  granted: '申诉成立',
  upheld: '维持原来的决定',
  withdrawn: '已撤回',
};

/** What a member may object to, and what becomes of the file when he is right; null: it is reviewed already. */
export const GRANTED_APPEAL: Readonly<Partial<Record<FileStatus, FileAction | null>>> = {
  refused: 'reopen',
  active: 'begin-review',
  'review-due': null,
  exited: 'reinstate',
  watched: 'reinstate',
};

export const mayAppeal = (status: FileStatus): boolean => status in GRANTED_APPEAL;

/** What the appeal is about, in words of the desk. */
export const APPEAL_ABOUT: Readonly<Partial<Record<FileStatus, string>>> = {
  refused: '没有通过建档',
  active: '认定的类别',
  'review-due': '认定的类别',
  exited: '退档',
  watched: '退档',
};

/** An appeal is answered within so many days. */
export const APPEAL_ANSWERED_WITHIN_DAYS = 15;
