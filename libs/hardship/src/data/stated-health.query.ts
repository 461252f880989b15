import type { ReadTx } from '@app/persistence';
import { HEALTH_EXPENSES } from '../domain/told-health';
import type { HardshipFileId } from '../domain/hardship-file';

/** Of these files, those whose household states now an illness or a disability: what befell it, or what it pays for. */
export async function statingHealth(
  tx: ReadTx,
  fileIds: readonly HardshipFileId[],
): Promise<ReadonlySet<HardshipFileId>> {
  if (fileIds.length === 0) return new Set();
  const rows = await tx.rows<{ fileId: HardshipFileId }>(
    `SELECT s.file_id AS "fileId" FROM (
       SELECT DISTINCT ON (l.file_id) l.* FROM hardship.household_statement l
       WHERE l.tenant_id = $1 AND l.file_id = ANY($2::uuid[]) ORDER BY l.file_id, l.id DESC) s
     WHERE s.event IS NOT DISTINCT FROM 'major-illness' OR EXISTS (
       SELECT 1 FROM hardship.expense_line l WHERE l.tenant_id = s.tenant_id AND l.statement_id = s.id
         AND l.kind = ANY($3::text[]) AND l.yearly > 0)`,
    [tx.actor.tenantId, fileIds, HEALTH_EXPENSES],
    'statements-telling-health',
  );
  return new Set(rows.map(({ fileId }) => fileId));
}
