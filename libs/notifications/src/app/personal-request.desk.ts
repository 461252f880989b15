import { AccountDirectory } from '@app/identity';
import type { AccountId, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';

const ANSWERS = 'member:manage';

/** The nearest who answer what members of a union ask about their own particulars. */
export async function personalRequestDesk(
  tx: ReadTx,
  accounts: AccountDirectory,
  unionId: UnionId,
): Promise<AccountId[]> {
  const holders = await accounts.holding(tx, unionId, ANSWERS);
  const near = holders.filter(({ distance }) => distance === holders[0]?.distance);
  return [...new Set(near.map(({ accountId }) => accountId))];
}
