import { type AccountId, type Id, type Lifecycle, nextStatus, openActions } from '@app/kernel';
import { refuse } from './identity.problems';

export type OfficeHandOverId = Id<'office-hand-over'>;
export type HandOverLineId = Id<'hand-over-line'>;

export const HAND_OVER_STATUSES = ['open', 'closed', 'cancelled'] as const;
export type HandOverStatus = (typeof HAND_OVER_STATUSES)[number];
export const HAND_OVER_ACTIONS = ['renew', 'close', 'cancel'] as const;
export type HandOverAction = (typeof HAND_OVER_ACTIONS)[number];

/**
 * 换届交接 from one officer to the next: looked through again for what came up, closed when every line
 * has found its hands, or called off.
 */
export const HAND_OVER_LIFECYCLE: Lifecycle<HandOverStatus, HandOverAction> = {
  renew: { from: ['open'], to: 'open' },
  close: { from: ['open'], to: 'closed' },
  cancel: { from: ['open'], to: 'cancelled' },
};

export const LINE_STATUSES = ['waiting', 'accepted', 'refused', 'lapsed'] as const;
export type LineStatus = (typeof LINE_STATUSES)[number];
export const LINE_ACTIONS = ['accept', 'refuse', 'give', 'lapse'] as const;
export type LineAction = (typeof LINE_ACTIONS)[number];

/**
 * One thing on the list. What the next officer refuses the desk gives to another one, who decides in his place. It lapses
 * when it was done or given to somebody else in the meantime, or all is called off.
 */
export const LINE_LIFECYCLE: Lifecycle<LineStatus, LineAction> = {
  accept: { from: ['waiting'], to: 'accepted' },
  refuse: { from: ['waiting'], to: 'refused' },
  give: { from: ['refused'], to: 'waiting' },
  lapse: { from: ['waiting', 'refused'], to: 'lapsed' },
};

export const HAND_OVER_STATUS_LABELS: Readonly<Record<HandOverStatus, string>> = {
  open: '交接中',
  closed: '交接完了',
  cancelled: '已取消',
};

export const LINE_STATUS_LABELS: Readonly<Record<LineStatus, string>> = {
  waiting: '等接手',
  accepted: '已接手',
  refused: '要另外安排人',
  lapsed: '不用交了',
};

export const openHandOverActions = (status: HandOverStatus): HandOverAction[] =>
  openActions(HAND_OVER_LIFECYCLE, status).filter((action) => action !== 'close');

/** Where the action leads; refuses `hand-over.not-open`. */
export const afterHandOver = (status: HandOverStatus, action: HandOverAction): HandOverStatus =>
  nextStatus(HAND_OVER_LIFECYCLE, status, action) ?? refuse('hand-over.not-open');

/** Where the action leads; refuses `hand-over.line-decided`. */
export const afterLine = (status: LineStatus, action: LineAction): LineStatus =>
  nextStatus(LINE_LIFECYCLE, status, action) ??
  refuse('hand-over.line-decided', `这一件${LINE_STATUS_LABELS[status]}，不用再处理。`);

/** A line that still has to find its hands. */
export const isUnsettled = (status: LineStatus): boolean => status === 'waiting' || status === 'refused';

/** Who gets a refused line: another officer of the union, neither who leaves nor who refused it. */
export function checkReceiver(to: AccountId, not: readonly AccountId[], known: ReadonlySet<AccountId>): void {
  if (!known.has(to)) refuse('hand-over.person-unknown');
  if (not.includes(to)) refuse('hand-over.refused-it');
}

/** From one to another person, of whom both have to do with the union. */
export function checkPeople(from: AccountId, to: AccountId, known: ReadonlySet<AccountId>): void {
  if (from === to) refuse('hand-over.same-person');
  if (!known.has(from) || !known.has(to)) refuse('hand-over.person-unknown');
}
