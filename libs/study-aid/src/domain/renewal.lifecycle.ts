import { type Lifecycle, nextStatus, openActions } from '@app/kernel';

export const RENEWAL_STATUSES = ['new', 'waiting-for-proof', 'confirmed', 'suspended', 'ended', 'done'] as const;
export type RenewalStatus = (typeof RENEWAL_STATUSES)[number];

export const RENEWAL_ACTIONS = [
  'confirm',
  'prove',
  'report',
  'send-back',
  'accept',
  'reopen',
  'suspend',
  'end',
  'reinstate',
] as const;
export type RenewalAction = (typeof RENEWAL_ACTIONS)[number];

/**
 * One year of a running award. The family says how the child stands (`confirm` without a proof yet, `report` when it is
 * not at school any more) and gives one proof (`prove`); after the cut-off it can still give it while `suspended`.
 */
export const RENEWAL_LIFECYCLE: Lifecycle<RenewalStatus, RenewalAction> = {
  confirm: { from: ['new', 'waiting-for-proof'], to: 'waiting-for-proof' },
  prove: { from: ['new', 'waiting-for-proof', 'confirmed', 'suspended'], to: 'confirmed' },
  report: { from: ['new', 'waiting-for-proof', 'suspended'], to: 'confirmed' },
  'send-back': { from: ['confirmed'], to: 'waiting-for-proof' },
  accept: { from: ['confirmed'], to: 'done' },
  reopen: { from: ['done'], to: 'confirmed' },
  suspend: { from: ['new', 'waiting-for-proof'], to: 'suspended' },
  end: { from: ['new', 'waiting-for-proof', 'confirmed', 'suspended'], to: 'ended' },
  reinstate: { from: ['ended'], to: 'new' },
};

export const nextRenewalStatus = (status: RenewalStatus, action: RenewalAction): RenewalStatus | undefined =>
  nextStatus(RENEWAL_LIFECYCLE, status, action);

export const openRenewalActions = (status: RenewalStatus): RenewalAction[] => openActions(RENEWAL_LIFECYCLE, status);

export const RENEWAL_STATUS_LABELS: Readonly<Record<RenewalStatus, string>> = {
  new: '待家长确认',
  'waiting-for-proof': '待上传证明',
  confirmed: '待核对',
  suspended: '已暂停',
  ended: '已终止',
  done: '已完成',
};

/** What the family says of the child this year. */
export const STUDENT_STATES = ['enrolled', 'transferred', 'on-leave', 'army', 'dropped-out', 'graduated'] as const;
export type StudentState = (typeof STUDENT_STATES)[number];
export const STUDENT_STATE_LABELS: Readonly<Record<StudentState, string>> = {
  enrolled: '继续在读',
  transferred: '已转学',
  'on-leave': '休学',
  army: '参军',
  'dropped-out': '退学',
  graduated: '已毕业',
};

/** At school, so that a proof is asked for. */
export const isAtSchool = (state: StudentState): boolean => state === 'enrolled' || state === 'transferred';
