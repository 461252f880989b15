import type { Fen } from '@app/kernel';
import { type HouseholdStatement, lossOf, yearlyExpense, yearlyIncome } from './household-statement';

/** The figures of a household, exact: nothing is divided before it is compared. */
export interface Figures {
  readonly income: Fen;
  readonly expense: Fen;
  readonly loss: Fen;
  readonly persons: bigint;
  /** 低保 of the whole household for the whole year, in fen. */
  readonly lineYearly: Fen;
}

export function figuresOf(statement: HouseholdStatement, monthAmount: Fen): Figures {
  const persons = BigInt(statement.persons);
  return {
    income: yearlyIncome(statement),
    expense: yearlyExpense(statement),
    loss: lossOf(statement),
    persons,
    lineYearly: monthAmount * 12n * persons,
  };
}
