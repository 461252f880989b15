import type { Fen } from '@app/kernel';

/** A year's budget line of a fund account and what is committed of it, in fen. */
export interface BudgetLine {
  readonly year: number;
  /** null: no budget was set, so nothing is off budget. */
  readonly planned: Fen | null;
  /** Held and spent in the year. */
  readonly committed: Fen;
}

/** What the budget has left in fen, below zero when overdrawn; null when no budget was set. */
export const budgetLeft = ({ planned, committed }: BudgetLine): Fen | null =>
  planned === null ? null : planned - committed;

/** Off-budget money takes the higher approval route (domain rules §8.2). */
export function isOffBudget(line: BudgetLine, amount: Fen): boolean {
  const left = budgetLeft(line);
  return left !== null && amount > left;
}
