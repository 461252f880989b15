import { civilDate, type UnionId } from '@app/kernel';
import {
  type AccountingPeriodState,
  assertPeriodOpen,
  decidePeriod,
  type Month,
  PERIOD_LIFECYCLE,
  PERIOD_STATUSES,
  type PeriodCommand,
} from './accounting-period';
import { budgetLeft, isOffBudget } from './budget';

const period = (overrides: Partial<AccountingPeriodState> = {}): AccountingPeriodState => ({
  unionId: 'u1' as UnionId,
  month: '2025-03' as Month,
  status: 'open',
  ...overrides,
});
const close = { action: 'close', earlierOpen: [], ledgerBalance: 500n, statementBalance: 500n } as const;
const COMMANDS: PeriodCommand[] = [close, { action: 'reopen', document: '纪要 5 号' }];

describe('accounting period', () => {
  const cells = PERIOD_STATUSES.flatMap((status) => COMMANDS.map((command) => ({ status, command })));

  it.each(cells)('$status + $command.action', ({ status, command }) => {
    const decide = () => decidePeriod(period({ status }), command);
    const row = PERIOD_LIFECYCLE[command.action];
    if (row.from.includes(status)) expect(decide().patch.status).toBe(row.to);
    else expect(decide).toThrow(expect.objectContaining({ code: 'period.action-not-open' }));
  });

  it('closes months in order', () => {
    const decide = () => decidePeriod(period(), { ...close, earlierOpen: ['2025-02', '2025-01'] as Month[] });
    expect(decide).toThrow(
      expect.objectContaining({ code: 'period.earlier-open', detail: expect.stringContaining('1 月') }),
    );
  });

  it('closes only when ledger and statement agree to the fen', () => {
    const decide = () => decidePeriod(period(), { ...close, statementBalance: 499n });
    expect(decide).toThrow(
      expect.objectContaining({ code: 'period.not-reconciled', detail: expect.stringContaining('相差 ¥0.01') }),
    );
  });

  it('reopens only by a documented decision', () => {
    const decide = () => decidePeriod(period({ status: 'closed' }), { action: 'reopen', document: ' ' });
    expect(decide).toThrow(expect.objectContaining({ code: 'fund.document-needed' }));
  });

  it('refuses a booking in a closed month, on its first and last day', () => {
    const periods = [period({ status: 'closed' }), period({ month: '2025-04' as Month })];
    for (const day of ['2025-03-01', '2025-03-31']) {
      expect(() => assertPeriodOpen(periods, civilDate(day))).toThrow(
        expect.objectContaining({ code: 'period.closed' }),
      );
    }
    for (const day of ['2025-02-28', '2025-04-01', '2026-03-01']) {
      expect(() => assertPeriodOpen(periods, civilDate(day))).not.toThrow();
    }
  });
});

describe('budget', () => {
  it('is exceeded by the fen, and never when none was set', () => {
    const line = { year: 2025, planned: 1_000n, committed: 400n };
    expect(budgetLeft(line)).toBe(600n);
    expect(isOffBudget(line, 600n)).toBe(false);
    expect(isOffBudget(line, 601n)).toBe(true);
    expect(isOffBudget({ ...line, planned: null }, 10_000n)).toBe(false);
  });
});
