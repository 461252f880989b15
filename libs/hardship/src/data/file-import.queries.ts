import type { MemberId, UnionId } from '@app/kernel';
import type { ReadTx, Tx } from '@app/persistence';
import type { HardshipCategory } from '../domain/category';
import type { HardshipFileId } from '../domain/hardship-file';

export interface KnownFile {
  readonly id: HardshipFileId;
  readonly number: string;
  readonly memberId: MemberId;
  readonly category: HardshipCategory | null;
  readonly running: boolean;
}

export const filesByNumber = (tx: ReadTx, numbers: readonly string[]): Promise<KnownFile[]> =>
  tx.rows<KnownFile & Record<string, unknown>>(
    `SELECT id, number, member_id AS "memberId", category, running FROM hardship.hardship_file
     WHERE tenant_id = $1 AND number = ANY($2::text[])`,
    [tx.actor.tenantId, numbers],
  );

/** Whoever does not look after the union is not told the number. */
export interface RunningFile {
  readonly number: string;
  readonly unionId: UnionId;
}

/** In whose running file each of these documents stands already. */
export const runningFilesByMac = (
  tx: ReadTx,
  macs: readonly Buffer[],
): Promise<({ readonly mac: Buffer } & RunningFile)[]> =>
  tx.rows(
    `SELECT p.document_mac AS mac, f.number, f.union_id AS "unionId" FROM hardship.file_person p
     JOIN hardship.hardship_file f ON f.tenant_id = p.tenant_id AND f.id = p.file_id
     WHERE p.tenant_id = $1 AND p.running AND p.document_mac = ANY($2::bytea[])`,
    [tx.actor.tenantId, macs],
  );

/** The regions of each union and of those above it, nearest first. */
export async function regionsOfUnions(
  tx: ReadTx,
  unionIds: readonly UnionId[],
): Promise<Map<UnionId, (string | null)[]>> {
  const rows = await tx.rows<{ id: UnionId; regions: (string | null)[] }>(
    `SELECT c.descendant_id AS id, array_agg(u.region ORDER BY c.depth) AS regions
     FROM organizations.union_closure c
     JOIN organizations.trade_union u ON u.tenant_id = c.tenant_id AND u.id = c.ancestor_id
     WHERE c.tenant_id = $1 AND c.descendant_id = ANY($2::uuid[]) GROUP BY c.descendant_id`,
    [tx.actor.tenantId, [...new Set(unionIds)]],
  );
  return new Map(rows.map((row) => [row.id, row.regions]));
}

/** Changed since, drawn for a spot check, judged to be a duplicate, or money was given because of it. */
const TOUCHED = `f.version <> 1
  OR EXISTS (SELECT 1 FROM hardship.file_fact x WHERE x.tenant_id = $1 AND x.file_id = f.id)
  OR EXISTS (SELECT 1 FROM hardship.spot_check_item i WHERE i.tenant_id = $1 AND i.file_id = f.id)
  OR EXISTS (SELECT 1 FROM hardship.duplicate_sign s WHERE s.tenant_id = $1 AND f.id IN (s.file_id, s.other_file_id)
    AND s.verdict IS NOT NULL)
  OR EXISTS (SELECT 1 FROM hardship.file_person p
    JOIN disbursements.disbursement d ON d.tenant_id = p.tenant_id AND d.recipient_id = p.member_id
    WHERE p.tenant_id = $1 AND p.file_id = f.id AND d.has_hardship_file AND d.requested_at >= f.opened_at
      AND d.status NOT IN ('refused','withdrawn','reversed'))`;

/**
 * Removes the files of an import on which nothing rests yet; how many of them something does, when there are any. A
 * doubt that nobody has judged goes with its file.
 */
export async function removeImportedFiles(tx: Tx, importId: string): Promise<{ removed: number; touched: number }> {
  const of = `SELECT id FROM hardship.hardship_file WHERE tenant_id = $1 AND import_id = $2`;
  const values = [tx.actor.tenantId, importId];
  const [{ touched }] = (await tx.rows<{ touched: number }>(
    `SELECT count(*)::int AS touched FROM hardship.hardship_file f
     WHERE f.tenant_id = $1 AND f.import_id = $2 AND (${TOUCHED})`,
    values,
  )) as [{ touched: number }];
  if (touched > 0) return { removed: 0, touched };
  const statements = `SELECT id FROM hardship.household_statement WHERE tenant_id = $1 AND file_id IN (${of})`;
  await tx.rows(
    `DELETE FROM hardship.duplicate_sign WHERE tenant_id = $1 AND (file_id IN (${of}) OR other_file_id IN (${of}))`,
    values,
  );
  await tx.rows(`DELETE FROM hardship.judgement WHERE tenant_id = $1 AND file_id IN (${of})`, values);
  for (const lines of ['income_line', 'expense_line'])
    await tx.rows(`DELETE FROM hardship.${lines} WHERE tenant_id = $1 AND statement_id IN (${statements})`, values);
  for (const table of ['household_statement', 'file_person'])
    await tx.rows(`DELETE FROM hardship.${table} WHERE tenant_id = $1 AND file_id IN (${of})`, values);
  const gone = await tx.rows(
    `DELETE FROM hardship.hardship_file WHERE tenant_id = $1 AND import_id = $2 RETURNING id`,
    values,
  );
  return { removed: gone.length, touched: 0 };
}
