import type { Actor } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import {
  ImportEffect,
  ImportFile,
  ImportRun,
  type ImportRunId,
  ImportSheet,
  type ImportSheetId,
} from './import-run.entity';

/** One of them works on a run, however many jobs arrive; the others go away. Held until the end of the transaction. */
export async function takeTurn(tx: ReadTx, runId: ImportRunId): Promise<boolean> {
  const [row] = await tx.rows<{ taken: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS taken`,
    [`intake ${runId}`],
  );
  return row!.taken;
}

/** The run when it belongs to a union of the actor's scope. */
export async function findRun(tx: ReadTx, id: ImportRunId): Promise<ImportRun | undefined> {
  const [run] = await runsWhere(tx, tx.actor, 'r.id = $2', [id], 1);
  return run;
}

export async function runsWhere(
  tx: ReadTx,
  actor: Actor,
  condition: string,
  conditionValues: readonly unknown[],
  limit: number,
): Promise<ImportRun[]> {
  const values: unknown[] = [tx.actor.tenantId, ...conditionValues];
  const scope = scopeCondition(actor, 'intake:run', 'r.union_id', values);
  const ids = await tx.rows<{ id: ImportRunId }>(
    `SELECT r.id FROM intake.import_run r WHERE r.tenant_id = $1 AND ${condition} AND ${scope}
     ORDER BY r.id DESC LIMIT ${limit}`,
    values,
  );
  return tx
    .from(ImportRun, 'r')
    .andWhere('r.id = ANY(:ids)', { ids: ids.map(({ id }) => id) })
    .orderBy('r.id', 'DESC')
    .getMany();
}

export const filesOf = (tx: ReadTx, runId: ImportRunId): Promise<ImportFile[]> =>
  tx.from(ImportFile, 'f').andWhere('f.runId = :runId', { runId }).orderBy('f.position').getMany();

export const sheetsOf = (tx: ReadTx, runId: ImportRunId): Promise<ImportSheet[]> =>
  tx.from(ImportSheet, 's').andWhere('s.runId = :runId', { runId }).orderBy('s.id').getMany();

export const effectsOf = (tx: ReadTx, runId: ImportRunId): Promise<ImportEffect[]> =>
  tx.from(ImportEffect, 'e').andWhere('e.runId = :runId', { runId }).orderBy('e.position').getMany();

/** Says how far the job is. Leaves the version alone: nobody decides on it. */
export const noteProgress = (tx: Tx, runId: ImportRunId, done: number): Promise<unknown> =>
  tx.rows(`UPDATE intake.import_run SET progress_done = $3, seen_at = $4 WHERE tenant_id = $1 AND id = $2`, [
    tx.actor.tenantId,
    runId,
    done,
    tx.now,
  ]);

export interface StoredRow {
  readonly row: number;
  readonly sheetRow: number;
  readonly verdict: string;
  readonly warned: boolean;
  readonly notes: Buffer;
}

export async function insertRows(
  tx: Tx,
  runId: ImportRunId,
  sheetId: ImportSheetId,
  rows: readonly StoredRow[],
): Promise<void> {
  await tx.rows(
    `INSERT INTO intake.import_row (tenant_id, run_id, sheet_id, row, sheet_row, verdict, warned, notes)
     SELECT $1::uuid, $2::uuid, $3::uuid, * FROM unnest($4::int[], $5::int[], $6::text[], $7::boolean[], $8::bytea[])`,
    [
      ...[tx.actor.tenantId, runId, sheetId],
      ...[rows.map(({ row }) => row), rows.map(({ sheetRow }) => sheetRow)],
      ...[rows.map(({ verdict }) => verdict), rows.map(({ warned }) => warned), rows.map(({ notes }) => notes)],
    ],
  );
}

export const removeRows = (tx: Tx, runId: ImportRunId): Promise<unknown> =>
  tx.rows(`DELETE FROM intake.import_row WHERE tenant_id = $1 AND run_id = $2`, [tx.actor.tenantId, runId]);

export interface RowFilter {
  readonly sheetId?: ImportSheetId;
  readonly verdict?: string;
  readonly warned?: boolean;
}

/** Keyset by sheet and row. */
export function rowsPage(
  tx: ReadTx,
  runId: ImportRunId,
  { sheetId, verdict, warned }: RowFilter,
  after: readonly [string, string] | null,
  limit: number,
): Promise<(StoredRow & { readonly sheetId: ImportSheetId })[]> {
  const values: unknown[] = [tx.actor.tenantId, runId];
  const where = (condition: (name: string) => string, value: unknown): string => {
    values.push(value);
    return ` AND ${condition(`$${values.length}`)}`;
  };
  let filter = '';
  if (sheetId !== undefined) filter += where((name) => `sheet_id = ${name}`, sheetId);
  if (verdict !== undefined) filter += where((name) => `verdict = ${name}`, verdict);
  if (warned !== undefined) filter += where((name) => `warned = ${name}`, warned);
  if (after) {
    values.push(after[0], Number(after[1]));
    filter += ` AND (sheet_id, row) > ($${values.length - 1}::uuid, $${values.length}::int)`;
  }
  return tx.rows(
    `SELECT sheet_id AS "sheetId", row, sheet_row AS "sheetRow", verdict, warned, notes FROM intake.import_row
     WHERE tenant_id = $1 AND run_id = $2${filter} ORDER BY sheet_id, row LIMIT ${limit}`,
    values,
  );
}

/** Runs whose job has not given a sign of life for so long. */
export const silentRuns = (tx: ReadTx, seconds: number): Promise<{ id: ImportRunId }[]> =>
  tx.rows(
    `SELECT id FROM intake.import_run WHERE tenant_id = $1 AND status IN ('reading','running')
       AND seen_at < $2::timestamptz - make_interval(secs => $3)`,
    [tx.actor.tenantId, tx.now, seconds],
  );

/** Runs that wait for so long and still hold their files. */
export const forgottenRuns = (tx: ReadTx, seconds: number): Promise<{ id: ImportRunId }[]> =>
  tx.rows(
    `SELECT id FROM intake.import_run WHERE tenant_id = $1 AND files_removed_at IS NULL
       AND created_at < $2::timestamptz - make_interval(secs => $3) AND status IN ('uploaded','previewed','failed')`,
    [tx.actor.tenantId, tx.now, seconds],
  );

/**
 * For a transaction that fills tables which were empty or small when it began: nobody counts them anew before it ends,
 * so that checks of foreign keys and marks, planned for small tables, would read them from end to end for every row. Of
 * 10,000 visits that took minutes. To be told again while they grow: what is planned later is planned for what stands
 * there by then.
 */
export async function expectGrowingTables(tx: Tx): Promise<void> {
  await tx.rows(`SELECT set_config('enable_seqscan', 'off', true)`);
  // Plans that this connection made before, also those of the checks.
  await tx.rows('DISCARD PLANS');
}
