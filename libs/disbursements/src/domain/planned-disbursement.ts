import { type Fen, sumFen } from '@app/kernel';
import type { DisbursementState } from './disbursement';
import type { DisbursementOpening } from './disbursement.decision';
import { refuse } from './disbursement.problems';
import { yuan } from './yuan';

/** Money that a plan's approval covers begins `approved`: the plan was decided, not each payment of it. */
export function openPlanned(opening: Omit<DisbursementOpening, 'replaces'>): DisbursementState {
  if (opening.amount <= 0n) refuse('disbursement.amount-not-positive');
  return { ...opening, status: 'approved', receipt: 'awaited', paidOn: null, transferFailed: false, replaces: null };
}

/**
 * Refuses to open more under an approval than it was given for. `live` is what was opened under it and stands; what was
 * taken back makes room again. In fen.
 */
export function assertWithinPlan(approved: Fen, live: Fen, asked: readonly Fen[]): void {
  const total = live + sumFen(asked);
  if (total <= approved) return;
  const sentence = `批准的是 ${yuan(approved)}，加上这次一共要 ${yuan(total)}。请核对名单，或按新的金额重新审批。`;
  refuse('planned.over-approved', sentence);
}

/** Refuses who was not on the roster when it was approved: those who signed stood back from others, not from him. */
export function assertOnApprovedRoster(approved: readonly string[], recipients: readonly string[]): void {
  const known = new Set(approved);
  const others = new Set(recipients.filter((id) => !known.has(id)));
  if (others.size > 0) {
    refuse('planned.recipient-not-approved', `有 ${others.size} 人不在批准的名单里，请按新名单重新审批。`);
  }
}
