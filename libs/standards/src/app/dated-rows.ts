import { addDays, type CivilDate, type UnionId } from '@app/kernel';
import type { OrganizationDirectory } from '@app/organizations';
import type { Tx, VersionedRow } from '@app/persistence';
import type { EntityTarget } from 'typeorm';
import { type DatedRow, overlaps } from '../domain';

/** Rows of a tenant change one after another, so that two cannot put overlapping dates in at once. */
export const waitForOthers = (tx: Tx): Promise<unknown> =>
  tx.rows(`SELECT pg_advisory_xact_lock(hashtext('standards'), hashtext($1))`, [tx.actor.tenantId]);

/** Who may change a row: of a union, who manages its standards; a default of the tenant, who manages the federation's. */
export async function requireManaged(tx: Tx, directory: OrganizationDirectory, unionId: UnionId | null): Promise<void> {
  await directory.requireWithin(tx, 'standard:manage', unionId ?? (await directory.root(tx)).id);
}

interface DatedVersionedRow extends DatedRow, VersionedRow {
  validTo: CivilDate | null;
}

/** Ends, on the day before, the rows that a new one follows. Returns the rows as they are now. */
export async function closeEarlier<Row extends DatedVersionedRow>(
  tx: Tx,
  entity: EntityTarget<Row>,
  rows: readonly Row[],
  next: DatedRow,
): Promise<Row[]> {
  const now: Row[] = [];
  for (const row of rows) {
    const followed = row.unionId === next.unionId && row.validFrom < next.validFrom && overlaps(row, next);
    const patch = { validTo: addDays(next.validFrom, -1) } as Partial<Row>;
    now.push(followed ? await tx.update(entity, row, patch) : row);
  }
  return now;
}
