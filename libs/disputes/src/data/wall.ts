import type { Actor } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import { DISPUTE_PERMISSIONS } from '../domain/disputes.permissions';

/**
 * The wall: a dispute is open to its mediators, to the desk that received it until it is accepted, and to who oversees
 * mediation in that union. For everybody else it does not exist. SQL over an alias of `disputes.dispute`; every list,
 * count, export, page and search goes through it. The union's desk alone is not enough once mediation has begun.
 */
export function wallCondition(actor: Actor, alias: string, params: unknown[]): string {
  if (actor.kind === 'system') return 'TRUE';
  params.push(actor.tenantId, actor.accountId);
  const [tenant, account] = [`$${params.length - 1}::uuid`, `$${params.length}::uuid`];
  const desk = scopeCondition(actor, DISPUTE_PERMISSIONS.intake, `${alias}.union_id`, params);
  const above = scopeCondition(actor, DISPUTE_PERMISSIONS.oversee, `${alias}.union_id`, params);
  return `(EXISTS (SELECT 1 FROM disputes.dispute_mediator wm WHERE wm.tenant_id = ${tenant}
      AND wm.dispute_id = ${alias}.id AND wm.account_id = ${account} AND wm.replaced_on IS NULL)
    OR (${alias}.accepted_on IS NULL AND ${desk}) OR ${above})`;
}
