import {
  civilDate,
  type Fen,
  type FundAccountId,
  newId,
  parseFen,
  systemActor,
  type TenantId,
  type UnionId,
} from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { UnitOfWork } from '@app/persistence';
import { randomBytes } from 'node:crypto';
import type { NewFundAccount } from '../app/fund-account.opening';
import { FundLedger } from '../app/fund-ledger';
import { FUND_ENTITIES } from '../data/entities';
import type { JournalSubject } from '../domain';

/** For `openPlatform(url, [...ORGANIZATION_ENTITIES, ...FUND_ENTITIES, …])`. */
export { FUND_ENTITIES };

/** A fund account of the union (工会经费 with 90,000 yuan unless said otherwise). Needs FUND_ENTITIES. */
export async function aFundAccount(
  platform: { readonly uow: UnitOfWork },
  tenantId: TenantId,
  unionId: UnionId,
  overrides: Partial<NewFundAccount> & { readonly opening?: Fen } = {},
): Promise<FundAccountId> {
  const mark = randomBytes(3).toString('hex');
  const account: NewFundAccount = {
    ...{ unionId, code: `F${mark}`, name: `工会经费${mark}`, kind: 'union-funds', source: '工会经费', note: null },
    ...{ restrictedTo: [], needsHardshipFile: false, document: null, budgets: [] },
    openedOn: civilDate('2025-01-01'),
    opening: parseFen('90000'),
    ...overrides,
  };
  const ledger = new FundLedger(new OrganizationDirectory());
  return platform.uow.run(systemActor(tenantId), (tx) => ledger.openAccount(tx, account));
}

/** A case that asks for money. */
export const aSubject = (type = 'disbursement'): JournalSubject => ({ type, id: newId() });
