import { type Id, type Lifecycle, namesIn, nextStatus, openActions, type PersonId } from '@app/kernel';
import { refuse } from './retention.problems';

export type DestructionListId = Id<'destruction-list'>;
export type DestructionLineId = Id<'destruction-line'>;

export const DESTRUCTION_STATUSES = ['proposed', 'submitted', 'approved', 'destroyed', 'filed', 'dropped'] as const;
export type DestructionStatus = (typeof DESTRUCTION_STATUSES)[number];
export const DESTRUCTION_STATUS_NAMES: Readonly<Record<DestructionStatus, string>> = {
  proposed: '等管理员核对',
  submitted: '等主席批准',
  approved: '批准了，等销毁',
  destroyed: '销毁了，等归档纪要',
  filed: '办完了',
  dropped: '作废了',
};

export const DESTRUCTION_ACTIONS = ['submit', 'return', 'approve', 'destroy', 'file', 'drop'] as const;
export type DestructionAction = (typeof DESTRUCTION_ACTIONS)[number];

/** 鉴定 → 批准 → 监销 → 纪要 (档案法 art. 21: nothing is destroyed by one person's word). */
export const DESTRUCTION_LIFECYCLE: Lifecycle<DestructionStatus, DestructionAction> = {
  submit: { from: ['proposed'], to: 'submitted' },
  return: { from: ['submitted'], to: 'proposed' },
  approve: { from: ['submitted'], to: 'approved' },
  destroy: { from: ['approved'], to: 'destroyed' },
  file: { from: ['destroyed'], to: 'filed' },
  drop: { from: ['proposed', 'submitted', 'approved'], to: 'dropped' },
};

export const openListActions = (status: DestructionStatus): DestructionAction[] =>
  openActions(DESTRUCTION_LIFECYCLE, status);

/** `listed` may be destroyed; `kept` somebody wants to keep; `held` the law, the books or an open case asks for it. */
export const LINE_STATES = ['listed', 'kept', 'held', 'destroyed'] as const;
export type LineState = (typeof LINE_STATES)[number];
export const LINE_STATE_NAMES: Readonly<Record<LineState, string>> = {
  listed: '待销毁',
  kept: '留下',
  held: '不能销毁',
  destroyed: '已销毁',
};

export interface DestructionState {
  readonly status: DestructionStatus;
  readonly submittedBy: PersonId | null;
  /** For whom he did, by acting authority. */
  readonly submittedFor: PersonId | null;
  readonly submittedByName: string | null;
  readonly approvedBy: PersonId | null;
  readonly approvedFor: PersonId | null;
  readonly witnesses: readonly string[];
  /** Lines that are still to be destroyed. */
  readonly listed: number;
}

export type DestructionCommand =
  | { readonly action: 'submit'; readonly witnesses: readonly string[] }
  | { readonly action: 'return' | 'drop'; readonly reason: string }
  | { readonly action: 'approve' | 'destroy' }
  | { readonly action: 'file'; readonly hasMinutes: boolean };

interface By {
  /** He himself, and whom he acts for. */
  readonly persons: readonly PersonId[];
  readonly names: readonly string[];
}

/**
 * Where a step leads. Who proposes does not approve, who approves does not destroy, and both witnesses are other people
 * than these two.
 */
export function decideDestruction(state: DestructionState, command: DestructionCommand, by: By): DestructionStatus {
  const to = nextStatus(DESTRUCTION_LIFECYCLE, state.status, command.action);
  if (!to) return refuse('destruction-list.action-not-open');
  if (command.action === 'submit') checkWitnesses(command.witnesses, by.names);
  if (
    (command.action === 'submit' || command.action === 'approve' || command.action === 'destroy') &&
    state.listed === 0
  )
    refuse('destruction-list.nothing-listed');
  if (command.action === 'approve') {
    if (isBy(by, state.submittedBy, state.submittedFor)) refuse('destruction-list.own-proposal');
    checkWitnesses(state.witnesses, [...by.names, ...namesIn(state.submittedByName ?? '')]);
  }
  if (command.action === 'destroy' && isBy(by, state.approvedBy, state.approvedFor))
    refuse('destruction-list.approver-destroys');
  if ((command.action === 'return' || command.action === 'drop') && !command.reason.trim())
    refuse('destruction-list.reason-missing');
  if (command.action === 'file' && !command.hasMinutes) refuse('destruction-list.minutes-missing');
  return to;
}

const isBy = ({ persons }: By, ...done: readonly (PersonId | null)[]): boolean =>
  persons.some((each) => done.includes(each));

function checkWitnesses(witnesses: readonly string[], others: readonly string[]): void {
  const names = witnesses.map((name) => name.trim());
  const isWhole = names.length === 2 && names.every((name) => name !== '') && names[0] !== names[1];
  if (!isWhole || names.some((name) => others.includes(name))) refuse('destruction-list.witnesses');
}
