import type { ReadTx } from '@app/persistence';
import { HEALTH_EXPENSES } from '../domain/told-health';
import type { HardshipFileId } from '../domain/hardship-file';

/** Whether what the household states now tells an illness or a disability: what befell it, or what it pays for. */
export async function statesHealth(tx: ReadTx, fileId: HardshipFileId): Promise<boolean> {
  const [row] = await tx.rows<{ told: boolean }>(
    `SELECT s.event IS NOT DISTINCT FROM 'major-illness' OR EXISTS (
       SELECT 1 FROM hardship.expense_line l WHERE l.tenant_id = s.tenant_id AND l.statement_id = s.id
         AND l.kind = ANY($3::text[]) AND l.yearly > 0) AS told
     FROM hardship.household_statement s WHERE s.tenant_id = $1 AND s.file_id = $2 ORDER BY s.id DESC LIMIT 1`,
    [tx.actor.tenantId, fileId, HEALTH_EXPENSES],
    'statement-tells-health',
  );
  return row?.told ?? false;
}
