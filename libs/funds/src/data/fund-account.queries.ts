import type { CivilDate, Fen, FundAccountId, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import type { BudgetLine, FundAccountState } from '../domain';

/** A fund account with its balances, in fen. */
export interface FundAccountRecord extends FundAccountState {
  readonly version: number;
  readonly code: string;
  /** Where the money comes from, as people wrote it. */
  readonly source: string;
  readonly note: string | null;
  readonly openedOn: CivilDate;
  readonly available: Fen;
  readonly held: Fen;
  /** Spent ever; of a year: `budget.committed` less what is held. */
  readonly spent: Fen;
  /** Number of its last entry. */
  readonly entries: number;
  /** The year that was asked for. */
  readonly budget: BudgetLine;
  /** Spent in that year by booking day. */
  readonly spentInYear: Fen;
}

const COLUMNS = `f.id, f.version, f.union_id AS "unionId", f.code, f.name, f.kind, f.source, f.status,
  f.restricted_to AS "restrictedTo", f.needs_hardship_file AS "needsHardshipFile", f.note, f.opened_on AS "openedOn",
  f.available, f.held, f.spent, f.entries, b.planned, coalesce(b.spent, 0) AS "spentInYear"`;

type Row = Omit<FundAccountRecord, 'available' | 'held' | 'spent' | 'budget' | 'spentInYear'> &
  Record<'available' | 'held' | 'spent' | 'spentInYear', string> & { readonly planned: string | null };

const recordOf = ({ planned, ...row }: Row, year: number): FundAccountRecord => {
  const [held, spentInYear] = [BigInt(row.held), BigInt(row.spentInYear)];
  return {
    ...row,
    held,
    spentInYear,
    available: BigInt(row.available),
    spent: BigInt(row.spent),
    budget: { year, planned: planned === null ? null : BigInt(planned), committed: held + spentInYear },
  };
};

/**
 * Fund accounts that meet `condition`, with the budget of `year`. `values` begin at $3.
 * `condition` and `tail` are SQL about `f`, never input.
 */
export async function accountsWhere(
  tx: ReadTx,
  year: number,
  condition: string,
  values: readonly unknown[],
  tail = 'ORDER BY f.union_id, f.code',
): Promise<FundAccountRecord[]> {
  const rows = await tx.rows<Row>(
    `SELECT ${COLUMNS} FROM funds.fund_account f
     LEFT JOIN funds.fund_budget b ON b.tenant_id = f.tenant_id AND b.fund_account_id = f.id AND b.year = $2
     WHERE f.tenant_id = $1 AND ${condition} ${tail}`,
    [tx.actor.tenantId, year, ...values],
  );
  return rows.map((row) => recordOf(row, year));
}

export async function accountById(tx: ReadTx, id: FundAccountId, year: number): Promise<FundAccountRecord | undefined> {
  return (await accountsWhere(tx, year, 'f.id = $3', [id]))[0];
}

export const accountsOfUnions = (
  tx: ReadTx,
  unionIds: readonly UnionId[],
  year: number,
): Promise<FundAccountRecord[]> => accountsWhere(tx, year, 'f.union_id = ANY($3::uuid[])', [unionIds]);
