import { type Lifecycle, nextStatus, openActions } from '@app/kernel';
import type { FigureValue } from './figure';
import type { PeriodKind } from './period';
import { refuse } from './report.problems';

export type ReturnKind = Exclude<PeriodKind, 'days'>;
export const RETURN_KINDS = ['month', 'quarter', 'year'] as const satisfies readonly ReturnKind[];
export const RETURN_KIND_NAMES: Readonly<Record<ReturnKind, string>> = { month: '月报', quarter: '季报', year: '年报' };

export const RETURN_STATUSES = ['frozen', 'submitted', 'returned', 'accepted'] as const;
export type ReturnStatus = (typeof RETURN_STATUSES)[number];
export const RETURN_STATUS_NAMES: Readonly<Record<ReturnStatus, string>> = {
  frozen: '已定数，还没上报',
  submitted: '已上报，等上级接收',
  returned: '退回修改',
  accepted: '上级已接收',
};

export type ReturnAction = 'freeze-again' | 'submit' | 'withdraw' | 'send-back' | 'accept';

/** The whole life of a return on one screen. Sending back an accepted one opens it again, with remarks. */
export const RETURN_LIFECYCLE: Lifecycle<ReturnStatus, ReturnAction> = {
  'freeze-again': { from: ['frozen', 'returned'], to: 'frozen' },
  submit: { from: ['frozen', 'returned'], to: 'submitted' },
  withdraw: { from: ['submitted'], to: 'frozen' },
  'send-back': { from: ['submitted', 'accepted'], to: 'returned' },
  accept: { from: ['submitted'], to: 'accepted' },
};

export const RETURN_ACTION_NAMES: Readonly<Record<ReturnAction, string>> = {
  'freeze-again': '重新取数',
  submit: '上报',
  withdraw: '撤回',
  'send-back': '退回',
  accept: '接收',
};

/** Done by the union that reports; the others by the one above. */
export const OWN_ACTIONS: ReadonlySet<ReturnAction> = new Set(['freeze-again', 'submit', 'withdraw']);

/** Status after the action. Refuses `return.action-not-open`, `return.reason-missing`. */
export function decideReturn(status: ReturnStatus, action: ReturnAction, words: string): ReturnStatus {
  if (action === 'send-back' && words.trim() === '') refuse('return.reason-missing');
  return nextStatus(RETURN_LIFECYCLE, status, action) ?? refuse('return.action-not-open');
}

export const openReturnActions = (status: ReturnStatus): ReturnAction[] => openActions(RETURN_LIFECYCLE, status);

/** A figure as it was reported; JSON has no bigint. */
export interface FrozenFigure {
  readonly code: string;
  readonly key: string | null;
  readonly label: string | null;
  readonly value: string | null;
  readonly unknown: number;
  readonly people: number | null;
}

export const frozen = ({ value, ...rest }: FigureValue): FrozenFigure => ({
  ...rest,
  value: value === null ? null : String(value),
});
export const thawed = ({ value, ...rest }: FrozenFigure): FigureValue => ({
  ...rest,
  value: value === null ? null : BigInt(value),
});

/** A figure that is not any more what it was when it was reported. */
export interface Restatement {
  readonly code: string;
  readonly key: string | null;
  readonly label: string | null;
  readonly reported: bigint | null;
  readonly now: bigint | null;
}

const idOf = ({ code, key }: { readonly code: string; readonly key: string | null }): string => `${code}\n${key ?? ''}`;

/** What changed since; a line that is on one side only counts as 0 on the other. */
export function restatements(reported: readonly FigureValue[], now: readonly FigureValue[]): Restatement[] {
  const [before, after] = [reported, now].map((values) => new Map(values.map((value) => [idOf(value), value])));
  const all = new Map([...before!, ...after!]);
  return [...all].flatMap(([id, { code, key, label }]) => {
    const [was, is] = [before!.get(id), after!.get(id)].map((value) => (value ? value.value : 0n));
    return was === is ? [] : [{ code, key, label, reported: was!, now: is! }];
  });
}

/** Sum of what several unions reported; unknown is passed on as unknown only where nobody knows. */
export function addedUp(returns: readonly (readonly FigureValue[])[]): FigureValue[] {
  const sums = new Map<string, FigureValue>();
  for (const value of returns.flat()) {
    const sum = sums.get(idOf(value));
    sums.set(idOf(value), sum ? plus(sum, value) : value);
  }
  return [...sums.values()];
}

const plus = (a: FigureValue, b: FigureValue): FigureValue => ({
  ...a,
  value: a.value === null && b.value === null ? null : (a.value ?? 0n) + (b.value ?? 0n),
  unknown: a.unknown + b.unknown,
  people: a.people === null ? null : a.people + (b.people ?? 0),
});
