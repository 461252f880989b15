import { type Lifecycle, nextStatus, openActions } from '@app/kernel';
import type { VisitDutyStatus } from './visit-duty';

export const VISIT_DUTY_MOVES = [
  'assign',
  'accept',
  'hand-over',
  'decline',
  'excuse',
  'cancel',
  'log-visit',
  'void-visit',
  'settle',
  'withdraw-aid',
  'close',
  'reopen',
  'reinstate',
] as const;
export type VisitDutyMove = (typeof VISIT_DUTY_MOVES)[number];

export const VISIT_DUTY_RECORDINGS = ['join-report', 'escalate', 'log-follow-up', 'void-follow-up'] as const;
export type VisitDutyRecording = (typeof VISIT_DUTY_RECORDINGS)[number];

export type VisitDutyAction = VisitDutyMove | VisitDutyRecording;
export const VISIT_DUTY_ACTIONS: readonly VisitDutyAction[] = [...VISIT_DUTY_MOVES, ...VISIT_DUTY_RECORDINGS];

/**
 * The whole lifecycle on one screen. Ends: closed, excused, cancelled.
 * `decline` leads to open when nobody is left; while another assignee remains, the duty stays with him.
 * `void-visit` leads to open when no visit is left and nobody was assigned; else the duty goes back to its assignees,
 * and while another visit stands it stays visited.
 */
export const VISIT_DUTY_LIFECYCLE: Lifecycle<VisitDutyStatus, VisitDutyMove> = {
  assign: { from: ['open', 'assigned'], to: 'assigned' },
  accept: { from: ['assigned'], to: 'accepted' },
  'hand-over': { from: ['assigned', 'accepted'], to: 'assigned' },
  decline: { from: ['assigned', 'accepted'], to: 'open' },
  excuse: { from: ['open', 'assigned', 'accepted'], to: 'excused' },
  cancel: { from: ['open', 'assigned', 'accepted'], to: 'cancelled' },
  'log-visit': { from: ['open', 'assigned', 'accepted', 'visited'], to: 'visited' },
  'void-visit': { from: ['visited'], to: 'open' },
  settle: { from: ['visited', 'settling'], to: 'settling' },
  'withdraw-aid': { from: ['settling'], to: 'visited' },
  close: { from: ['visited', 'settling'], to: 'closed' },
  reopen: { from: ['closed'], to: 'visited' },
  reinstate: { from: ['excused', 'cancelled'], to: 'open' },
};

/** Actions that record something and leave the status as it is. */
export const VISIT_DUTY_RECORDED_IN: Readonly<Record<VisitDutyRecording, readonly VisitDutyStatus[]>> = {
  'join-report': ['open', 'assigned', 'accepted', 'visited', 'settling', 'closed', 'excused'],
  escalate: ['open', 'assigned', 'accepted'],
  'log-follow-up': ['settling'],
  'void-follow-up': ['settling'],
};

/** Where `action` leads from `status`, or undefined when it may not be taken there. */
export function nextDutyStatus(status: VisitDutyStatus, action: VisitDutyAction): VisitDutyStatus | undefined {
  if (isRecording(action)) return VISIT_DUTY_RECORDED_IN[action].includes(status) ? status : undefined;
  return nextStatus(VISIT_DUTY_LIFECYCLE, status, action);
}

/** What is closed because it was over before it came here has no step to go back to. */
const NOT_OF_HISTORY: ReadonlySet<VisitDutyAction> = new Set(['reopen']);

/** `nextDutyStatus` of one duty: what came from a ledger of before is not opened again. */
export const nextStatusOf = (
  { status, isHistoric }: { readonly status: VisitDutyStatus; readonly isHistoric: boolean },
  action: VisitDutyAction,
): VisitDutyStatus | undefined =>
  isHistoric && NOT_OF_HISTORY.has(action) ? undefined : nextDutyStatus(status, action);

/** The actions open from `status`; the screen draws its buttons from this list. */
export const openDutyActions = (status: VisitDutyStatus): VisitDutyAction[] => [
  ...openActions(VISIT_DUTY_LIFECYCLE, status),
  ...VISIT_DUTY_RECORDINGS.filter((action) => VISIT_DUTY_RECORDED_IN[action].includes(status)),
];

/** A visit logged while the aid is being settled is a follow-up and does not take the duty back. */
export const loggingActionIn = (status: VisitDutyStatus): 'log-visit' | 'log-follow-up' =>
  status === 'settling' ? 'log-follow-up' : 'log-visit';

/** The duty's side of voiding one of its visits. */
export const voidingActionIn = (status: VisitDutyStatus): 'void-visit' | 'void-follow-up' =>
  status === 'settling' ? 'void-follow-up' : 'void-visit';

const isRecording = (action: VisitDutyAction): action is VisitDutyRecording =>
  (VISIT_DUTY_RECORDINGS as readonly string[]).includes(action);

export const VISIT_DUTY_STATUS_WORDS: Readonly<Record<VisitDutyStatus, string>> = {
  open: '待分派',
  assigned: '待接受',
  accepted: '待走访',
  visited: '已走访',
  settling: '款项办理中',
  closed: '已办结',
  excused: '已免访',
  cancelled: '已撤销',
};

export const VISIT_DUTY_ACTION_WORDS: Readonly<Record<VisitDutyAction, string>> = {
  assign: '分派',
  accept: '接受',
  'hand-over': '移交',
  decline: '推辞',
  excuse: '免访',
  cancel: '撤销',
  'log-visit': '记录走访',
  'void-visit': '作废走访',
  settle: '申请慰问款',
  'withdraw-aid': '撤回慰问款',
  close: '办结',
  reopen: '重新打开',
  reinstate: '恢复',
  'join-report': '并入报告',
  escalate: '催办上报',
  'log-follow-up': '记录回访',
  'void-follow-up': '作废回访',
};
