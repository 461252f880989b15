import { type Lifecycle, nextStatus, openActions } from '@app/kernel';

export const FILE_STATUSES = [
  'found',
  'applied',
  'visited',
  'assessed',
  'publicised',
  'objected',
  'reinvestigated',
  'union-review',
  'federation-review',
  'returned',
  'active',
  'review-due',
  'change-review',
  'exited',
  'watched',
  'refused',
  'withdrawn',
  'archived',
] as const;
export type FileStatus = (typeof FILE_STATUSES)[number];

export const FILE_ACTIONS = [
  'apply',
  'send-back',
  'record-visit',
  'assess',
  'publicise',
  'object',
  'reinvestigate',
  'submit',
  'endorse',
  'return-step',
  'return',
  'resubmit',
  'approve',
  'refuse',
  'withdraw',
  'begin-review',
  'renew',
  'propose-change',
  'return-change',
  'reject-change',
  'withdraw-change',
  'change',
  'exit',
  'reopen',
  'reinstate',
  'begin-watch',
  'watch',
  'archive',
] as const;
export type FileAction = (typeof FILE_ACTIONS)[number];

/**
 * The whole life of a file on one screen (domain rules §2.3, §2.4). An objection stops the notice's clock: after the
 * investigation a second notice hangs. `renew` keeps the category; another one is proposed and decided anew (`change`), and
 * until then the old one holds. Only an appeal that is granted makes an ended file run again (`reopen`, `reinstate`). Who was lifted out of
 * hardship is watched for a year; every end is archived with a day until which the papers are kept.
 */
export const FILE_LIFECYCLE: Lifecycle<FileStatus, FileAction> = {
  apply: { from: ['found'], to: 'applied' },
  'send-back': { from: ['applied', 'visited', 'assessed', 'returned'], to: 'found' },
  'record-visit': { from: ['applied', 'visited'], to: 'visited' },
  assess: { from: ['visited'], to: 'assessed' },
  publicise: { from: ['assessed', 'reinvestigated'], to: 'publicised' },
  // Somebody may know more while the clock stands: that is looked into as well before the second notice hangs.
  object: { from: ['publicised', 'reinvestigated'], to: 'objected' },
  reinvestigate: { from: ['objected'], to: 'reinvestigated' },
  submit: { from: ['publicised'], to: 'union-review' },
  endorse: { from: ['union-review'], to: 'federation-review' },
  'return-step': { from: ['federation-review'], to: 'union-review' },
  return: { from: ['union-review', 'federation-review'], to: 'returned' },
  resubmit: { from: ['returned'], to: 'union-review' },
  approve: { from: ['union-review', 'federation-review'], to: 'active' },
  refuse: {
    from: ['applied', 'visited', 'assessed', 'objected', 'reinvestigated', 'union-review', 'federation-review'],
    to: 'refused',
  },
  withdraw: {
    from: [
      'found',
      'applied',
      'visited',
      'assessed',
      'publicised',
      'objected',
      'reinvestigated',
      'union-review',
      'federation-review',
      'returned',
    ],
    to: 'withdrawn',
  },
  'begin-review': { from: ['active'], to: 'review-due' },
  renew: { from: ['active', 'review-due'], to: 'active' },
  'propose-change': { from: ['active', 'review-due'], to: 'change-review' },
  'return-change': { from: ['change-review'], to: 'review-due' },
  'reject-change': { from: ['change-review'], to: 'review-due' },
  'withdraw-change': { from: ['change-review'], to: 'review-due' },
  change: { from: ['change-review'], to: 'active' },
  exit: { from: ['active', 'review-due'], to: 'exited' },
  reopen: { from: ['refused'], to: 'applied' },
  reinstate: { from: ['exited', 'watched'], to: 'review-due' },
  'begin-watch': { from: ['exited'], to: 'watched' },
  watch: { from: ['watched'], to: 'watched' },
  archive: { from: ['exited', 'watched', 'refused', 'withdrawn'], to: 'archived' },
};

export const nextFileStatus = (status: FileStatus, action: FileAction): FileStatus | undefined =>
  nextStatus(FILE_LIFECYCLE, status, action);

export const openFileActions = (status: FileStatus): FileAction[] => openActions(FILE_LIFECYCLE, status);

const ENDED: ReadonlySet<FileStatus> = new Set(['exited', 'watched', 'refused', 'withdrawn', 'archived']);

/** The household has this file and can have no other. */
export const isRunning = (status: FileStatus): boolean => !ENDED.has(status);

/** 在档: aid that asks for a file may be given. While the yearly review is due or its outcome is decided the file holds. */
export const ON_FILE_STATUSES = ['active', 'review-due', 'change-review'] as const satisfies readonly FileStatus[];
export const isOnFile = (status: FileStatus): boolean => (ON_FILE_STATUSES as readonly FileStatus[]).includes(status);

export const FILE_STATUS_LABELS: Readonly<Record<FileStatus, string>> = {
  found: '已发现，正在填写',
  applied: '已申请，待入户核查',
  visited: '已入户，待评议',
  assessed: '已评议，待公示',
  publicised: '公示中',
  objected: '有异议，待核查',
  reinvestigated: '已核查，待第二次公示',
  'union-review': '工会审核中',
  'federation-review': '总工会审批中',
  returned: '退回补充',
  active: '在档',
  'review-due': '在档，待年度复核',
  'change-review': '在档，类别变更审批中',
  exited: '已退档',
  watched: '退档后跟踪',
  refused: '没有通过',
  withdrawn: '已撤回',
  archived: '已归档',
};

export const FILE_ACTION_LABELS: Readonly<Record<FileAction, string>> = {
  apply: '提交申请',
  'send-back': '退回补充',
  'record-visit': '记录入户核查',
  assess: '记录评议',
  publicise: '发布公示',
  object: '登记异议',
  reinvestigate: '记录核查结果',
  submit: '提交审核',
  endorse: '工会同意',
  'return-step': '退回上一步',
  return: '退回补充',
  resubmit: '重新提交',
  approve: '批准建档',
  refuse: '不予建档',
  withdraw: '撤回',
  'begin-review': '开始年度复核',
  renew: '继续在档',
  'propose-change': '提出变更类别',
  'return-change': '退回重新复核',
  'reject-change': '不同意变更类别',
  'withdraw-change': '撤回变更',
  change: '变更类别',
  exit: '退档',
  reopen: '申诉成立，重新核查',
  reinstate: '申诉成立，恢复在档',
  'begin-watch': '开始退档后跟踪',
  watch: '记录跟踪回访',
  archive: '归档',
};
