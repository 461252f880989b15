import type { UnionId } from '@app/kernel';
import type { ReadTx, Tx } from '@app/persistence';
import type { UnionKind } from '../domain/trade-union';
import type { TradeUnion } from './trade-union.entity';

/** One writer of the tree at a time: two moves that cross would otherwise close a ring. */
export async function lockTree(tx: Tx): Promise<void> {
  await tx.rows(
    `SELECT id FROM organizations.trade_union WHERE tenant_id = $1 AND parent_id IS NULL FOR NO KEY UPDATE`,
    [tx.actor.tenantId],
    'lock-union-tree',
  );
}

/** Closure rows of new unions, parents before children. */
export async function growClosure(tx: Tx, unions: readonly TradeUnion[]): Promise<void> {
  const ids = unions.map((union) => union.id);
  await tx.rows(
    `WITH RECURSIVE line AS (
       SELECT id AS descendant_id, id AS ancestor_id, parent_id, 0 AS depth FROM organizations.trade_union
       WHERE tenant_id = $1 AND id = ANY($2::uuid[])
       UNION ALL
       SELECT l.descendant_id, p.id, p.parent_id, l.depth + 1
       FROM line l JOIN organizations.trade_union p ON p.tenant_id = $1 AND p.id = l.parent_id
     )
     INSERT INTO organizations.union_closure (tenant_id, ancestor_id, descendant_id, depth)
     SELECT $1, ancestor_id, descendant_id, depth FROM line`,
    [tx.actor.tenantId, ids],
  );
}

/** Cuts the pairs between what is above the union and what is below it (itself included). */
export async function detachSubtree(tx: Tx, unionId: UnionId): Promise<void> {
  await tx.rows(
    `DELETE FROM organizations.union_closure x USING organizations.union_closure up, organizations.union_closure down
     WHERE x.tenant_id = $1 AND up.tenant_id = $1 AND down.tenant_id = $1
       AND up.descendant_id = $2 AND up.depth > 0 AND down.ancestor_id = $2
       AND x.ancestor_id = up.ancestor_id AND x.descendant_id = down.descendant_id`,
    [tx.actor.tenantId, unionId],
  );
}

/** Joins the union and all below it to the new parent and all above that. */
export async function growSubtree(tx: Tx, unionId: UnionId, parentId: UnionId): Promise<void> {
  await tx.rows(
    `INSERT INTO organizations.union_closure (tenant_id, ancestor_id, descendant_id, depth)
     SELECT $1, up.ancestor_id, down.descendant_id, up.depth + down.depth + 1
     FROM organizations.union_closure up, organizations.union_closure down
     WHERE up.tenant_id = $1 AND down.tenant_id = $1 AND up.descendant_id = $3 AND down.ancestor_id = $2`,
    [tx.actor.tenantId, unionId, parentId],
  );
}

/** The union itself and all above it, nearest first. */
export async function lineIds(tx: ReadTx, unionId: UnionId): Promise<UnionId[]> {
  const rows = await tx.rows<{ id: UnionId }>(
    `SELECT ancestor_id AS id FROM organizations.union_closure
     WHERE tenant_id = $1 AND descendant_id = $2 ORDER BY depth`,
    [tx.actor.tenantId, unionId],
  );
  return rows.map((row) => row.id);
}

export async function activeBelow(tx: ReadTx, unionId: UnionId): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM organizations.trade_union
     WHERE tenant_id = $1 AND parent_id = $2 AND status = 'active'`,
    [tx.actor.tenantId, unionId],
  );
  return row!.count;
}

export async function kindsDirectlyBelow(tx: ReadTx, unionId: UnionId): Promise<UnionKind[]> {
  const rows = await tx.rows<{ kind: UnionKind }>(
    `SELECT DISTINCT kind FROM organizations.trade_union
     WHERE tenant_id = $1 AND parent_id = $2 AND status = 'active'`,
    [tx.actor.tenantId, unionId],
  );
  return rows.map((row) => row.kind);
}

export async function removeUnions(tx: Tx, ids: readonly UnionId[]): Promise<void> {
  const values = [tx.actor.tenantId, ids];
  const closure = `DELETE FROM organizations.union_closure WHERE tenant_id = $1 AND descendant_id = ANY($2::uuid[])`;
  // Also where others once stood below one of them: what never was has no history.
  const placements = `DELETE FROM organizations.union_placement WHERE tenant_id = $1
    AND (union_id = ANY($2::uuid[]) OR (parent_id = ANY($2::uuid[]) AND left_at IS NOT NULL))`;
  await tx.rows(closure, values);
  await tx.rows(placements, values);
  await tx.rows(`DELETE FROM organizations.trade_union WHERE tenant_id = $1 AND id = ANY($2::uuid[])`, values);
}
