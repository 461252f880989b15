import { type Lifecycle, nextStatus, openActions } from '@app/kernel';

export const GRANT_LIST_STATUSES = [
  'draft',
  'publicised',
  'submitted',
  'returned',
  'approved',
  'refused',
  'cancelled',
] as const;
export type GrantListStatus = (typeof GRANT_LIST_STATUSES)[number];

export const GRANT_LIST_ACTIONS = ['publicise', 'submit', 'withdraw', 'return', 'refuse', 'approve', 'cancel'] as const;
export type GrantListAction = (typeof GRANT_LIST_ACTIONS)[number];

/** The year's instalments as one round of requests: approved by amount as a whole, paid in batches. */
export const GRANT_LIST_LIFECYCLE: Lifecycle<GrantListStatus, GrantListAction> = {
  publicise: { from: ['draft', 'returned'], to: 'publicised' },
  submit: { from: ['draft', 'publicised', 'returned'], to: 'submitted' },
  withdraw: { from: ['submitted'], to: 'returned' },
  return: { from: ['submitted'], to: 'returned' },
  refuse: { from: ['submitted'], to: 'refused' },
  approve: { from: ['submitted'], to: 'approved' },
  cancel: { from: ['draft', 'publicised', 'returned'], to: 'cancelled' },
};

/** Students may be taken off while nobody has decided. */
export const LIST_CHANGES_IN: readonly GrantListStatus[] = ['draft', 'publicised', 'returned'];

export const nextGrantListStatus = (status: GrantListStatus, action: GrantListAction): GrantListStatus | undefined =>
  nextStatus(GRANT_LIST_LIFECYCLE, status, action);

export const openGrantListActions = (status: GrantListStatus): GrantListAction[] =>
  openActions(GRANT_LIST_LIFECYCLE, status);

export const GRANT_LIST_STATUS_LABELS: Readonly<Record<GrantListStatus, string>> = {
  draft: '待提交',
  publicised: '公示中',
  submitted: '审批中',
  returned: '退回修改',
  approved: '已批准',
  refused: '没有批准',
  cancelled: '已取消',
};
