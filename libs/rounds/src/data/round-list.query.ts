import type { CivilDate, PersonId, UnionId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import type { AudienceCode } from '../domain/audience';
import type { RoundId, RoundKind, RoundStatus } from '../domain/round';
import { ROUND_PERMISSIONS } from '../domain/rounds.permissions';

/** One line of the list of rounds; fen as text. */
export interface RoundLine {
  readonly id: RoundId;
  readonly version: number;
  readonly number: string;
  readonly name: string;
  readonly kind: RoundKind;
  readonly holidayName: string | null;
  readonly holidayOn: CivilDate | null;
  readonly unionId: UnionId;
  readonly unionName: string;
  readonly status: RoundStatus;
  readonly startsOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly budgetFen: string;
  readonly persons: number;
  readonly done: number;
  readonly plannedFen: string;
  readonly isImported: boolean;
}

export interface RoundFilter {
  readonly ended: boolean;
  readonly unionId: UnionId | null;
  /** Only rounds in which he visits. */
  readonly visitorId: PersonId | null;
}

/** By due date: of running ones the nearest first, of ended ones the latest. One row more than `limit`. */
export function roundLines(
  tx: ReadTx,
  filter: RoundFilter,
  after: readonly (string | null)[] | null,
  limit: number,
): Promise<RoundLine[]> {
  const values: unknown[] = [tx.actor.tenantId];
  const param = (value: unknown): string => `$${values.push(value)}`;
  // Who visits in a round sees it, also when it is the federation's.
  const conditions = filter.visitorId ? [] : [scopeCondition(tx.actor, ROUND_PERMISSIONS.read, 'r.union_id', values)];
  conditions.push(`r.ended_at IS ${filter.ended ? 'NOT ' : ''}NULL`);
  if (filter.unionId)
    conditions.push(`r.union_id IN (SELECT c.descendant_id FROM organizations.union_closure c
      WHERE c.tenant_id = $1 AND c.ancestor_id = ${param(filter.unionId)}::uuid)`);
  if (filter.visitorId)
    conditions.push(`r.id IN (SELECT v.round_id FROM rounds.round_visitor v
      WHERE v.tenant_id = $1 AND v.person_id = ${param(filter.visitorId)}::uuid)`);
  const [sign, order] = filter.ended ? ['<', 'DESC'] : ['>', 'ASC'];
  if (after) conditions.push(`(r.due_on, r.id) ${sign} (${param(after[0])}::date, ${param(after[1])}::uuid)`);
  const mine = filter.visitorId ? `AND e.visitor_id = ${param(filter.visitorId)}::uuid` : '';
  return tx.rows<RoundLine & Record<string, unknown>>(
    `SELECT r.id, r.version, r.number, r.name, r.kind, r.holiday_name AS "holidayName", r.holiday_on AS "holidayOn",
       r.union_id AS "unionId", u.name AS "unionName", r.status, r.starts_on AS "startsOn", r.due_on AS "dueOn",
       r.budget_fen AS "budgetFen", n.persons, n.done, n.planned AS "plannedFen",
       r.import_id IS NOT NULL AS "isImported"
     FROM (SELECT r.* FROM rounds.round r WHERE r.tenant_id = $1 AND ${conditions.join(' AND ')}
       ORDER BY r.due_on ${order}, r.id ${order} LIMIT ${Math.trunc(limit) + 1}) r
     JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = r.union_id
     CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE e.status <> 'removed')::int AS persons,
         count(*) FILTER (WHERE e.status NOT IN ('planned','allotted','removed'))::int AS done,
         coalesce(sum(e.cash_fen + e.goods_fen) FILTER (WHERE e.status <> 'removed'), 0) AS planned
       FROM rounds.roster_entry e WHERE e.tenant_id = $1 AND e.round_id = r.id ${mine}) n
     ORDER BY r.due_on ${order}, r.id ${order}`,
    values,
  );
}

/** What stands on the roster now. */
export interface RosterFigures {
  readonly persons: number;
  readonly households: number;
  readonly cashFen: string;
  readonly goodsFen: string;
  readonly allotted: number;
  readonly byStatus: Readonly<Record<string, number>>;
  /** Most people first; at most `STREETS`, those without one are left out. */
  readonly byStreet: readonly { readonly street: string; readonly persons: number }[];
  readonly byAudience: readonly { readonly code: AudienceCode; readonly persons: number }[];
}

const STREETS = 300;

export async function rosterFigures(tx: ReadTx, id: RoundId): Promise<RosterFigures> {
  const [row] = await tx.rows<RosterFigures & Record<string, unknown>>(
    `SELECT count(*)::int AS persons, count(DISTINCT coalesce(household_id, member_id))::int AS households,
       coalesce(sum(cash_fen), 0) AS "cashFen", coalesce(sum(goods_fen), 0) AS "goodsFen",
       count(*) FILTER (WHERE visitor_id IS NOT NULL)::int AS allotted,
       (SELECT coalesce(jsonb_object_agg(s.status, s.n), '{}') FROM (SELECT status, count(*)::int AS n
         FROM rounds.roster_entry WHERE tenant_id = $1 AND round_id = $2 GROUP BY status) s) AS "byStatus",
       (SELECT coalesce(jsonb_agg(s ORDER BY s.persons DESC, s.street), '[]') FROM (
         SELECT street, count(*)::int AS persons FROM rounds.roster_entry
         WHERE tenant_id = $1 AND round_id = $2 AND street IS NOT NULL GROUP BY street
         ORDER BY 2 DESC, 1 LIMIT ${STREETS}) s) AS "byStreet",
       (SELECT coalesce(jsonb_agg(a ORDER BY a.persons DESC, a.code), '[]') FROM (
         SELECT audience_code AS code, count(*)::int AS persons FROM rounds.roster_entry
         WHERE tenant_id = $1 AND round_id = $2 GROUP BY audience_code) a) AS "byAudience"
     FROM rounds.roster_entry WHERE tenant_id = $1 AND round_id = $2 AND status <> 'removed'`,
    [tx.actor.tenantId, id],
    'round-roster-figures',
  );
  return row!;
}
