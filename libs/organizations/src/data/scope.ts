import { type Actor, rootsFor } from '@app/kernel';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/**
 * "The union of this row is one where the actor holds `permission`, or below one", as SQL for raw statements.
 * Pushes its values onto `params` and returns the fragment, e.g.
 * `const values = [tenantId]; rows('SELECT … WHERE d.tenant_id = $1 AND ' + scopeCondition(actor, 'visit:read', 'd.union_id', values), values)`.
 * The system sees all unions; who holds the permission nowhere sees none. `column` is SQL, never input.
 */
export function scopeCondition(actor: Actor, permission: string, column: string, params: unknown[]): string {
  if (actor.kind === 'system') return 'TRUE';
  const roots = rootsFor(actor, permission);
  if (roots.length === 0) return 'FALSE';
  params.push(actor.tenantId, roots);
  return `${column} IN (SELECT sc.descendant_id FROM organizations.union_closure sc
    WHERE sc.tenant_id = $${params.length - 1}::uuid AND sc.ancestor_id = ANY($${params.length}::uuid[]))`;
}

/** The same for a query builder: `withinScope(tx.from(VisitDuty, 'd'), actor, 'visit:read', 'd.unionId')`. */
export function withinScope<E extends ObjectLiteral>(
  query: SelectQueryBuilder<E>,
  actor: Actor,
  permission: string,
  property: string,
): SelectQueryBuilder<E> {
  if (actor.kind === 'system') return query;
  const roots = rootsFor(actor, permission);
  if (roots.length === 0) return query.andWhere('FALSE');
  return query.andWhere(
    `${property} IN (SELECT sc.descendant_id FROM organizations.union_closure sc
      WHERE sc.tenant_id = CAST(:scopeTenant AS uuid) AND sc.ancestor_id = ANY(CAST(:scopeRoots AS uuid[])))`,
    { scopeTenant: actor.tenantId, scopeRoots: roots },
  );
}

/** Whether who was found to be in the scope of `known` is in that of `wanted` as well, without asking the database. */
export function impliesScope(actor: Actor, known: string, wanted: string): boolean {
  const roots = new Set(rootsFor(actor, wanted));
  return actor.kind === 'system' || rootsFor(actor, known).every((root) => roots.has(root));
}
