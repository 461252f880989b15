import { type Lifecycle, nextStatus, openActions } from '@app/kernel';

export const AWARD_STATUSES = [
  'applied',
  'returned',
  'verified',
  'running',
  'suspended',
  'on-leave',
  'completed',
  'ended',
  'refused',
  'withdrawn',
] as const;
export type AwardStatus = (typeof AWARD_STATUSES)[number];

export const AWARD_ACTIONS = [
  'return',
  'supplement',
  'verify',
  'refuse',
  'withdraw',
  'grant',
  'suspend',
  'resume',
  'take-leave',
  'come-back',
  'join-army',
  'drop-out',
  'end',
  'finish',
  'reinstate',
] as const;
export type AwardAction = (typeof AWARD_ACTIONS)[number];

const ALIVE = ['running', 'suspended', 'on-leave'] as const;

/**
 * The whole life of an award on one screen (domain rules §4). `grant` comes with the approval of the list on which its
 * first instalment stands. `ended` is one end with several grounds; `reinstate` undoes an end that was a mistake.
 */
export const AWARD_LIFECYCLE: Lifecycle<AwardStatus, AwardAction> = {
  return: { from: ['applied', 'verified'], to: 'returned' },
  supplement: { from: ['returned'], to: 'applied' },
  verify: { from: ['applied'], to: 'verified' },
  refuse: { from: ['applied', 'returned', 'verified'], to: 'refused' },
  withdraw: { from: ['applied', 'returned', 'verified'], to: 'withdrawn' },
  grant: { from: ['verified'], to: 'running' },
  suspend: { from: ['running'], to: 'suspended' },
  resume: { from: ['suspended'], to: 'running' },
  'take-leave': { from: ['running', 'suspended'], to: 'on-leave' },
  'come-back': { from: ['on-leave'], to: 'running' },
  'join-army': { from: ALIVE, to: 'ended' },
  'drop-out': { from: ALIVE, to: 'ended' },
  end: { from: ALIVE, to: 'ended' },
  finish: { from: ALIVE, to: 'completed' },
  reinstate: { from: ['ended', 'completed'], to: 'running' },
};

/** Recorded without a change of status. */
export const AWARD_RECORDS = ['transfer-school', 'repeat-year', 'give-grace-year'] as const;
export type AwardRecord = (typeof AWARD_RECORDS)[number];
export const AWARD_RECORDED_IN: Readonly<Record<AwardRecord, readonly AwardStatus[]>> = {
  'transfer-school': ['running', 'suspended', 'on-leave'],
  'repeat-year': ['running', 'suspended', 'on-leave'],
  'give-grace-year': ['running', 'suspended'],
};

export const nextAwardStatus = (status: AwardStatus, action: AwardAction): AwardStatus | undefined =>
  nextStatus(AWARD_LIFECYCLE, status, action);

export const openAwardActions = (status: AwardStatus): (AwardAction | AwardRecord)[] => [
  ...openActions(AWARD_LIFECYCLE, status),
  ...AWARD_RECORDS.filter((record) => AWARD_RECORDED_IN[record].includes(status)),
];

/** The child has this award and can have no other of its kind. */
export const isLive = (status: AwardStatus): boolean =>
  !(['completed', 'ended', 'refused', 'withdrawn'] as readonly AwardStatus[]).includes(status);

/** Why it is suspended: no proof in time, the family is not on file, an officer decided. */
export const SUSPENDED_FOR = ['proof', 'file', 'decision'] as const;
export type SuspendedFor = (typeof SUSPENDED_FOR)[number];
export const SUSPENDED_FOR_LABELS: Readonly<Record<SuspendedFor, string>> = {
  proof: '到期没有交证明',
  file: '困难职工档案不在档',
  decision: '经办人暂停',
};

export const END_GROUNDS = [
  'army',
  'dropped-out',
  'lifted',
  'lapsed-file',
  'not-renewed',
  'other-aid',
  'left-union',
  'died',
  'finished',
  'other',
] as const;
export type EndGround = (typeof END_GROUNDS)[number];
export const END_GROUND_LABELS: Readonly<Record<EndGround, string>> = {
  army: '已参军',
  'dropped-out': '已退学',
  lifted: '家庭已脱困',
  'lapsed-file': '档案失效',
  'not-renewed': '到期没有续办',
  'other-aid': '已获其他资助',
  'left-union': '家长已离开工会',
  died: '学生去世',
  finished: '资助期满',
  other: '其他原因',
};

export const AWARD_STATUS_LABELS: Readonly<Record<AwardStatus, string>> = {
  applied: '已申请，待核实',
  returned: '退回补充',
  verified: '已核实，待审批',
  running: '资助中',
  suspended: '已暂停',
  'on-leave': '休学中',
  completed: '资助期满',
  ended: '已终止',
  refused: '没有通过',
  withdrawn: '已撤回',
};

export const AWARD_ACTION_LABELS: Readonly<Record<AwardAction | AwardRecord, string>> = {
  return: '退回补充',
  supplement: '重新提交',
  verify: '核实通过',
  refuse: '不予资助',
  withdraw: '撤回申请',
  grant: '批准资助',
  suspend: '暂停资助',
  resume: '恢复资助',
  'take-leave': '登记休学',
  'come-back': '登记复学',
  'join-army': '登记参军',
  'drop-out': '登记退学',
  end: '终止资助',
  finish: '资助期满',
  reinstate: '撤销终止',
  'transfer-school': '登记转学',
  'repeat-year': '登记留级',
  'give-grace-year': '决定宽限一年',
};
