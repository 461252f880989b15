import { type Fen, type FundAccountId, type UnionId, yearOf } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FundAccount } from '../data/fund-account.entity';
import { accountById, accountsOfUnions, type FundAccountRecord } from '../data/fund-account.queries';
import { openingsOf } from '../data/opening.queries';
import { type FundKind, type FundPurpose, refuse } from '../domain';
import { refuseTaken, setBudgets } from './fund-account.opening';

/** An account with the opening balance that stands, in fen. */
export interface OpenedFundAccount extends FundAccountRecord {
  readonly opening: Fen;
}

/** What is left out stays as it is. */
export interface FundAccountCorrection {
  readonly name?: string;
  readonly source?: string;
  readonly kind?: FundKind;
  readonly restrictedTo?: readonly FundPurpose[];
  readonly needsHardshipFile?: boolean;
  readonly note?: string | null;
  readonly budget?: { readonly year: number; readonly planned: Fen | null };
}

/** Particulars of fund accounts for imports, inside the caller's transaction. Permission and scope are asked by the caller. */
@Injectable()
export class FundAccountCorrections {
  constructor(private readonly directory: OrganizationDirectory) {}

  /** Accounts of these unions, also closed ones, with the budget of `year`. */
  async accountsOf(tx: ReadTx, unionIds: readonly UnionId[], year: number): Promise<OpenedFundAccount[]> {
    const accounts = await accountsOfUnions(tx, unionIds, year);
    const openings = await openingsOf(tx, unionIds);
    return accounts.map((account) => ({ ...account, opening: openings.get(account.id) ?? 0n }));
  }

  /** Months that are closed, as `unionId 2025-03`: nothing more can be booked into them. */
  async closedMonthsOf(tx: ReadTx, unionIds: readonly UnionId[]): Promise<ReadonlySet<string>> {
    const rows = await tx.rows<{ place: string }>(
      `SELECT union_id || ' ' || month AS place FROM funds.accounting_period
       WHERE tenant_id = $1 AND union_id = ANY ($2::uuid[]) AND status = 'closed'`,
      [tx.actor.tenantId, unionIds],
    );
    return new Set(rows.map(({ place }) => place));
  }

  /** @returns the version after it. Throws `fund.name-taken`, `fund.not-found`. */
  async correct(tx: Tx, id: FundAccountId, correction: FundAccountCorrection): Promise<number> {
    const { budget, ...stated } = correction;
    const account = (await tx.lock(FundAccount, id)) ?? refuse('fund.not-found');
    const year = budget?.year ?? yearOf(await this.directory.today(tx));
    const before = (await accountById(tx, id, year))!;
    if (stated.name !== undefined) await refuseTaken(tx, account.unionId, account.code, stated.name, id);
    const { restrictedTo, ...rest } = stated;
    const updated = await tx.update(FundAccount, account, {
      ...rest,
      ...(restrictedTo && { restrictedTo: [...restrictedTo] }),
    });
    if (budget) await setBudgets(tx, id, [budget]);
    tx.audit({
      ...{ action: 'fund.change', subjectType: 'fund-account', subjectId: id, unionId: account.unionId },
      detail: { ...changesOf(before, stated), ...(budget && { planned: [before.budget.planned, budget.planned] }) },
    });
    return updated.version;
  }
}

const changesOf = (before: FundAccountRecord, stated: object): object =>
  Object.fromEntries(
    Object.entries(stated).map(([field, value]) => [field, [before[field as keyof FundAccountRecord], value]]),
  );
