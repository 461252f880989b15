import { type Actor, type FundAccountId, type UnionId, yearOf } from '@app/kernel';
import { OrganizationDirectory, scopeCondition } from '@app/organizations';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { accountById, accountsWhere, type FundAccountRecord } from '../data/fund-account.queries';
import { entriesOf, type LedgerEntry } from '../data/ledger-entry.query';
import { refuse } from '../domain';

export interface ShownFundAccount {
  readonly fund: FundAccountRecord;
  readonly unionName: string;
  readonly mayManage: boolean;
}

/** Where a page of accounts begins: after this union and code. */
export interface FundPosition {
  readonly unionId: UnionId;
  readonly code: string;
}

export interface FundPageRequest {
  /** Only accounts of this very union. */
  readonly unionId?: UnionId;
  /** Whose budget is shown; this year when left out. */
  readonly year?: number;
  readonly after: FundPosition | null;
  readonly limit: number;
}

/** What the pages of the fund accounts show, within the actor's scope for `fund:read`. */
@Injectable()
export class FundReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** One row more than `limit` when there is a next page; unions in the order of their founding, codes within. */
  page(actor: Actor, { unionId, year, after, limit }: FundPageRequest): Promise<ShownFundAccount[]> {
    return this.uow.read(actor, async (tx) => {
      const values: unknown[] = [actor.tenantId, year ?? yearOf(await this.directory.today(tx))];
      const next = (value: unknown): string => `$${values.push(value)}`;
      const conditions = [scopeCondition(actor, 'fund:read', 'f.union_id', values)];
      if (unionId) conditions.push(`f.union_id = ${next(unionId)}`);
      if (after) conditions.push(`(f.union_id, f.code) > (${next(after.unionId)}, ${next(after.code)})`);
      const tail = `ORDER BY f.union_id, f.code LIMIT ${next(limit + 1)}`;
      const funds = await accountsWhere(tx, values[1] as number, conditions.join(' AND '), values.slice(2), tail);
      return this.show(tx, funds);
    });
  }

  one(actor: Actor, id: FundAccountId, year?: number): Promise<ShownFundAccount> {
    return this.uow.read(actor, async (tx) => {
      const [shown] = await this.show(tx, [await this.require(tx, id, year ?? yearOf(await this.directory.today(tx)))]);
      return shown!;
    });
  }

  /** The account's journal, newest entry first; `before` is the number of the last entry shown. */
  entries(
    actor: Actor,
    id: FundAccountId,
    { before, limit }: { before: number | null; limit: number },
  ): Promise<LedgerEntry[]> {
    return this.uow.read(actor, async (tx) => {
      const fund = await this.require(tx, id, yearOf(await this.directory.today(tx)));
      return entriesOf(tx, id, { before: before ?? fund.entries + 1, limit: limit + 1 });
    });
  }

  private async require(tx: ReadTx, id: FundAccountId, year: number): Promise<FundAccountRecord> {
    const fund = await accountById(tx, id, year);
    const visible = fund && (await this.directory.isWithin(tx, tx.actor, 'fund:read', fund.unionId));
    return visible ? fund : refuse('fund.not-found');
  }

  private async show(tx: ReadTx, funds: readonly FundAccountRecord[]): Promise<ShownFundAccount[]> {
    const names = await this.directory.namesOf(
      tx,
      funds.map((fund) => fund.unionId),
    );
    const managed = await this.managed(tx, [...names.keys()]);
    return funds.map((fund) => ({
      fund,
      unionName: names.get(fund.unionId) ?? '',
      mayManage: managed.has(fund.unionId),
    }));
  }

  private async managed(tx: ReadTx, unionIds: readonly UnionId[]): Promise<Set<UnionId>> {
    const values: unknown[] = [unionIds];
    const condition = scopeCondition(tx.actor, 'fund:manage', 'u.id', values);
    const rows = await tx.rows<{ id: UnionId }>(
      `SELECT u.id FROM unnest($1::uuid[]) AS u(id) WHERE ${condition}`,
      values,
    );
    return new Set(rows.map((row) => row.id));
  }
}
