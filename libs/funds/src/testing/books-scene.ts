import { type Actor, civilDate, type FundAccountId, parseFen, type TenantId, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { aFederation, ORGANIZATION_ENTITIES } from '@app/organizations/testing';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { FundLedger } from '../app/fund-ledger';
import type { HoldId, JournalId } from '../domain';
import { aFundAccount, aSubject, FUND_ENTITIES } from './index';

export const BOOKED_ON = civilDate('2025-03-12');

/** A federation with one fund account. */
export interface Books {
  readonly tenantId: TenantId;
  readonly rootId: UnionId;
  readonly system: Actor;
  readonly fund: FundAccountId;
}

/** The ledger alone on a database of its own, and what is done with it all the time. */
export class BooksScene {
  readonly ledger = new FundLedger(new OrganizationDirectory());

  private constructor(
    readonly database: TestDatabase,
    readonly platform: Platform,
  ) {}

  static async open(): Promise<BooksScene> {
    const database = await openTestDatabase();
    return new BooksScene(database, await openPlatform(database.appUrl, [...ORGANIZATION_ENTITIES, ...FUND_ENTITIES]));
  }

  async close(): Promise<void> {
    await this.platform.dataSource.destroy();
    await this.database.drop();
  }

  async books(opening: string): Promise<Books> {
    const { tenantId, rootId, system } = await aFederation(this.platform);
    const fund = await aFundAccount(this.platform, tenantId, rootId, { name: '工会经费', opening: parseFen(opening) });
    return { tenantId, rootId, system, fund };
  }

  hold({ system, fund }: Books, amount: string, subject = aSubject()): Promise<HoldId> {
    const order = { fundAccountId: fund, amount: parseFen(amount), subject, on: BOOKED_ON };
    return this.platform.uow.run(system, (tx) => this.ledger.placeHold(tx, order));
  }

  settle({ system }: Books, id: HoldId): Promise<JournalId> {
    return this.platform.uow.run(system, (tx) => this.ledger.settleHold(tx, id, BOOKED_ON));
  }

  violations({ system }: Books) {
    return this.platform.uow.read(system, (tx) => this.ledger.invariants(tx));
  }
}
