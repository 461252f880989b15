import type { OrganizationDirectory } from '@app/organizations';
import type { ReadTx } from '@app/persistence';

/** Rules hold for every union, so they are set at the root of the federation. */
export async function mayManageRules(tx: ReadTx, organizations: OrganizationDirectory): Promise<boolean> {
  const { id: root } = await organizations.root(tx);
  return organizations.isWithin(tx, tx.actor, 'model-worker:manage-rules', root);
}
