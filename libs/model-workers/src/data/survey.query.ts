import type { CivilDate } from '@app/kernel';
import type { Tx } from '@app/persistence';
import type { ModelWorkerFileId } from '../domain/model-worker';

/** The file leaves the yearly survey; what was accepted stays. */
export const cancelSurveys = (tx: Tx, fileId: ModelWorkerFileId): Promise<unknown[]> =>
  tx.rows(
    `UPDATE model_workers.survey SET status = 'cancelled', version = version + 1
     WHERE tenant_id = $1 AND file_id = $2 AND status IN ('open','answered')`,
    [tx.actor.tenantId, fileId],
  );

/** Back among the living files: the survey of this year is asked after all. */
export const resumeSurveys = (tx: Tx, fileId: ModelWorkerFileId, year: number): Promise<unknown[]> =>
  tx.rows(
    `UPDATE model_workers.survey SET status = 'open', version = version + 1
     WHERE tenant_id = $1 AND file_id = $2 AND status = 'cancelled' AND year = $3`,
    [tx.actor.tenantId, fileId, year],
  );

/**
 * Opens the survey of the year for the next living files without one, with the answers of their last; returns how many.
 * Two who run at once open each once: the unique index decides.
 */
export async function openSurveys(tx: Tx, year: number, dueOn: CivilDate, portion: number): Promise<number> {
  const rows = await tx.rows(OPEN, [tx.actor.tenantId, year, dueOn, tx.now, portion]);
  return rows.length;
}

const OPEN = `INSERT INTO model_workers.survey (tenant_id, id, version, file_id, year, status, due_on, opened_at, livelihood,
    monthly_income, persons, causes, needs)
  SELECT $1, uuidv7(), 1, f.id, $2, 'open', $3::date, $4, l.livelihood, l.monthly_income, l.persons,
    coalesce(l.causes, '{}'), l.needs
  FROM model_workers.file f
  LEFT JOIN LATERAL (SELECT s.* FROM model_workers.survey s WHERE s.tenant_id = $1 AND s.file_id = f.id AND s.year < $2
      AND s.status IN ('answered','accepted') ORDER BY s.year DESC LIMIT 1) l ON TRUE
  WHERE f.tenant_id = $1 AND f.status IN ('active','abroad','lost')
    AND NOT EXISTS (SELECT 1 FROM model_workers.survey o WHERE o.tenant_id = $1 AND o.file_id = f.id AND o.year = $2)
  ORDER BY f.id LIMIT $5
  ON CONFLICT (tenant_id, file_id, year) DO NOTHING RETURNING id`;

/** A year is over: what nobody answered lapses. */
export async function lapseSurveys(tx: Tx, year: number, today: CivilDate, portion: number): Promise<number> {
  const rows = await tx.rows(
    `UPDATE model_workers.survey SET status = 'lapsed', version = version + 1 WHERE tenant_id = $1 AND id IN (
       SELECT id FROM model_workers.survey WHERE tenant_id = $1 AND status = 'open' AND year < $2 AND due_on < $3::date
       ORDER BY due_on, id LIMIT $4 FOR UPDATE SKIP LOCKED) RETURNING id`,
    [tx.actor.tenantId, year, today, portion],
  );
  return rows.length;
}
