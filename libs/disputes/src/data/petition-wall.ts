import type { Actor } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import { PETITION_PERMISSIONS } from '../domain/petitions.permissions';

/**
 * The wall of petitions: open to who handles it, to the desk until it is accepted, and to who oversees petitions in that
 * union; for everybody else it does not exist, nor for the petitioner himself (art. 28): he has his portal. SQL over an alias of `disputes.petition`.
 */
export function petitionWall(actor: Actor, alias: string, params: unknown[]): string {
  if (actor.kind === 'system') return 'TRUE';
  params.push(actor.accountId);
  const account = `$${params.length}::uuid`;
  const desk = scopeCondition(actor, PETITION_PERMISSIONS.intake, `${alias}.union_id`, params);
  const above = scopeCondition(actor, PETITION_PERMISSIONS.oversee, `${alias}.union_id`, params);
  const own =
    actor.memberId === null ? '' : ` AND ${alias}.member_id IS DISTINCT FROM $${params.push(actor.memberId)}::uuid`;
  return `((${alias}.handler_account_id = ${account} OR (${alias}.accepted_on IS NULL AND ${desk}) OR ${above})${own})`;
}
