import type { CivilDate, Fen, FundAccountId, UnionId } from '@app/kernel';
import type { ReadTx, Tx } from '@app/persistence';
import { FundAccount } from '../data/fund-account.entity';
import { accountsOfUnions, type FundAccountRecord } from '../data/fund-account.queries';
import { openingOf, openingsOf } from '../data/opening.queries';
import { findPosted, post } from '../data/ledger.store';
import { buildReversal, type FundKind, FUND_PROBLEMS, particularsOf, refuse, type WrittenFund } from '../domain';
import { bookOpening, insertAccount, type NewFundAccount, setBudgets } from './fund-account.opening';

/** A row of a workbook of fund accounts; an account is known by its union and code. */
export interface FundAccountRow extends WrittenFund {
  readonly unionId: UnionId;
  readonly code: string;
  /** Opening balance in fen, booked on `openedOn`. */
  readonly opening: Fen;
  readonly openedOn: CivilDate;
  /** Budget of the year of `openedOn`, in fen; null: the row says nothing of it. */
  readonly planned: Fen | null;
  readonly document: string | null;
}

export interface PlannedFundAccount {
  readonly row: FundAccountRow;
  readonly outcome: 'new' | 'changed' | 'unchanged' | 'refused';
  /** The account that it is about; null while it is new. */
  readonly fundAccountId: FundAccountId | null;
  /** Field → [before, after], amounts as decimal text of fen. */
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
  /** In Chinese: why it is refused. */
  readonly refusal: string | null;
  /** In Chinese: what is taken but needs a look. */
  readonly warning: string | null;
}

const yearOfRow = (row: FundAccountRow): number => Number(row.openedOn.slice(0, 4));

/** Pure look: what an import of these rows would do. */
export async function planAccounts(tx: ReadTx, rows: readonly FundAccountRow[]): Promise<PlannedFundAccount[]> {
  const unionIds = [...new Set(rows.map((row) => row.unionId))];
  const known = new Map<number, FundAccountRecord[]>();
  for (const year of new Set(rows.map(yearOfRow))) known.set(year, await accountsOfUnions(tx, unionIds, year));
  const openings = await openingsOf(tx, unionIds);
  return rows.map((row) => {
    const ofUnion = known.get(yearOfRow(row))!.filter((account) => account.unionId === row.unionId);
    return planRow(row, ofUnion, openings);
  });
}

function planRow(
  row: FundAccountRow,
  ofUnion: readonly FundAccountRecord[],
  openings: ReadonlyMap<FundAccountId, Fen>,
): PlannedFundAccount {
  const account = ofUnion.find((each) => each.code === row.code);
  const plan = { row, fundAccountId: account?.id ?? null, changes: {}, refusal: null, warning: null };
  const { kind } = particularsOf(row);
  if (!kind) return { ...plan, outcome: 'refused', refusal: FUND_PROBLEMS['fund.kind-unknown'].title };
  if (ofUnion.some((each) => each.name === row.name && each.code !== row.code)) {
    return { ...plan, outcome: 'refused', refusal: FUND_PROBLEMS['fund.name-taken'].title };
  }
  if (!account || account.status === 'closed') return { ...plan, outcome: 'new' };
  const changes = changesOf(row, kind, account);
  const booked = openings.get(account.id) ?? 0n;
  const warning = booked === row.opening ? null : '期初余额已经记过账，和表里的不一样；要改请由会计红冲后重记。';
  return { ...plan, changes, warning, outcome: Object.keys(changes).length > 0 ? 'changed' : 'unchanged' };
}

function changesOf(row: FundAccountRow, kind: FundKind, account: FundAccountRecord): PlannedFundAccount['changes'] {
  const { restrictedTo, needsHardshipFile } = particularsOf(row);
  const { name, source, note } = row;
  const wanted = { name, source, note, kind, needsHardshipFile, restrictedTo: restrictedTo.join() };
  const present = { ...account, restrictedTo: account.restrictedTo.join() };
  const changes: Record<string, readonly [unknown, unknown]> = {};
  for (const field of Object.keys(wanted) as (keyof typeof wanted)[]) {
    if (wanted[field] !== present[field]) changes[field] = [present[field], wanted[field]];
  }
  const { planned } = account.budget;
  if (row.planned !== null && row.planned !== planned) {
    changes.planned = [planned === null ? null : String(planned), String(row.planned)];
  }
  return changes;
}

export type ImportedFundAccount = PlannedFundAccount & { readonly fundAccountId: FundAccountId };

/** Takes the rows in, all or none. Throws for the first row that its plan refuses. */
export async function importAccounts(tx: Tx, rows: readonly FundAccountRow[]): Promise<ImportedFundAccount[]> {
  const plans = await planAccounts(tx, rows);
  const imported: ImportedFundAccount[] = [];
  for (const plan of plans) {
    if (plan.refusal !== null) refuse('fund.kind-unknown', `${plan.row.name}：${plan.refusal}`);
    imported.push({ ...plan, fundAccountId: await takeIn(tx, plan) });
  }
  return imported;
}

async function takeIn(tx: Tx, { row, outcome, fundAccountId, changes }: PlannedFundAccount): Promise<FundAccountId> {
  if (outcome === 'unchanged') return fundAccountId!;
  const account = accountOf(row);
  const id = fundAccountId ?? (await insertAccount(tx, account));
  if (fundAccountId !== null) {
    const present = (await tx.lock(FundAccount, fundAccountId))!;
    const { name, source, note, kind, needsHardshipFile, restrictedTo } = account;
    const patch = {
      name,
      source,
      note,
      kind,
      needsHardshipFile,
      restrictedTo: [...restrictedTo],
      status: 'open' as const,
    };
    await tx.update(FundAccount, present, outcome === 'new' ? patch : { ...patch, status: present.status });
    await setBudgets(tx, id, account.budgets);
    if (outcome === 'new') await bookOpening(tx, id, account);
  }
  tx.audit({
    ...{ action: 'fund.import', subjectType: 'fund-account', subjectId: id, unionId: row.unionId },
    detail: outcome === 'new' ? { code: row.code, opening: row.opening } : changes,
  });
  return id;
}

function accountOf(row: FundAccountRow): NewFundAccount {
  const { kind, restrictedTo, needsHardshipFile } = particularsOf(row);
  const { unionId, code, name, source, note, opening, openedOn, document, planned } = row;
  return {
    ...{ unionId, code, name, source, note, opening, openedOn, document, restrictedTo, needsHardshipFile },
    kind: kind!,
    budgets: planned === null ? [] : [{ year: yearOfRow(row), planned }],
  };
}

/**
 * Takes accounts back that an import opened: their opening is reversed and they are closed; the same import may open
 * them again. Throws `fund.in-use` once anything else was booked.
 */
export async function withdrawAccounts(
  tx: Tx,
  ids: readonly FundAccountId[],
  { on, reason }: { readonly on: CivilDate; readonly reason: string },
): Promise<void> {
  for (const id of ids) {
    const account = (await tx.lock(FundAccount, id)) ?? refuse('fund.not-found');
    const opening = await openingOf(tx, id);
    if (opening.otherEntries) refuse('fund.in-use', `「${account.name}」已经记过别的账，不能撤回导入，请改用红冲。`);
    for (const journalId of opening.standing) {
      const posted = (await findPosted(tx, journalId))!;
      await post(tx, buildReversal(posted, { bookedOn: on, memo: reason, document: '撤回导入' }));
    }
    await tx.update(FundAccount, account, { status: 'closed' });
    tx.audit({
      ...{ action: 'fund.import-withdrawn', subjectType: 'fund-account', subjectId: id, unionId: account.unionId },
      ...{ detail: { status: ['open', 'closed'] }, reason },
    });
  }
}
