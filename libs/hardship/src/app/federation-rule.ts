import type { UnionId } from '@app/kernel';
import type { OrganizationDirectory } from '@app/organizations';
import type { Tx } from '@app/persistence';
import { HARDSHIP_PERMISSIONS } from '../domain/hardship.permissions';
import { refuse } from '../domain/hardship.problems';

/**
 * A rule that holds for every union of the federation is set by who may set rules at its root; who may only below it is
 * refused with `hardship-rule.not-yours`. Returns the root.
 */
export async function requireFederation(tx: Tx, organizations: OrganizationDirectory): Promise<UnionId> {
  const { id } = await organizations.root(tx);
  if (!(await organizations.isWithin(tx, tx.actor, HARDSHIP_PERMISSIONS.manageRules, id)))
    refuse('hardship-rule.not-yours');
  return id;
}
