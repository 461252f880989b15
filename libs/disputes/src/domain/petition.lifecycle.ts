import { type Lifecycle, nextStatus, openActions } from '@app/kernel';

export const PETITION_STATUSES = [
  'received',
  'handling',
  'declined',
  'forwarded',
  'returned',
  'withdrawn',
  'answered',
  'in-review',
  'reviewed',
  'in-recheck',
  'rechecked',
  'closed',
] as const;
export type PetitionStatus = (typeof PETITION_STATUSES)[number];

export const PETITION_ACTIONS = [
  'accept',
  'decline',
  'forward',
  'return',
  'withdraw',
  'answer',
  'request-review',
  'review',
  'request-recheck',
  'recheck',
  'close',
] as const;
export type PetitionAction = (typeof PETITION_ACTIONS)[number];

/** The whole life of a petition (domain rules §5.3): reply, handling, review and re-review. */
export const PETITION_LIFECYCLE: Lifecycle<PetitionStatus, PetitionAction> = {
  accept: { from: ['received'], to: 'handling' },
  decline: { from: ['received'], to: 'declined' },
  forward: { from: ['received', 'handling'], to: 'forwarded' },
  return: { from: ['received'], to: 'returned' },
  withdraw: { from: ['received', 'handling'], to: 'withdrawn' },
  answer: { from: ['handling'], to: 'answered' },
  'request-review': { from: ['answered'], to: 'in-review' },
  review: { from: ['in-review'], to: 'reviewed' },
  'request-recheck': { from: ['reviewed'], to: 'in-recheck' },
  recheck: { from: ['in-recheck'], to: 'rechecked' },
  close: {
    from: ['declined', 'forwarded', 'returned', 'withdrawn', 'answered', 'reviewed', 'rechecked'],
    to: 'closed',
  },
};

export const nextPetitionStatus = (status: PetitionStatus, action: PetitionAction): PetitionStatus | undefined =>
  nextStatus(PETITION_LIFECYCLE, status, action);

export const openPetitionActions = (status: PetitionStatus): PetitionAction[] =>
  openActions(PETITION_LIFECYCLE, status);

/** How it was handled. */
export const PETITION_OUTCOMES = ['answered', 'declined', 'forwarded', 'returned', 'withdrawn'] as const;
export type PetitionOutcome = (typeof PETITION_OUTCOMES)[number];

export const PETITION_STATUS_LABELS: Readonly<Record<PetitionStatus, string>> = {
  received: '已登记，待答复',
  handling: '办理中',
  declined: '不予受理',
  forwarded: '已转办',
  returned: '已退回转送单位',
  withdrawn: '已撤回',
  answered: '已答复处理意见',
  'in-review': '复查中',
  reviewed: '已答复复查意见',
  'in-recheck': '复核中',
  rechecked: '复核终结',
  closed: '已办结归档',
};

export const PETITION_ACTION_LABELS: Readonly<Record<PetitionAction, string>> = {
  accept: '受理',
  decline: '不予受理',
  forward: '转办',
  return: '退回转送单位',
  withdraw: '信访人撤回',
  answer: '答复处理意见',
  'request-review': '登记复查请求',
  review: '答复复查意见',
  'request-recheck': '登记复核请求',
  recheck: '答复复核意见',
  close: '办结归档',
};

export const PETITION_OUTCOME_LABELS: Readonly<Record<PetitionOutcome, string>> = {
  answered: '已答复',
  declined: '不予受理',
  forwarded: '转办',
  returned: '退回',
  withdrawn: '撤回',
};

/** Where it stands, to the petitioner himself. */
export const PETITION_SENTENCES: Readonly<Record<PetitionStatus, string>> = {
  received: '您反映的事登记好了，15 天内书面告诉您是不是受理。',
  handling: '已经受理，承办人正在了解情况，60 天内答复您。',
  declined: '这件事没有受理，原因写在下面。',
  forwarded: '这件事要走别的路，往哪里去写在下面。',
  returned: '这件事不归工会办，已经退回转送来的单位。',
  withdrawn: '您撤回了，以后有事还可以再来。',
  answered: '处理意见写在下面。不满意的，可以在期限内请求复查。',
  'in-review': '复查请求收到了，30 天内答复您。',
  reviewed: '复查意见写在下面。还不满意的，可以在期限内请求复核。',
  'in-recheck': '复核请求收到了，30 天内答复您。',
  rechecked: '复核意见写在下面，复核是最后一步。',
  closed: '这件事已经办结。',
};

/** While somebody still works on it: a talk may be arranged, papers come in. */
export const isUnderWay = (status: PetitionStatus): boolean =>
  status === 'received' || status === 'handling' || status === 'in-review' || status === 'in-recheck';
