import type { Fen, UnionId } from '@app/kernel';
import type { ReadTx, Tx } from '@app/persistence';
import type { Month, PeriodStatus } from '../domain';

export interface MonthFigures {
  /** Null while nobody has closed it. */
  readonly id: string | null;
  readonly version: number | null;
  readonly month: Month;
  readonly status: PeriodStatus;
  readonly closedAt: Date | null;
  /** Available and held of all accounts of the union at the end of the month, in fen. */
  readonly balance: Fen;
  readonly statementBalance: Fen | null;
}

/** Locks the accounts of a union: nothing is booked on them until the end of the transaction. */
export const lockAccountsOf = (tx: Tx, unionId: UnionId): Promise<unknown> =>
  tx.rows(`SELECT id FROM funds.fund_account WHERE tenant_id = $1 AND union_id = $2 ORDER BY id FOR NO KEY UPDATE`, [
    tx.actor.tenantId,
    unionId,
  ]);

// What was there, month by month: available and held.
const MOVED = `SELECT to_char(j.booked_on, 'YYYY-MM') AS month,
    sum(p.amount) FILTER (WHERE p.place IN ('available', 'held')) AS moved
  FROM funds.fund_account f
  JOIN funds.posting p ON p.tenant_id = f.tenant_id AND p.fund_account_id = f.id
  JOIN funds.journal j ON j.tenant_id = p.tenant_id AND j.id = p.journal_id
  WHERE f.tenant_id = $1 AND f.union_id = $2 GROUP BY 1`;

/** Available and held of all accounts of the union at the end of the month, by booking day, in fen. */
export async function balanceAtEndOf(tx: ReadTx, unionId: UnionId, month: Month): Promise<Fen> {
  const [row] = await tx.rows<{ balance: string }>(
    `SELECT coalesce(sum(moved), 0) AS balance FROM (${MOVED}) m WHERE month <= $3`,
    [tx.actor.tenantId, unionId, month],
  );
  return BigInt(row!.balance);
}

/** Months with journals before this one that are not closed. */
export async function openMonthsBefore(tx: ReadTx, unionId: UnionId, month: Month): Promise<Month[]> {
  const rows = await tx.rows<{ month: Month }>(
    `SELECT m.month FROM (${MOVED}) m
     LEFT JOIN funds.accounting_period a ON a.tenant_id = $1 AND a.union_id = $2 AND a.month = m.month
     WHERE m.month < $3 AND coalesce(a.status, 'open') = 'open' ORDER BY m.month`,
    [tx.actor.tenantId, unionId, month],
  );
  return rows.map((row) => row.month);
}

export async function monthsOf(tx: ReadTx, unionId: UnionId): Promise<MonthFigures[]> {
  const rows = await tx.rows(
    `SELECT a.id, a.version, coalesce(m.month, a.month) AS month, coalesce(a.status, 'open') AS status,
       a.closed_at AS "closedAt", a.statement_balance AS "statementBalance",
       sum(coalesce(m.moved, 0)) OVER (ORDER BY coalesce(m.month, a.month)) AS balance
     FROM (${MOVED}) m
     FULL JOIN (SELECT * FROM funds.accounting_period WHERE tenant_id = $1 AND union_id = $2) a ON a.month = m.month
     ORDER BY month DESC`,
    [tx.actor.tenantId, unionId],
  );
  return rows.map(
    ({ balance, statementBalance, ...row }) =>
      ({
        ...row,
        balance: BigInt(balance),
        statementBalance: statementBalance === null ? null : BigInt(statementBalance),
      }) as MonthFigures,
  );
}
