import type { ReadTx } from '@app/persistence';

/**
 * Runs a statement over all people of a round. Right after an import, or in a new federation, the statistics of the
 * tables are behind: the planner then takes ten thousand rows for one and loops; joined by hash it is as fast as it
 * would be with them.
 */
export async function overManyPeople<R extends Record<string, unknown>>(
  tx: ReadTx,
  sql: string,
  values: readonly unknown[],
): Promise<R[]> {
  await tx.rows(`SELECT set_config('enable_nestloop', 'off', true)`);
  const rows = await tx.rows<R>(sql, values);
  await tx.rows(`SELECT set_config('enable_nestloop', 'on', true)`);
  return rows;
}
