import type { HoldId } from '@app/funds';
import type { ReadTx, Tx } from '@app/persistence';

/** What an import booked and nobody reversed since. */
export async function importedHolds(tx: ReadTx, importId: string): Promise<HoldId[]> {
  const rows = await tx.rows<{ holdId: HoldId }>(
    `SELECT hold_id AS "holdId" FROM disbursements.disbursement
     WHERE tenant_id = $1 AND import_id = $2 AND hold_id IS NOT NULL AND status <> 'reversed'`,
    [tx.actor.tenantId, importId],
  );
  return rows.map((row) => row.holdId);
}

/** The database lets go only of what is reversed, and refuses (23503) where something else refers to it. */
export async function removeImported(tx: Tx, importId: string): Promise<void> {
  const values = [tx.actor.tenantId, importId];
  await tx.rows(
    `UPDATE disbursements.disbursement SET status = 'reversed' WHERE tenant_id = $1 AND import_id = $2`,
    values,
  );
  await tx.rows(`DELETE FROM disbursements.disbursement WHERE tenant_id = $1 AND import_id = $2`, values);
}
