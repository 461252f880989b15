import type { CivilDate, MemberId, UnionId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import type { DestructionLineId, DestructionListId, LineState } from '../domain/destruction-list';
import type { DestructionLine, DestructionList } from './retention.entities';

export interface ListRow extends Omit<DestructionList, 'tenantId'> {
  readonly unionName: string;
  readonly listed: number;
  readonly kept: number;
  readonly held: number;
  readonly destroyed: number;
}

export interface LineRow extends Omit<DestructionLine, 'tenantId' | 'listId'> {
  readonly unionName: string;
  readonly listUnionName: string;
  /** Behind a wall through which the reader may not see. */
  readonly isWalled: boolean;
}

/** SQL: whether the actor may see the record of that kind whose id is `column`. */
export interface KindWall {
  readonly kind: string;
  condition(column: string, params: unknown[]): string;
}

const count = (state: LineState): string => `(SELECT count(*)::int FROM retention.destruction_line n
  WHERE n.tenant_id = l.tenant_id AND n.list_id = l.id AND n.state = '${state}') AS ${state}`;

const SELECT = `SELECT l.id, l.version, l.number, l.union_id AS "unionId", u.name AS "unionName", l.status, l.witnesses,
    l.proposed_by_name AS "proposedByName", l.proposed_at AS "proposedAt", l.submitted_by AS "submittedBy",
    l.submitted_for AS "submittedFor", l.approved_for AS "approvedFor",
    l.submitted_by_account AS "submittedByAccount", l.submitted_by_name AS "submittedByName",
    l.submitted_at AS "submittedAt", l.approved_by AS "approvedBy", l.approved_by_name AS "approvedByName",
    l.approved_at AS "approvedAt", l.destroyed_by AS "destroyedBy", l.destroyed_by_name AS "destroyedByName",
    l.destroyed_at AS "destroyedAt", l.minutes_document_id AS "minutesDocumentId", l.last_reason AS "lastReason",
    ${count('listed')}, ${count('kept')}, ${count('held')}, ${count('destroyed')}
  FROM retention.destruction_list l
  JOIN organizations.trade_union u ON u.tenant_id = l.tenant_id AND u.id = l.union_id`;

type Found<T> = T & Record<string, unknown>;

/** In the actor's scope, the latest first. */
export function listsInScope(
  tx: ReadTx,
  permission: string,
  { before, limit }: { readonly before: string | null; readonly limit: number },
): Promise<ListRow[]> {
  const values: unknown[] = [tx.actor.tenantId, before, limit];
  const scope = scopeCondition(tx.actor, permission, 'l.union_id', values);
  return tx.rows<Found<ListRow>>(
    `${SELECT} WHERE l.tenant_id = $1 AND ($2::uuid IS NULL OR l.id < $2::uuid) AND ${scope}
     ORDER BY l.id DESC LIMIT $3::int`,
    values,
  );
}

export async function listInScope(tx: ReadTx, permission: string, id: DestructionListId): Promise<ListRow | undefined> {
  const values: unknown[] = [tx.actor.tenantId, id];
  const scope = scopeCondition(tx.actor, permission, 'l.union_id', values);
  const [row] = await tx.rows<Found<ListRow>>(`${SELECT} WHERE l.tenant_id = $1 AND l.id = $2 AND ${scope}`, values);
  return row;
}

interface LinePage {
  readonly listId: DestructionListId;
  readonly state: LineState | null;
  readonly after: string | null;
  readonly limit: number;
  readonly walls: readonly KindWall[];
}

/** In the order in which they were listed: by kind, the oldest first. */
export function linesOf(tx: ReadTx, { listId, state, after, limit, walls }: LinePage): Promise<LineRow[]> {
  const params: unknown[] = [tx.actor.tenantId, listId, state, after, limit];
  const walled = walls.map((wall) => {
    const kind = `$${params.push(wall.kind)}`;
    return `n.kind = ${kind} AND NOT ${wall.condition('n.record_id', params)}`;
  });
  return tx.rows<Found<LineRow>>(
    `SELECT n.id, n.kind, n.record_id AS "recordId", n.union_id AS "unionId", u.name AS "unionName", n.number,
       n.ended_on AS "endedOn", n.years, n.state, n.reason, n.kept_until AS "keptUntil", lu.name AS "listUnionName",
       ${walled.length > 0 ? walled.join(' OR ') : 'false'} AS "isWalled"
     FROM retention.destruction_line n
     JOIN organizations.trade_union u ON u.tenant_id = n.tenant_id AND u.id = n.union_id
     JOIN retention.destruction_list l ON l.tenant_id = n.tenant_id AND l.id = n.list_id
     JOIN organizations.trade_union lu ON lu.tenant_id = n.tenant_id AND lu.id = l.union_id
     WHERE n.tenant_id = $1 AND n.list_id = $2 AND ($3::text IS NULL OR n.state = $3) AND ($4::uuid IS NULL OR n.id > $4::uuid)
     ORDER BY n.id LIMIT $5::int`,
    params,
  );
}

/** A record whose term is over. */
export interface DueRecord {
  readonly id: string;
  readonly unionId: UnionId;
  readonly number: string;
  readonly endedOn: CivilDate;
  readonly memberIds: readonly MemberId[];
}

interface DuePage {
  readonly kind: string;
  /** SELECT of what has ended; see `RetainedRecords`. */
  readonly ended: string;
  readonly unionId: UnionId;
  readonly before: CivilDate;
  readonly today: CivilDate;
  readonly after: Pick<DueRecord, 'id' | 'endedOn'> | null;
  readonly limit: number;
}

/** Below the union, on no list that runs, not destroyed and not kept; the oldest first. */
export const dueRecords = (tx: ReadTx, page: DuePage): Promise<DueRecord[]> =>
  tx.rows<Found<DueRecord>>(
    `SELECT r.id, r.union_id AS "unionId", r.number, r.ended_on AS "endedOn", r.member_ids AS "memberIds"
     FROM (${page.ended}) r
     JOIN organizations.union_closure c ON c.tenant_id = $1 AND c.descendant_id = r.union_id AND c.ancestor_id = $2
     WHERE r.ended_on < $3::date AND ($4::date IS NULL OR (r.ended_on, r.id) > ($4::date, $5::uuid))
       AND NOT EXISTS (SELECT 1 FROM retention.destruction_line n
         WHERE n.tenant_id = $1 AND n.record_id = r.id AND n.kind = $6
           AND (n.state IN ('listed','destroyed') OR n.state = 'kept' AND (n.kept_until IS NULL OR n.kept_until >= $7::date)))
     ORDER BY r.ended_on, r.id LIMIT $8::int`,
    [
      ...[tx.actor.tenantId, page.unionId, page.before, page.after?.endedOn ?? null, page.after?.id ?? null],
      ...[page.kind, page.today, page.limit],
    ],
  );

/** `isGone`: it is none of the ended ones any more. */
export type ListedRecord = DueRecord & { readonly lineId: DestructionLineId; readonly isGone: boolean };

/** What is still listed, with the members whom it is about: for the holds, which are asked anew before destroying. */
export const listedOf = (tx: ReadTx, listId: DestructionListId, kind: string, ended: string): Promise<ListedRecord[]> =>
  tx.rows(
    `SELECT n.id AS "lineId", n.record_id AS id, n.union_id AS "unionId", n.number, n.ended_on AS "endedOn",
       coalesce(r.member_ids, '{}') AS "memberIds", r.id IS NULL AS "isGone"
     FROM retention.destruction_line n LEFT JOIN (${ended}) r ON r.id = n.record_id
     WHERE n.tenant_id = $1 AND n.list_id = $2 AND n.kind = $3 AND n.state = 'listed' ORDER BY n.id`,
    [tx.actor.tenantId, listId, kind],
  );

/** Unions with the depth at which they stand, the deepest first. */
export async function deepestFirst(tx: ReadTx, unionIds: readonly UnionId[]): Promise<UnionId[]> {
  const rows = await tx.rows<{ id: UnionId }>(
    `SELECT descendant_id AS id, max(depth) AS depth FROM organizations.union_closure
     WHERE tenant_id = $1 AND descendant_id = ANY($2::uuid[]) GROUP BY descendant_id ORDER BY depth DESC, descendant_id`,
    [tx.actor.tenantId, unionIds],
  );
  return rows.map(({ id }) => id);
}
