import { type Lifecycle, nextStatus } from '@app/kernel';

export const INSTALMENT_STATUSES = ['ready', 'listed', 'approved', 'paid', 'reversed', 'cancelled'] as const;
export type InstalmentStatus = (typeof INSTALMENT_STATUSES)[number];

export const INSTALMENT_ACTIONS = [
  'list',
  'unlist',
  'approve',
  'take-back',
  'pay',
  'reverse',
  'cancel',
  'restore',
] as const;
export type InstalmentAction = (typeof INSTALMENT_ACTIONS)[number];

/**
 * The money of one academic year, from the day its proof was found right. `take-back`: it was approved and is not paid
 * any more. What the bank sent back is paid anew by another disbursement: `pay` leads from `reversed` too.
 */
export const INSTALMENT_LIFECYCLE: Lifecycle<InstalmentStatus, InstalmentAction> = {
  list: { from: ['ready'], to: 'listed' },
  unlist: { from: ['listed'], to: 'ready' },
  approve: { from: ['listed'], to: 'approved' },
  'take-back': { from: ['approved'], to: 'ready' },
  pay: { from: ['approved', 'reversed'], to: 'paid' },
  reverse: { from: ['paid'], to: 'reversed' },
  cancel: { from: ['ready'], to: 'cancelled' },
  restore: { from: ['cancelled'], to: 'ready' },
};

export const nextInstalmentStatus = (
  status: InstalmentStatus,
  action: InstalmentAction,
): InstalmentStatus | undefined => nextStatus(INSTALMENT_LIFECYCLE, status, action);

export const INSTALMENT_STATUS_LABELS: Readonly<Record<InstalmentStatus, string>> = {
  ready: '待列入名单',
  listed: '审批中',
  approved: '待付款',
  paid: '已发放',
  reversed: '已退回，待重付',
  cancelled: '不发放',
};
