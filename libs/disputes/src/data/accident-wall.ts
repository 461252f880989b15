import type { Actor } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import { ACCIDENT_PERMISSIONS } from '../domain/accidents.permissions';

/**
 * The wall of accidents: open to who takes part in the investigation, to the desk until the union has joined it, and to who
 * oversees accidents in that union; for everybody else it does not exist. SQL over an alias of `disputes.accident`.
 */
export function accidentWall(actor: Actor, alias: string, params: unknown[]): string {
  if (actor.kind === 'system') return 'TRUE';
  params.push(actor.accountId);
  const account = `$${params.length}::uuid`;
  const desk = scopeCondition(actor, ACCIDENT_PERMISSIONS.intake, `${alias}.union_id`, params);
  const above = scopeCondition(actor, ACCIDENT_PERMISSIONS.oversee, `${alias}.union_id`, params);
  return `(${alias}.handler_account_id = ${account} OR (${alias}.joined_on IS NULL AND ${desk}) OR ${above})`;
}
