import type { Actor } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import { LEGAL_AID_PERMISSIONS } from '../domain/legal-aids.permissions';

/**
 * The wall of legal aid: open to who handles it, to the desk until somebody is assigned, and to who oversees legal aid in
 * that union; for everybody else it does not exist. SQL over an alias of `disputes.legal_aid`.
 */
export function legalAidWall(actor: Actor, alias: string, params: unknown[]): string {
  if (actor.kind === 'system') return 'TRUE';
  params.push(actor.accountId);
  const account = `$${params.length}::uuid`;
  const desk = scopeCondition(actor, LEGAL_AID_PERMISSIONS.intake, `${alias}.union_id`, params);
  const above = scopeCondition(actor, LEGAL_AID_PERMISSIONS.oversee, `${alias}.union_id`, params);
  return `(${alias}.handler_account_id = ${account} OR (${alias}.assigned_on IS NULL AND ${desk}) OR ${above})`;
}
