import { type CivilDate, type Fen, type Lifecycle, nextStatus, type UnionId } from '@app/kernel';
import type { FundEvent } from './fund.events';
import { refuse } from './fund.problems';
import { yuan } from './yuan';

/** A calendar month, `YYYY-MM`; compares correctly as text. */
export type Month = string & { readonly __month: true };

export const monthOf = (date: CivilDate): Month => date.slice(0, 7) as Month;
const monthName = (month: Month): string => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`;

export const PERIOD_STATUSES = ['open', 'closed'] as const;
export type PeriodStatus = (typeof PERIOD_STATUSES)[number];

/** The books of one union in one month; a month without a row is open. */
export interface AccountingPeriodState {
  readonly unionId: UnionId;
  readonly month: Month;
  readonly status: PeriodStatus;
}

export type PeriodCommand =
  | {
      readonly action: 'close';
      /** Earlier months of the union with journals that are still open. */
      readonly earlierOpen: readonly Month[];
      /** Available and held of all accounts at the end of the month, in fen. */
      readonly ledgerBalance: Fen;
      /** Closing balance of the bank statement, in fen. */
      readonly statementBalance: Fen;
    }
  /** 反结账, by a documented decision. */
  | { readonly action: 'reopen'; readonly document: string };
export type PeriodAction = PeriodCommand['action'];

export const PERIOD_LIFECYCLE: Lifecycle<PeriodStatus, PeriodAction> = {
  close: { from: ['open'], to: 'closed' },
  reopen: { from: ['closed'], to: 'open' },
};

export interface PeriodDecision {
  readonly patch: Partial<AccountingPeriodState>;
  readonly event: FundEvent;
}

/** Pure: months close in order, and only when ledger and bank statement agree (domain rules §8.3). */
export function decidePeriod(period: AccountingPeriodState, command: PeriodCommand): PeriodDecision {
  const status = nextStatus(PERIOD_LIFECYCLE, period.status, command.action);
  const { unionId, month } = period;
  if (!status) return refuse('period.action-not-open');
  if (command.action === 'reopen') {
    if (!command.document.trim()) refuse('fund.document-needed');
    return { patch: { status }, event: { type: 'fund.period-reopened.v1', payload: { unionId, month } } };
  }
  const first = [...command.earlierOpen].sort()[0];
  if (first) refuse('period.earlier-open', `${monthName(first)}还没结账，请按顺序先结那个月。`);
  const difference = command.ledgerBalance - command.statementBalance;
  if (difference !== 0n) {
    const sentence = `账面 ${yuan(command.ledgerBalance)}，对账单 ${yuan(command.statementBalance)}，相差 ${yuan(difference)}，请先对平再结账。`;
    refuse('period.not-reconciled', sentence);
  }
  return { patch: { status }, event: { type: 'fund.period-closed.v1', payload: { unionId, month } } };
}

/** Refuses to book on a day whose month is closed. */
export function assertPeriodOpen(periods: readonly AccountingPeriodState[], bookedOn: CivilDate): void {
  const month = monthOf(bookedOn);
  if (periods.some((period) => period.month === month && period.status === 'closed')) {
    refuse('period.closed', `${monthName(month)}已经结账，请记到还没结账的月份；记错的请在本月红冲。`);
  }
}
