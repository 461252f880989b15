import { type Lifecycle, nextStatus } from '@app/kernel';

export const AID_STATUSES = ['requested', 'paid', 'ended', 'reversed'] as const;
export type AidStatus = (typeof AID_STATUSES)[number];
export const AID_STATUS_LABELS: Readonly<Record<AidStatus, string>> = {
  requested: '审批或付款中',
  paid: '已付款',
  ended: '没有发',
  reversed: '已红冲',
};

export const AID_ACTIONS = ['pay', 'end', 'reverse', 'pay-anew'] as const;
export type AidAction = (typeof AID_ACTIONS)[number];

/** An aid is what its disbursement has become. */
export const AID_LIFECYCLE: Lifecycle<AidStatus, AidAction> = {
  pay: { from: ['requested'], to: 'paid' },
  end: { from: ['requested'], to: 'ended' },
  reverse: { from: ['paid'], to: 'reversed' },
  // The bank sent the transfer back: another disbursement stands for it.
  'pay-anew': { from: ['reversed'], to: 'requested' },
};

export const nextAidStatus = (status: AidStatus, action: AidAction): AidStatus | undefined =>
  nextStatus(AID_LIFECYCLE, status, action);
