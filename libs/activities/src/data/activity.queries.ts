import type { CivilDate, UnionId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import type { ActivityId, ActivityStatus } from '../domain/activity';

export interface ActivityFilter {
  readonly year?: number | undefined;
  readonly unionId?: UnionId | undefined;
  /** Day and id of the last row of the page before. */
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

/** An activity with the names that its page shows. Fen as text; null is unknown. */
export interface ActivityRow {
  readonly id: ActivityId;
  readonly version: number;
  readonly unionId: UnionId;
  readonly unionName: string;
  readonly heldOn: CivilDate;
  readonly name: string;
  readonly category: string | null;
  readonly personTimes: number | null;
  readonly quantity: number | null;
  readonly unit: string | null;
  readonly costFen: string | null;
  readonly fundName: string | null;
  readonly note: string | null;
  readonly status: ActivityStatus;
  readonly voidReason: string | null;
  readonly registeredByName: string;
  readonly isImported: boolean;
}

const SELECT = `SELECT a.id, a.version, a.union_id AS "unionId", u.name AS "unionName", a.held_on AS "heldOn", a.name,
    a.category, a.person_times AS "personTimes", a.quantity, a.unit, a.cost_fen::text AS "costFen",
    a.fund_name AS "fundName", a.note, a.status, a.void_reason AS "voidReason",
    a.registered_by_name AS "registeredByName", a.import_id IS NOT NULL AS "isImported"
  FROM activities.activity a
  JOIN organizations.trade_union u ON u.tenant_id = a.tenant_id AND u.id = a.union_id`;

/** In the actor's scope, the latest first; one row more than `limit` when there is a next page. */
export function activitiesPage(tx: ReadTx, { year, unionId, after, limit }: ActivityFilter): Promise<ActivityRow[]> {
  const values: unknown[] = [tx.actor.tenantId];
  const add = (value: unknown): string => `$${values.push(value)}`;
  const conditions = ['a.tenant_id = $1', scopeCondition(tx.actor, 'activity:read', 'a.union_id', values)];
  if (year !== undefined) conditions.push(`a.held_on BETWEEN ${add(`${year}-01-01`)} AND ${add(`${year}-12-31`)}`);
  if (unionId) conditions.push(`a.union_id = ${add(unionId)}`);
  if (after) conditions.push(`(a.held_on, a.id) < (${add(after[0])}::date, ${add(after[1])}::uuid)`);
  return tx.rows<ActivityRow & Record<string, unknown>>(
    `${SELECT} WHERE ${conditions.join(' AND ')} ORDER BY a.held_on DESC, a.id DESC LIMIT ${limit}`,
    values,
  );
}

export async function activityInScope(tx: ReadTx, id: ActivityId): Promise<ActivityRow | undefined> {
  const values: unknown[] = [tx.actor.tenantId, id];
  const scope = scopeCondition(tx.actor, 'activity:read', 'a.union_id', values);
  const [row] = await tx.rows<ActivityRow & Record<string, unknown>>(
    `${SELECT} WHERE a.tenant_id = $1 AND a.id = $2 AND ${scope}`,
    values,
  );
  return row;
}

export interface KnownActivity {
  readonly unionId: UnionId;
  readonly heldOn: CivilDate;
  readonly name: string;
}

export const activitiesOfUnions = (
  tx: ReadTx,
  unionIds: readonly UnionId[],
  butOf: string,
): Promise<(KnownActivity & Record<string, unknown>)[]> =>
  tx.rows(
    `SELECT union_id AS "unionId", held_on AS "heldOn", name FROM activities.activity
     WHERE tenant_id = $1 AND union_id = ANY($2::uuid[]) AND status = 'registered'
       AND import_id IS DISTINCT FROM $3::uuid`,
    [tx.actor.tenantId, unionIds, butOf],
  );
