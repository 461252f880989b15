import type { ReadTx } from '@app/persistence';
import { SpecialAid } from './special-aid.entity';
import { Survey } from './survey.entity';
import type { ModelWorkerFileId } from '../domain/model-worker';

export async function hasAid(tx: ReadTx, fileId: ModelWorkerFileId): Promise<boolean> {
  const rows = await tx.rows(
    `SELECT 1 FROM model_workers.special_aid
     WHERE tenant_id = $1 AND file_id = $2 AND status IN ('requested','paid') LIMIT 1`,
    [tx.actor.tenantId, fileId],
  );
  return rows.length > 0;
}

/** What counts of a year: paid, or under way. */
export const aidOfYear = (tx: ReadTx, fileId: ModelWorkerFileId, year: number): Promise<SpecialAid[]> =>
  tx.found(
    SpecialAid,
    (param) => `r.file_id = ${param(fileId)} AND r.year = ${param(year)} AND r.status IN ('requested','paid')`,
  );

/** The last survey that was checked, of this year or the one before: older answers say nothing of today. */
export async function lastAccepted(tx: ReadTx, fileId: ModelWorkerFileId, year: number): Promise<Survey | undefined> {
  const [survey] = await tx.found(
    Survey,
    (param) => `r.file_id = ${param(fileId)} AND r.status = 'accepted' AND r.year >= ${param(year - 1)}`,
    'ORDER BY r.year DESC LIMIT 1',
  );
  return survey;
}
