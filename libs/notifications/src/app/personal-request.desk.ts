import { AccountDirectory, accountsOf, nearestOf } from '@app/identity';
import type { AccountId, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';

const ANSWERS = 'member:manage';

/** The nearest who answer what members of a union ask about their own particulars. */
export async function personalRequestDesk(
  tx: ReadTx,
  accounts: AccountDirectory,
  unionId: UnionId,
): Promise<AccountId[]> {
  return accountsOf(nearestOf(await accounts.holding(tx, unionId, ANSWERS)));
}
