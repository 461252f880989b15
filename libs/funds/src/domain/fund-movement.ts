import {
  type Fen,
  type FundAccountId,
  type Id,
  type Lifecycle,
  nextStatus,
  openActions,
  type PersonId,
} from '@app/kernel';
import type { FundAccountState, FundKind } from './fund-account';
import { refuse } from './fund.problems';

export type FundMovementId = Id<'fund-movement'>;

/** 经费调剂 between two accounts, or 调账 of one. */
export const FUND_MOVEMENT_KINDS = ['transfer', 'adjust'] as const;
export type FundMovementKind = (typeof FUND_MOVEMENT_KINDS)[number];

export const FUND_MOVEMENT_KIND_NAMES: Record<FundMovementKind, string> = { transfer: '经费调剂', adjust: '余额调整' };

export const FUND_MOVEMENT_STATUSES = ['open', 'booked', 'refused', 'withdrawn'] as const;
export type FundMovementStatus = (typeof FUND_MOVEMENT_STATUSES)[number];

export const FUND_MOVEMENT_STATUS_NAMES: Record<FundMovementStatus, string> = {
  open: '等批准',
  booked: '已入账',
  refused: '不同意',
  withdrawn: '已撤回',
};

export interface FundMovementState {
  readonly id: FundMovementId;
  readonly kind: FundMovementKind;
  readonly status: FundMovementStatus;
  readonly fundAccountId: FundAccountId;
  /** Of a transfer; null: it is an adjustment. */
  readonly toFundAccountId: FundAccountId | null;
  /** In fen; below zero only in an adjustment downwards. */
  readonly amount: Fen;
  readonly requestedBy: PersonId;
}

export type FundMovementAction = 'approve' | 'refuse' | 'withdraw';

/** Asked for by one, decided by another. Terminal: booked, refused, withdrawn; what was booked wrongly is reversed. */
export const FUND_MOVEMENT_LIFECYCLE: Lifecycle<FundMovementStatus, FundMovementAction> = {
  approve: { from: ['open'], to: 'booked' },
  refuse: { from: ['open'], to: 'refused' },
  withdraw: { from: ['open'], to: 'withdrawn' },
};

/** Money that is bound to its purpose: it leaves its kind by a documented decision only (domain rules §8.3). */
const BOUND_KINDS: readonly FundKind[] = ['treasury', 'donation-designated', 'mutual-aid', 'interest', 'model-worker'];

/** Whether a transfer takes money out of what it is bound to; who decides has to see that. */
export const leavesItsPurpose = (from: Pick<FundAccountState, 'kind'>, to: Pick<FundAccountState, 'kind'>): boolean =>
  from.kind !== to.kind && BOUND_KINDS.includes(from.kind);

type Party = Pick<FundAccountState, 'id' | 'kind' | 'status'>;

export interface AskedMovement {
  readonly kind: FundMovementKind;
  readonly amount: Fen;
  readonly reason: string;
  readonly document: string;
}

/** Refuses what cannot be booked: no amount, no paper, a closed account, one account with itself. */
export function checkMovement({ kind, amount, reason, document }: AskedMovement, from: Party, to: Party | null): void {
  if (kind === 'transfer' ? amount <= 0n : amount === 0n) refuse('fund.amount-not-positive');
  if (!reason.trim()) refuse('fund-movement.reason-needed');
  if (!document.trim()) refuse('fund.document-needed');
  if (kind === 'transfer' && (to === null || to.id === from.id))
    refuse('journal.several-funds', '转出和转入是同一个账户，请另选转入账户。');
  for (const party of to ? [from, to] : [from]) if (party.status !== 'open') refuse('fund.not-open');
}

/**
 * Pure: what becomes of it. Who asked does not decide and nobody else takes it back. Throws
 * `fund-movement.action-not-open`, `fund-movement.same-person`, `fund-movement.requester-only`,
 * `fund-movement.reason-needed`.
 */
export function decideMovement(
  movement: Pick<FundMovementState, 'status'>,
  action: FundMovementAction,
  by: { readonly isOwn: boolean; readonly note: string },
): FundMovementStatus {
  const status = nextStatus(FUND_MOVEMENT_LIFECYCLE, movement.status, action);
  if (!status) return refuse('fund-movement.action-not-open');
  if (action === 'withdraw' && !by.isOwn) refuse('fund-movement.requester-only');
  if (action !== 'withdraw' && by.isOwn) refuse('fund-movement.same-person');
  if (action === 'refuse' && !by.note.trim()) refuse('fund-movement.reason-needed');
  return status;
}

/** What this person may do with it now, his permissions aside. */
export const openMovementActions = (
  status: FundMovementStatus,
  isOwn: (action: FundMovementAction) => boolean,
): FundMovementAction[] =>
  openActions(FUND_MOVEMENT_LIFECYCLE, status).filter((action) => (action === 'withdraw') === isOwn(action));
