import { type CivilDate, type Fen, type FundAccountId, newId, type UnionId } from '@app/kernel';
import { sqlState, type Tx } from '@app/persistence';
import { FundAccount } from '../data/fund-account.entity';
import { post } from '../data/ledger.store';
import { buildJournal, type FundKind, type FundPurpose, refuse } from '../domain';

export interface YearBudget {
  readonly year: number;
  /** In fen; null takes the budget of the year away. */
  readonly planned: Fen | null;
}

export interface NewFundAccount {
  readonly id?: FundAccountId;
  readonly unionId: UnionId;
  /** Unique in the union. */
  readonly code: string;
  /** Unique in the union. */
  readonly name: string;
  readonly kind: FundKind;
  /** Where the money comes from, as people write it. */
  readonly source: string;
  /** Narrower than the kind allows (专款专用); empty: all that the kind allows. */
  readonly restrictedTo: readonly FundPurpose[];
  readonly needsHardshipFile: boolean;
  readonly note: string | null;
  readonly openedOn: CivilDate;
  /** In fen, booked on `openedOn`; zero books nothing. */
  readonly opening: Fen;
  readonly document: string | null;
  readonly budgets: readonly YearBudget[];
}

const UNIQUE_VIOLATION = '23505';

export async function insertAccount(tx: Tx, account: NewFundAccount): Promise<FundAccountId> {
  const { unionId, code, name, kind, source, needsHardshipFile, note, openedOn } = account;
  const id = account.id ?? newId<'fund-account'>(tx.now.getTime());
  await refuseTaken(tx, unionId, code, name);
  const row: Partial<FundAccount> = {
    ...{ id, version: 1, unionId, code, name, kind, source, status: 'open', needsHardshipFile, note, openedOn },
    ...{ available: 0n, held: 0n, spent: 0n, funding: 0n, entries: 0, createdAt: tx.now },
    restrictedTo: [...account.restrictedTo],
  };
  await tx.insert(FundAccount, row).catch((error: unknown) => {
    if (sqlState(error) === UNIQUE_VIOLATION) return refuse('fund.code-taken');
    throw error;
  });
  await setBudgets(tx, id, account.budgets);
  await bookOpening(tx, id, account);
  return id;
}

export async function bookOpening(
  tx: Tx,
  fundAccountId: FundAccountId,
  { opening, openedOn, document }: Pick<NewFundAccount, 'opening' | 'openedOn' | 'document'>,
): Promise<void> {
  if (opening === 0n) return;
  const memo = '期初余额';
  await post(tx, buildJournal({ kind: 'opening', fundAccountId, amount: opening, bookedOn: openedOn, memo, document }));
}

export async function refuseTaken(
  tx: Tx,
  unionId: UnionId,
  code: string,
  name: string,
  except: FundAccountId | null = null,
): Promise<void> {
  const [taken] = await tx.rows<{ code: string }>(
    `SELECT code FROM funds.fund_account
     WHERE tenant_id = $1 AND union_id = $2 AND (code = $3 OR name = $4) AND id IS DISTINCT FROM $5 LIMIT 1`,
    [tx.actor.tenantId, unionId, code, name, except],
  );
  if (taken) refuse(taken.code === code ? 'fund.code-taken' : 'fund.name-taken');
}

export async function setBudgets(tx: Tx, fundAccountId: FundAccountId, budgets: readonly YearBudget[]): Promise<void> {
  for (const { year, planned } of budgets) {
    await tx.rows(
      `INSERT INTO funds.fund_budget (tenant_id, fund_account_id, year, planned) VALUES ($1, $2, $3, $4)
       ON CONFLICT (tenant_id, fund_account_id, year) DO UPDATE SET planned = excluded.planned`,
      [tx.actor.tenantId, fundAccountId, year, planned === null ? null : String(planned)],
    );
  }
}
