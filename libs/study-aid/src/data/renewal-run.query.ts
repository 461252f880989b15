import type { CivilDate } from '@app/kernel';
import type { Tx } from '@app/persistence';
import type { AcademicYear } from '../domain/academic-year';
import type { ProgrammeId } from '../domain/study-aid';

export interface PortionDone {
  readonly opened: number;
  readonly finished: number;
  readonly more: boolean;
}

/**
 * The next awards after the one that was reached: those whose course or years are over are completed, every other gets
 * its renewal with last year's school filled in, unless it has one or money of this year.
 */
export async function openPortion(
  tx: Tx,
  programmeId: ProgrammeId,
  year: AcademicYear,
  portion: number,
): Promise<PortionDone> {
  const run = [tx.actor.tenantId, programmeId, year];
  // Whoever runs at the same time waits here.
  const [at] = await tx.rows<{ reached: string | null; finished: boolean }>(
    `SELECT reached, finished_at IS NOT NULL AS finished FROM study_aid.renewal_run
     WHERE tenant_id = $1 AND programme_id = $2 AND academic_year = $3 FOR UPDATE`,
    run,
    'study-renewal-run-lock',
  );
  if (!at || at.finished) return { opened: 0, finished: 0, more: false };
  const [done] = await tx.rows<{ seen: number; last: string | null; opened: number; finished: number }>(OPEN, [
    ...run,
    ...[at.reached, portion, tx.now, tx.actor.displayName],
  ]);
  const { seen, last, opened, finished } = done!;
  await tx.rows(
    `UPDATE study_aid.renewal_run SET reached = $4::uuid, opened = opened + $5::int, finished = finished + $6::int,
       finished_at = CASE WHEN $7::boolean THEN NULL ELSE $8::timestamptz END
     WHERE tenant_id = $1 AND programme_id = $2 AND academic_year = $3`,
    [...run, last ?? at.reached, opened, finished, seen === portion, tx.now],
    'study-renewal-run-note',
  );
  if (opened > 0)
    tx.announce({ type: 'study-renewal.opened.v1', payload: { programmeId, academicYear: year, count: opened } });
  return { opened, finished, more: seen === portion };
}

const OPEN = `WITH run AS (SELECT * FROM study_aid.renewal_run
    WHERE tenant_id = $1 AND programme_id = $2 AND academic_year = $3),
  looked AS (
    SELECT a.id, a.union_id, a.member_id, a.school_name, a.level, a.ends_in_year, a.max_years, a.status
    FROM study_aid.award a
    WHERE a.tenant_id = $1 AND a.programme_id = $2 AND a.status IN ('running','suspended')
      AND ($4::uuid IS NULL OR a.id > $4::uuid)
    ORDER BY a.id LIMIT $5 FOR UPDATE),
  given AS (
    SELECT i.award_id, count(*)::int AS years, bool_or(i.academic_year = $3) AS this_year
    FROM study_aid.instalment i JOIN looked l ON l.id = i.award_id
    WHERE i.tenant_id = $1 AND i.status <> 'cancelled' GROUP BY i.award_id),
  past AS (
    SELECT l.id FROM looked l LEFT JOIN given g ON g.award_id = l.id
    WHERE NOT coalesce(g.this_year, FALSE) AND (l.ends_in_year <= $3 OR coalesce(g.years, 0) >= l.max_years)),
  completed AS (
    UPDATE study_aid.award a SET status = 'completed', live = FALSE, suspended_for = NULL, end_ground = 'finished', version = a.version + 1,
      ended_on = run.opens_on
    FROM past, run WHERE a.tenant_id = $1 AND a.id = past.id RETURNING a.id),
  opened AS (
    INSERT INTO study_aid.renewal (tenant_id, id, version, award_id, programme_id, union_id, member_id, academic_year,
      status, school_name, level, opens_on, cut_off_on, ends_on, opened_at)
    SELECT $1, uuidv7(), 1, l.id, $2, l.union_id, l.member_id, $3, 'new', l.school_name, l.level, run.opens_on,
      run.cut_off_on, run.ends_on, $6
    FROM looked l CROSS JOIN run LEFT JOIN given g ON g.award_id = l.id
    WHERE NOT coalesce(g.this_year, FALSE) AND l.id NOT IN (SELECT id FROM past)
    ON CONFLICT (tenant_id, award_id, academic_year) DO NOTHING RETURNING award_id),
  told AS (
    INSERT INTO study_aid.award_fact (tenant_id, id, award_id, action, at, by_name, academic_year)
    SELECT $1, uuidv7(), award_id, 'open-renewal', $6, $7, $3 FROM opened
    UNION ALL SELECT $1, uuidv7(), id, 'finish', $6, $7, $3 FROM completed)
  SELECT (SELECT count(*) FROM looked)::int AS seen, (SELECT id FROM looked ORDER BY id DESC LIMIT 1) AS last,
    (SELECT count(*) FROM opened)::int AS opened, (SELECT count(*) FROM completed)::int AS finished`;

/** No proof by the cut-off: the renewal and its award are suspended. Returns how many. */
export async function suspendRenewals(tx: Tx, today: CivilDate, portion: number): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(
    `WITH late AS (
       SELECT r.id, r.award_id, r.academic_year FROM study_aid.renewal r
       WHERE r.tenant_id = $1 AND r.status IN ('new','waiting-for-proof') AND r.cut_off_on < $2::date
         AND r.ends_on >= $2::date
       ORDER BY r.id LIMIT $3 FOR UPDATE),
     moved AS (UPDATE study_aid.renewal r SET status = 'suspended', version = r.version + 1 FROM late
       WHERE r.tenant_id = $1 AND r.id = late.id RETURNING r.id),
     stopped AS (UPDATE study_aid.award a SET status = 'suspended', suspended_for = 'proof',
         version = a.version + 1, last_reason = '到期没有交证明'
       FROM late WHERE a.tenant_id = $1 AND a.id = late.award_id AND a.status = 'running' RETURNING a.id),
     told AS (INSERT INTO study_aid.award_fact (tenant_id, id, award_id, action, at, by_name, academic_year)
       SELECT $1, uuidv7(), award_id, 'renewal-suspend', $4, $5, academic_year FROM late)
     SELECT (SELECT count(*) FROM moved)::int AS count`,
    [tx.actor.tenantId, today, portion, tx.now, tx.actor.displayName],
    'study-renewals-suspend',
  );
  const { count } = row!;
  if (count > 0) tx.announce({ type: 'study-renewal.suspended.v1', payload: { count } });
  return count;
}

/** Not renewed by the last day: the renewal and its award end. Returns how many. */
export async function endRenewals(tx: Tx, today: CivilDate, portion: number): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(
    `WITH late AS (
       SELECT r.id, r.award_id, r.academic_year FROM study_aid.renewal r
       WHERE r.tenant_id = $1 AND r.status IN ('new','waiting-for-proof','suspended') AND r.ends_on < $2::date
       ORDER BY r.id LIMIT $3 FOR UPDATE),
     moved AS (UPDATE study_aid.renewal r SET status = 'ended', version = r.version + 1 FROM late
       WHERE r.tenant_id = $1 AND r.id = late.id RETURNING r.id),
     stopped AS (UPDATE study_aid.award a SET status = 'ended', live = FALSE, suspended_for = NULL, end_ground = 'not-renewed', ended_on = $2,
         version = a.version + 1, last_reason = '到期没有续办'
       FROM late WHERE a.tenant_id = $1 AND a.id = late.award_id AND a.status IN ('running','suspended')
         AND NOT EXISTS (SELECT 1 FROM study_aid.instalment i WHERE i.tenant_id = $1 AND i.award_id = a.id
           AND i.academic_year > late.academic_year AND i.status <> 'cancelled') RETURNING a.id),
     told AS (INSERT INTO study_aid.award_fact (tenant_id, id, award_id, action, at, by_name, academic_year)
       SELECT $1, uuidv7(), award_id, 'renewal-end', $4, $5, academic_year FROM late)
     SELECT (SELECT count(*) FROM moved)::int AS count`,
    [tx.actor.tenantId, today, portion, tx.now, tx.actor.displayName],
    'study-renewals-end',
  );
  const { count } = row!;
  if (count > 0) tx.announce({ type: 'study-renewal.ended.v1', payload: { count } });
  return count;
}
