import { type Lifecycle, nextStatus, openActions } from '@app/kernel';

export const ACCIDENT_STATUSES = [
  'reported',
  'investigating',
  'found',
  'opined',
  'decided',
  'declined',
  'closed',
] as const;
export type AccidentStatus = (typeof ACCIDENT_STATUSES)[number];

export const ACCIDENT_ACTIONS = ['join', 'decline', 'find', 'opine', 'decide', 'close'] as const;
export type AccidentAction = (typeof ACCIDENT_ACTIONS)[number];

/** The union's way through an investigation: joined, found, its opinion, the decision, compensation settled (工会法 art. 27). */
export const ACCIDENT_LIFECYCLE: Lifecycle<AccidentStatus, AccidentAction> = {
  join: { from: ['reported'], to: 'investigating' },
  decline: { from: ['reported', 'investigating'], to: 'declined' },
  find: { from: ['investigating'], to: 'found' },
  opine: { from: ['found'], to: 'opined' },
  decide: { from: ['opined'], to: 'decided' },
  close: { from: ['decided', 'declined'], to: 'closed' },
};

export const nextAccidentStatus = (status: AccidentStatus, action: AccidentAction): AccidentStatus | undefined =>
  nextStatus(ACCIDENT_LIFECYCLE, status, action);

export const openAccidentActions = (status: AccidentStatus): AccidentAction[] =>
  openActions(ACCIDENT_LIFECYCLE, status);

export const ACCIDENT_STATUS_LABELS: Readonly<Record<AccidentStatus, string>> = {
  reported: '已接报，待参加调查',
  investigating: '调查中',
  found: '调查清楚，待提意见',
  opined: '工会已提意见',
  decided: '已作出处理',
  declined: '不由工会参加',
  closed: '已结案归档',
};

export const ACCIDENT_ACTION_LABELS: Readonly<Record<AccidentAction, string>> = {
  join: '参加调查',
  decline: '不参加调查',
  find: '登记调查结果',
  opine: '提出工会意见',
  decide: '登记处理结果',
  close: '结案归档',
};
