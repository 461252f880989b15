import { type CivilDate, type MemberId, type PersonId, rootsFor, type UnionId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { Glance } from '@app/persistence';
import type { VisitDutyId, VisitDutyStatus } from '../domain/visit-duty';
import { VISIT_PERMISSIONS } from '../domain/visits.permissions';

/** One line of a list of duties, with the names that a person reads. */
export interface DutyLine {
  readonly id: VisitDutyId;
  readonly number: string;
  readonly version: number;
  readonly memberId: string;
  readonly memberName: string;
  readonly occasion: string;
  readonly occasionName: string;
  readonly unionId: UnionId;
  readonly unionName: string;
  readonly groupName: string | null;
  readonly eventOn: CivilDate;
  readonly deadlineOn: CivilDate;
  readonly status: VisitDutyStatus;
  readonly escalatedAt: Date | null;
  readonly visitCount: number;
  readonly isImported: boolean;
  readonly assignees: readonly { readonly personId: PersonId; readonly name: string }[];
  readonly mine: boolean;
  /** The federation's zone: in it the day is meant by which a deadline is near or past. */
  readonly zone: string;
}

export interface DutyFilter {
  /** null: ended or not. */
  readonly ended: boolean | null;
  /** This union and those below it. */
  readonly unionId: UnionId | null;
  readonly occasion: string | null;
  readonly assignedTo: PersonId | null;
  readonly memberId: MemberId | null;
  /** A case number, or its last part. */
  readonly number: string | null;
}

export interface DutyPosition {
  readonly deadlineOn: CivilDate;
  readonly id: string;
}

/** SQL of lines: first the page of duties, then their names. `$1` is the tenant, `$2` the person who looks. */
const lineSql = (page: string, more = ''): string => `
  SELECT ${more}d.id, d.number, d.version, d.member_id AS "memberId", m.name AS "memberName", d.occasion,
    d.occasion_name AS "occasionName", d.union_id AS "unionId", u.name AS "unionName", m.group_name AS "groupName",
    d.event_on AS "eventOn", d.deadline_on AS "deadlineOn", d.status, d.escalated_at AS "escalatedAt",
    d.visit_count AS "visitCount", d.import_id IS NOT NULL AS "isImported", a.assignees, t.zone,
    a.assignees @> jsonb_build_array(jsonb_build_object('personId', $2::uuid)) AS mine
  FROM (${page}) d
  JOIN platform.tenant t ON t.tenant_id = $1
  JOIN members.member m ON m.tenant_id = $1 AND m.id = d.member_id
  JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = d.union_id
  CROSS JOIN LATERAL (
    SELECT coalesce(jsonb_agg(jsonb_build_object('personId', p.person_id, 'name', p.name) ORDER BY p.place), '[]') AS assignees
    FROM visits.duty_assignee p WHERE p.tenant_id = $1 AND p.duty_id = d.id) a`;

/** A scope of so many unions is gone through one by one, which the index by union serves. */
const FEW_UNIONS = 40;

/** The inner SELECT hides from the planner how many there are: it would plan anew for every call. */
const unionsBelow = (roots: string, more = ''): string => `SELECT DISTINCT c.descendant_id AS id
  FROM organizations.union_closure c
  WHERE c.tenant_id = $1 AND c.ancestor_id = ANY((SELECT ${roots})::uuid[]) ${more}`;

/**
 * The page of a scope of any size. A small one is read union by union, a large one along the index by deadline, where
 * what is in the scope comes soon; the branch that does not apply is not run.
 */
const pageSql = (roots: string, rest: string): string => `SELECT * FROM (
    SELECT p.* FROM few CROSS JOIN LATERAL (
      SELECT d.* FROM visits.visit_duty d WHERE d.tenant_id = $1 AND d.union_id = few.id AND ${rest}) p
    WHERE (SELECT count(*) FROM few) <= ${FEW_UNIONS}
    UNION ALL
    (SELECT d.* FROM visits.visit_duty d
     WHERE (SELECT count(*) FROM few) > ${FEW_UNIONS}
       AND CASE WHEN d.union_id IN (${unionsBelow(roots)}) THEN TRUE END AND d.tenant_id = $1 AND ${rest})
  ) d`;

/** Duties in the actor's scope, the most urgent first; of ended ones, and of all together, the latest. One statement. */
export async function dutyLines(
  tx: Glance,
  filter: DutyFilter,
  after: DutyPosition | null,
  limit: number,
): Promise<DutyLine[]> {
  const values: unknown[] = [tx.actor.tenantId, tx.actor.personId];
  const param = (value: unknown): string => `$${values.push(value)}`;
  const { ended, unionId, occasion, assignedTo, memberId, number } = filter;
  const [sign, order] = ended === false ? (['>', 'ASC'] as const) : (['<', 'DESC'] as const);
  const sort = `ORDER BY d.deadline_on ${order}, d.id ${order}`;
  const isSystem = tx.actor.kind === 'system';
  const roots = isSystem ? '' : `${param(rootsFor(tx.actor, VISIT_PERMISSIONS.read))}::uuid[]`;
  const state = ended === null ? 'TRUE' : `d.ended_at IS ${ended ? 'NOT ' : ''}NULL`;
  const conditions = [state, ...filterConditions(filter, param)];
  if (after)
    conditions.push(`(d.deadline_on, d.id) ${sign} (${param(after.deadlineOn)}::date, ${param(after.id)}::uuid)`);
  // The limit is a number of ours; as a parameter the planner could not count on it.
  const rest = `${conditions.join(' AND ')} ${sort} LIMIT ${Math.trunc(limit)}`;
  const page = isSystem
    ? `SELECT d.* FROM visits.visit_duty d WHERE d.tenant_id = $1 AND ${rest}`
    : `${pageSql(roots, rest)} ${sort} LIMIT ${Math.trunc(limit)}`;
  const few = isSystem ? '' : `WITH few AS MATERIALIZED (${unionsBelow(roots, `LIMIT ${FEW_UNIONS + 1}`)})`;
  // The page that everybody opens first is prepared; the others are asked for now and then.
  const narrowed = after || unionId || occasion || assignedTo || memberId || number;
  const usual = !isSystem && ended === false && !narrowed;
  const name = usual ? `open-duties-${Math.trunc(limit)}` : undefined;
  return tx.rows<DutyLine & Record<string, unknown>>(`${few} ${lineSql(page)} ${sort}`, values, name);
}

function filterConditions(filter: DutyFilter, param: (value: unknown) => string): string[] {
  const conditions: string[] = [];
  if (filter.unionId)
    conditions.push(`d.union_id IN (SELECT c.descendant_id FROM organizations.union_closure c
      WHERE c.tenant_id = $1 AND c.ancestor_id = ${param(filter.unionId)}::uuid)`);
  if (filter.occasion) conditions.push(`d.occasion = ${param(filter.occasion)}`);
  if (filter.assignedTo)
    conditions.push(`d.id IN (SELECT p.duty_id FROM visits.duty_assignee p
      WHERE p.tenant_id = $1 AND p.person_id = ${param(filter.assignedTo)}::uuid)`);
  if (filter.memberId) conditions.push(`d.member_id = ${param(filter.memberId)}::uuid`);
  if (filter.number) conditions.push(numberCondition(filter.number, param));
  return conditions;
}

/** `五访-2026-0010801-0012`, the same without 五访, or its last part alone. */
function numberCondition(text: string, param: (value: unknown) => string): string {
  const typed = text
    .trim()
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/[—–-]+/g, '-');
  if (/^\d{1,6}$/.test(typed)) return `d.serial = ${param(Number(typed))}::int`;
  return `d.number = ANY(${param([typed, `五访-${typed}`])}::text[])`;
}

/** Cases of any state by number, the latest first, for the search box. */
export async function dutiesByNumber(tx: Glance, number: string, limit: number): Promise<DutyLine[]> {
  const values: unknown[] = [tx.actor.tenantId, tx.actor.personId, limit];
  const param = (value: unknown): string => `$${values.push(value)}`;
  const scope = scopeCondition(tx.actor, VISIT_PERMISSIONS.read, 'd.union_id', values);
  const page = `SELECT d.* FROM visits.visit_duty d
    WHERE d.tenant_id = $1 AND ${numberCondition(number, param)} AND ${scope}
    ORDER BY d.opened_at DESC, d.id LIMIT $3`;
  return tx.rows<DutyLine & Record<string, unknown>>(`${lineSql(page)} ORDER BY d.opened_at DESC, d.id`, values);
}

/** The newest name under which duties came from an occasion. */
export async function occasionNameOf(tx: Glance, code: string): Promise<string> {
  const [row] = await tx.rows<{ name: string }>(
    `SELECT occasion_name AS name FROM visits.visit_duty WHERE tenant_id = $1 AND occasion = $2 ORDER BY id DESC LIMIT 1`,
    [tx.actor.tenantId, code],
  );
  return row?.name ?? code;
}

export type TodayPart = 'overdue' | 'due-today' | 'next-seven-days';

export interface TodayLine extends DutyLine {
  readonly part: TodayPart | null;
  readonly unassigned: boolean;
}

export interface TodayCounts {
  readonly overdue: number;
  readonly dueToday: number;
  readonly nextSevenDays: number;
  readonly unassigned: number;
  readonly mine: number;
}

const WAITING = `d.ended_at IS NULL AND d.status IN ('open', 'assigned', 'accepted')`;

const PART = `CASE WHEN d.deadline_on < $3::date THEN 'overdue' WHEN d.deadline_on = $3::date THEN 'due-today'
  WHEN d.deadline_on <= $4::date THEN 'next-seven-days' END`;

/** What waits for a visit: each part is the head of an index, so a large federation reads a few hundred rows. */
export function todayLines(tx: Glance, today: CivilDate, weekEnd: CivilDate, limit: number): Promise<TodayLine[]> {
  const values: unknown[] = [tx.actor.tenantId, tx.actor.personId, today, weekEnd, limit];
  const scope = scopeCondition(tx.actor, VISIT_PERMISSIONS.read, 'd.union_id', values);
  const head = (part: string): string => `(SELECT d.* FROM visits.visit_duty d
    WHERE d.tenant_id = $1 AND ${WAITING} AND ${scope} AND ${part} ORDER BY d.deadline_on, d.id LIMIT $5)`;
  const own = 'd.id IN (SELECT p.duty_id FROM visits.duty_assignee p WHERE p.tenant_id = $1 AND p.person_id = $2)';
  const parts = [
    'd.deadline_on < $3::date',
    'd.deadline_on = $3::date',
    'd.deadline_on > $3::date AND d.deadline_on <= $4::date',
    `d.status = 'open'`,
    `d.deadline_on <= $4::date AND ${own}`,
  ];
  const page = `SELECT DISTINCT ON (d.id) d.*, ${PART} AS part, d.status = 'open' AS unassigned
    FROM (${parts.map(head).join(' UNION ALL ')}) d ORDER BY d.id`;
  const sql = `${lineSql(page, 'd.part, d.unassigned, ')} ORDER BY mine DESC, d.deadline_on, d.id`;
  return tx.rows<TodayLine & Record<string, unknown>>(sql, values);
}

export async function todayCounts(tx: Glance, today: CivilDate, weekEnd: CivilDate): Promise<TodayCounts> {
  const values: unknown[] = [tx.actor.tenantId, tx.actor.personId, today, weekEnd];
  const scope = scopeCondition(tx.actor, VISIT_PERMISSIONS.read, 'd.union_id', values);
  const [row] = await tx.rows<TodayCounts & Record<string, unknown>>(
    `SELECT count(*) FILTER (WHERE d.deadline_on < $3)::int AS overdue,
       count(*) FILTER (WHERE d.deadline_on = $3)::int AS "dueToday",
       count(*) FILTER (WHERE d.deadline_on > $3 AND d.deadline_on <= $4)::int AS "nextSevenDays",
       count(*) FILTER (WHERE d.status = 'open')::int AS unassigned,
       count(own.duty_id)::int AS mine
     FROM visits.visit_duty d
     LEFT JOIN visits.duty_assignee own ON own.tenant_id = $1 AND own.duty_id = d.id AND own.person_id = $2
     WHERE d.tenant_id = $1 AND ${WAITING} AND ${scope}`,
    values,
  );
  return row!;
}
