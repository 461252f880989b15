import { type Lifecycle, nextStatus, openActions } from '@app/kernel';

export const DISPUTE_STATUSES = [
  'received',
  'consent-asked',
  'accepted',
  'rejected',
  'investigating',
  'in-session',
  'agreed',
  'failed',
  'withdrawn',
  'expired',
  'referred',
  'performing',
  'performed',
  'breached',
  'closed',
] as const;
export type DisputeStatus = (typeof DISPUTE_STATUSES)[number];

export const DISPUTE_ACTIONS = [
  'ask-consent',
  'accept',
  'reject',
  'refer',
  'investigate',
  'hold-session',
  'agree',
  'fail',
  'withdraw',
  'expire',
  'perform',
  'fulfil',
  'breach',
  'cure',
  'close',
] as const;
export type DisputeAction = (typeof DISPUTE_ACTIONS)[number];

const MEDIATING: readonly DisputeStatus[] = ['accepted', 'investigating', 'in-session'];

/**
 * The whole life of a dispute on one screen (domain rules §5.2). `perform` records one instalment that was paid,
 * `fulfil` the last one; who pays after a breach cures it. Every end is closed with its file.
 */
export const DISPUTE_LIFECYCLE: Lifecycle<DisputeStatus, DisputeAction> = {
  'ask-consent': { from: ['received'], to: 'consent-asked' },
  accept: { from: ['received', 'consent-asked'], to: 'accepted' },
  reject: { from: ['received', 'consent-asked'], to: 'rejected' },
  refer: { from: ['received', 'consent-asked', ...MEDIATING], to: 'referred' },
  investigate: { from: ['accepted'], to: 'investigating' },
  'hold-session': { from: MEDIATING, to: 'in-session' },
  agree: { from: ['investigating', 'in-session'], to: 'agreed' },
  fail: { from: MEDIATING, to: 'failed' },
  withdraw: { from: ['received', 'consent-asked', ...MEDIATING], to: 'withdrawn' },
  expire: { from: MEDIATING, to: 'expired' },
  perform: { from: ['agreed', 'performing'], to: 'performing' },
  fulfil: { from: ['agreed', 'performing', 'breached'], to: 'performed' },
  breach: { from: ['agreed', 'performing'], to: 'breached' },
  cure: { from: ['breached'], to: 'performing' },
  close: { from: ['rejected', 'failed', 'withdrawn', 'expired', 'referred', 'performed', 'breached'], to: 'closed' },
};

export const nextDisputeStatus = (status: DisputeStatus, action: DisputeAction): DisputeStatus | undefined =>
  nextStatus(DISPUTE_LIFECYCLE, status, action);

export const openDisputeActions = (status: DisputeStatus): DisputeAction[] => openActions(DISPUTE_LIFECYCLE, status);

const CONCLUDED: ReadonlySet<DisputeStatus> = new Set([
  ...(['rejected', 'agreed', 'failed', 'withdrawn', 'expired', 'referred'] as const),
  ...(['performing', 'performed', 'breached', 'closed'] as const),
]);

/** The mediation came to its end, whatever it was; an agreement may still have to be performed. */
export const isConcluded = (status: DisputeStatus): boolean => CONCLUDED.has(status);

/** How mediation ended. */
export const DISPUTE_OUTCOMES = ['agreed', 'failed', 'withdrawn', 'expired', 'referred', 'rejected'] as const;
export type DisputeOutcome = (typeof DISPUTE_OUTCOMES)[number];

export const DISPUTE_STATUS_LABELS: Readonly<Record<DisputeStatus, string>> = {
  received: '已收到，待决定受理',
  'consent-asked': '正在征询对方意见',
  accepted: '已受理',
  rejected: '不予受理',
  investigating: '调查中',
  'in-session': '调解中',
  agreed: '已达成协议',
  failed: '调解不成',
  withdrawn: '已撤回',
  expired: '期满未达成',
  referred: '已转办',
  performing: '履行中',
  performed: '已履行',
  breached: '没有按约履行',
  closed: '已结案归档',
};

export const DISPUTE_ACTION_LABELS: Readonly<Record<DisputeAction, string>> = {
  'ask-consent': '征询对方意见',
  accept: '受理',
  reject: '不予受理',
  refer: '转办',
  investigate: '开始调查',
  'hold-session': '记录调解会',
  agree: '登记协议',
  fail: '调解不成',
  withdraw: '申请人撤回',
  expire: '期满结束',
  perform: '登记履行',
  fulfil: '全部履行',
  breach: '登记违约',
  cure: '补履行',
  close: '结案归档',
};

export const DISPUTE_OUTCOME_LABELS: Readonly<Record<DisputeOutcome, string>> = {
  agreed: '调解成功',
  failed: '调解不成',
  withdrawn: '撤回',
  expired: '期满未达成',
  referred: '转办',
  rejected: '不予受理',
};
