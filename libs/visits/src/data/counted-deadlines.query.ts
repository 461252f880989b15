import type { CivilDate, PersonId, UnionId } from '@app/kernel';
import type { ReadTx, Tx } from '@app/persistence';
import type { CountedDeadline, MovedDeadline } from '../domain/moved-deadline';
import type { VisitDutyId } from '../domain/visit-duty';

/** Status and dates are those of the index of open duties. */
const AHEAD = `d.tenant_id = $1 AND d.ended_at IS NULL AND d.status IN ('open','assigned','accepted') AND d.deadline_on >= $2`;
const COUNTED_FROM = `CASE d.count_from WHEN 'event' THEN d.event_on WHEN 'report' THEN d.opened_on
  ELSE greatest(d.event_on, d.opened_on) END`;
const MOVED = `unnest($3::date[], $4::int[], $5::date[], $6::date[]) AS m(counted_from, working_days, deadline_on, moved_to)`;
const SAME = `d.deadline_on = m.deadline_on AND d.deadline_working_days = m.working_days AND ${COUNTED_FROM} = m.counted_from`;

/** The different deadlines of duties that still wait for a visit and that a list of `year` may touch. */
export const countedDeadlines = (tx: ReadTx, year: number, today: CivilDate): Promise<CountedDeadline[]> =>
  tx.rows<CountedDeadline & Record<string, unknown>>(
    `SELECT DISTINCT ${COUNTED_FROM} AS "countedFrom", d.deadline_working_days AS "workingDays",
       d.deadline_on AS "deadlineOn"
     FROM visits.visit_duty d
     WHERE ${AHEAD} AND d.deadline_on >= $3 AND ${COUNTED_FROM} <= $4`,
    // A list may name days of the December before.
    [tx.actor.tenantId, today, `${year - 1}-12-01`, `${year}-12-31`],
  );

const columnsOf = (moved: readonly MovedDeadline[]): unknown[] => [
  moved.map(({ countedFrom }) => countedFrom),
  moved.map(({ workingDays }) => workingDays),
  moved.map(({ deadlineOn }) => deadlineOn),
  moved.map(({ movedTo }) => movedTo),
];

export interface MovedDuty {
  readonly id: VisitDutyId;
  readonly unionId: UnionId;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

export const moveDeadlines = (tx: Tx, moved: readonly MovedDeadline[], today: CivilDate): Promise<MovedDuty[]> =>
  tx.rows<MovedDuty & Record<string, unknown>>(
    `UPDATE visits.visit_duty d SET deadline_on = m.moved_to, version = d.version + 1
     FROM ${MOVED} WHERE ${AHEAD} AND ${SAME}
     RETURNING d.id, d.union_id AS "unionId", m.deadline_on AS "from", m.moved_to AS "to"`,
    [tx.actor.tenantId, today, ...columnsOf(moved)],
  );

export interface ForeseenDeadlines {
  readonly count: number;
  /** Reminders of theirs that are still to be sent. */
  readonly reminders: number;
  readonly examples: readonly { readonly number: string; readonly from: CivilDate; readonly to: CivilDate }[];
}

/** What `moveDeadlines` would do, with the first ten. */
export async function foreseeDeadlines(
  tx: ReadTx,
  moved: readonly MovedDeadline[],
  today: CivilDate,
): Promise<ForeseenDeadlines> {
  const [row] = await tx.rows<ForeseenDeadlines & Record<string, unknown>>(
    `WITH touched AS (
       SELECT d.id, d.number, m.deadline_on AS "from", m.moved_to AS "to"
       FROM visits.visit_duty d JOIN ${MOVED} ON ${SAME} WHERE ${AHEAD})
     SELECT (SELECT count(*)::int FROM touched) AS count,
       (SELECT count(*)::int FROM notifications.reminder r
        WHERE r.tenant_id = $1 AND r.subject_type = 'visit-duty' AND r.status IN ('due','failed')
          AND r.subject_id IN (SELECT id FROM touched)) AS reminders,
       (SELECT coalesce(jsonb_agg(to_jsonb(first) - 'id'), '[]')
        FROM (SELECT * FROM touched ORDER BY "from", number LIMIT 10) first) AS examples`,
    [tx.actor.tenantId, today, ...columnsOf(moved)],
  );
  return row!;
}

/** Who goes to each of the duties. */
export const assigneesOfDuties = (
  tx: ReadTx,
  dutyIds: readonly VisitDutyId[],
): Promise<{ dutyId: VisitDutyId; personId: PersonId }[]> =>
  tx.rows<{ dutyId: VisitDutyId; personId: PersonId }>(
    `SELECT duty_id AS "dutyId", person_id AS "personId" FROM visits.duty_assignee
     WHERE tenant_id = $1 AND duty_id = ANY($2::uuid[])`,
    [tx.actor.tenantId, dutyIds],
  );
