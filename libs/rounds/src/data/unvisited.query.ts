import type { CivilDate, MemberId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { ReadTx } from '@app/persistence';

export const UNVISITED_GROUPS = ['all', 'hardship', 'retiree', 'model-worker'] as const;
export type UnvisitedGroup = (typeof UNVISITED_GROUPS)[number];

export interface UnvisitedLine {
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly namePinyin: string;
  readonly unionId: string;
  readonly unionName: string;
  readonly groupName: string | null;
  readonly category: string;
  readonly bornOn: CivilDate | null;
  /** The last visit that met somebody, in whatever year. */
  readonly lastVisitedOn: CivilDate | null;
}

export interface UnvisitedFilter {
  readonly group: UnvisitedGroup;
  /** The people of a group that the register does not know; null for the others. */
  readonly memberIds: readonly MemberId[] | null;
  readonly unionId: string | null;
  readonly year: number;
}

const VISITED = `EXISTS (SELECT 1 FROM visits.visit v WHERE v.tenant_id = $1 AND v.member_id = m.id
  AND v.visited_on BETWEEN $2::date AND $3::date AND v.status = 'logged' AND v.outcome IN ('met','proxy'))`;

function conditionsOf(tx: ReadTx, filter: UnvisitedFilter, values: unknown[]): string[] {
  const param = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [
    `m.tenant_id = $1`,
    `m.status IN ('active','transferring','retained')`,
    scopeCondition(tx.actor, 'visit:read', 'm.union_id', values),
  ];
  if (filter.group === 'retiree') conditions.push(`(m.category = 'retiree' OR m.retention_ground = 'retired')`);
  if (filter.group === 'model-worker') conditions.push('m.model_worker_level IS NOT NULL');
  if (filter.memberIds) conditions.push(`m.id = ANY(${param(filter.memberIds)}::uuid[])`);
  if (filter.unionId)
    conditions.push(`m.union_id IN (SELECT c.descendant_id FROM organizations.union_closure c
      WHERE c.tenant_id = $1 AND c.ancestor_id = ${param(filter.unionId)}::uuid)`);
  return conditions;
}

const daysOf = ({ year }: UnvisitedFilter): [string, string] => [`${year}-01-01`, `${year}-12-31`];

/** Whom nobody met in the year, by name; one row more than `limit`. */
export function unvisitedLines(
  tx: ReadTx,
  filter: UnvisitedFilter,
  after: readonly (string | null)[] | null,
  limit: number,
): Promise<UnvisitedLine[]> {
  const values: unknown[] = [tx.actor.tenantId, ...daysOf(filter)];
  const conditions = [...conditionsOf(tx, filter, values), `NOT ${VISITED}`];
  if (after) {
    values.push(after[0], after[1]);
    const at = values.length;
    conditions.push(`(m.name_pinyin, m.id) > ($${at - 1}::text COLLATE "C", $${at}::uuid)`);
  }
  return tx.rows<UnvisitedLine & Record<string, unknown>>(
    `SELECT m.id AS "memberId", m.name AS "memberName", m.name_pinyin AS "namePinyin", m.union_id AS "unionId",
       u.name AS "unionName", m.group_name AS "groupName", m.category, m.born_on AS "bornOn",
       (SELECT max(v.visited_on) FROM visits.visit v WHERE v.tenant_id = $1 AND v.member_id = m.id
         AND v.status = 'logged' AND v.outcome IN ('met','proxy')) AS "lastVisitedOn"
     FROM members.member m JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = m.union_id
     WHERE ${conditions.join(' AND ')} ORDER BY m.name_pinyin, m.id LIMIT ${Math.trunc(limit) + 1}`,
    values,
  );
}

export interface UnvisitedCounts {
  readonly people: number;
  readonly visited: number;
}

export async function unvisitedCounts(tx: ReadTx, filter: UnvisitedFilter): Promise<UnvisitedCounts> {
  const values: unknown[] = [tx.actor.tenantId, ...daysOf(filter)];
  const [row] = await tx.rows<UnvisitedCounts & Record<string, unknown>>(
    `SELECT count(*)::int AS people, count(*) FILTER (WHERE ${VISITED})::int AS visited
     FROM members.member m WHERE ${conditionsOf(tx, filter, values).join(' AND ')}`,
    values,
  );
  return row!;
}

export interface EventLine {
  readonly dutyId: string;
  readonly number: string;
  readonly memberName: string;
  readonly unionName: string;
  readonly groupName: string | null;
  readonly occasionName: string;
  readonly eventOn: CivilDate;
  readonly deadlineOn: CivilDate;
  readonly status: string;
  readonly assignees: readonly string[];
}

/** Who had an event and was not visited: the longest overdue first; one row more than `limit`. */
export function eventsWithoutVisit(
  tx: ReadTx,
  unionId: string | null,
  after: readonly (string | null)[] | null,
  limit: number,
): Promise<EventLine[]> {
  const values: unknown[] = [tx.actor.tenantId];
  const param = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [
    'd.tenant_id = $1 AND d.ended_at IS NULL AND d.visit_count = 0',
    scopeCondition(tx.actor, 'visit:read', 'd.union_id', values),
  ];
  if (unionId)
    conditions.push(`d.union_id IN (SELECT c.descendant_id FROM organizations.union_closure c
      WHERE c.tenant_id = $1 AND c.ancestor_id = ${param(unionId)}::uuid)`);
  if (after) conditions.push(`(d.deadline_on, d.id) > (${param(after[0])}::date, ${param(after[1])}::uuid)`);
  return tx.rows<EventLine & Record<string, unknown>>(
    `SELECT d.id AS "dutyId", d.number, m.name AS "memberName", u.name AS "unionName", m.group_name AS "groupName",
       d.occasion_name AS "occasionName", d.event_on AS "eventOn", d.deadline_on AS "deadlineOn", d.status,
       ARRAY(SELECT a.name FROM visits.duty_assignee a WHERE a.tenant_id = $1 AND a.duty_id = d.id ORDER BY a.place)
         AS assignees
     FROM visits.visit_duty d JOIN members.member m ON m.tenant_id = $1 AND m.id = d.member_id
     JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = d.union_id
     WHERE ${conditions.join(' AND ')} ORDER BY d.deadline_on, d.id LIMIT ${Math.trunc(limit) + 1}`,
    values,
  );
}
