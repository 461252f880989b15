import { type Lifecycle, nextStatus, openActions } from '@app/kernel';
import type { RoundStatus } from './round';

export const ROUND_MOVES = [
  'change-plan',
  'freeze',
  'finish-freezing',
  'give-up-freezing',
  'unfreeze',
  'submit',
  'return',
  'refuse',
  'withdraw',
  'approve',
  'start',
  'log-visit',
  'hand-out',
  'end-visits',
  'resume',
  'close',
  'cancel',
] as const;
export type RoundMove = (typeof ROUND_MOVES)[number];

export const ROUND_RECORDINGS = ['change-roster', 'allot', 'tick', 'hand-back', 'pay', 'sign'] as const;
export type RoundRecording = (typeof ROUND_RECORDINGS)[number];

export type RoundAction = RoundMove | RoundRecording;
export const ROUND_ACTIONS: readonly RoundAction[] = [...ROUND_MOVES, ...ROUND_RECORDINGS];

/**
 * The whole lifecycle on one screen. Ends: refused, closed, cancelled. The roster is frozen from `freeze` on; to plan
 * anew it is given up (`unfreeze`). The first visit or the first hand-out starts an approved round.
 */
export const ROUND_LIFECYCLE: Lifecycle<RoundStatus, RoundMove> = {
  'change-plan': { from: ['draft'], to: 'draft' },
  freeze: { from: ['draft'], to: 'freezing' },
  'finish-freezing': { from: ['freezing'], to: 'frozen' },
  'give-up-freezing': { from: ['freezing'], to: 'draft' },
  unfreeze: { from: ['frozen', 'returned', 'withdrawn'], to: 'draft' },
  submit: { from: ['frozen', 'returned', 'withdrawn'], to: 'submitted' },
  return: { from: ['submitted'], to: 'returned' },
  refuse: { from: ['submitted'], to: 'refused' },
  withdraw: { from: ['submitted', 'returned'], to: 'withdrawn' },
  approve: { from: ['submitted'], to: 'approved' },
  start: { from: ['approved'], to: 'under-way' },
  'log-visit': { from: ['approved', 'under-way'], to: 'under-way' },
  'hand-out': { from: ['approved', 'under-way'], to: 'under-way' },
  'end-visits': { from: ['under-way'], to: 'closing' },
  resume: { from: ['closing'], to: 'under-way' },
  close: { from: ['closing'], to: 'closed' },
  cancel: { from: ['draft', 'frozen', 'returned', 'withdrawn', 'approved'], to: 'cancelled' },
};

/** Actions that record something and leave the status as it is. */
export const ROUND_RECORDED_IN: Readonly<Record<RoundRecording, readonly RoundStatus[]>> = {
  'change-roster': ['frozen', 'returned', 'withdrawn', 'approved', 'under-way'],
  allot: ['frozen', 'submitted', 'returned', 'withdrawn', 'approved', 'under-way'],
  tick: ['draft', 'frozen', 'submitted', 'returned', 'withdrawn', 'approved', 'under-way', 'closing'],
  'hand-back': ['under-way', 'closing'],
  pay: ['approved', 'under-way', 'closing'],
  sign: ['submitted'],
};

const isRecording = (action: RoundAction): action is RoundRecording =>
  (ROUND_RECORDINGS as readonly string[]).includes(action);

/** Where `action` leads from `status`, or undefined when it may not be taken there. */
export function nextRoundStatus(status: RoundStatus, action: RoundAction): RoundStatus | undefined {
  if (isRecording(action)) return ROUND_RECORDED_IN[action].includes(status) ? status : undefined;
  return nextStatus(ROUND_LIFECYCLE, status, action);
}

/** The actions open from `status`; the screen draws its buttons from this list. */
export const openRoundActions = (status: RoundStatus): RoundAction[] => [
  ...openActions(ROUND_LIFECYCLE, status),
  ...ROUND_RECORDINGS.filter((action) => ROUND_RECORDED_IN[action].includes(status)),
];

export const ROUND_STATUS_WORDS: Readonly<Record<RoundStatus, string>> = {
  draft: '计划中',
  freezing: '正在生成名单',
  frozen: '名单已定',
  submitted: '审批中',
  returned: '退回修改',
  withdrawn: '已撤回',
  refused: '未批准',
  approved: '已批准',
  'under-way': '走访中',
  closing: '结账中',
  closed: '已办结',
  cancelled: '已取消',
};

export const ROUND_ACTION_WORDS: Readonly<Record<RoundAction, string>> = {
  'change-plan': '修改计划',
  freeze: '确定名单',
  'finish-freezing': '名单生成完毕',
  'give-up-freezing': '名单没有生成',
  unfreeze: '重新计划',
  submit: '提交审批',
  return: '退回',
  refuse: '不同意',
  withdraw: '撤回',
  approve: '同意',
  start: '开始走访',
  'log-visit': '登记走访',
  'hand-out': '发放款物',
  'end-visits': '结束走访',
  resume: '继续走访',
  close: '办结',
  cancel: '取消活动',
  'change-roster': '增减名单',
  allot: '分配走访人',
  tick: '四落实',
  'hand-back': '退回款物',
  pay: '付款',
  sign: '签批',
};
