import { Logger } from '@nestjs/common';
import pg from 'pg';
import { DataSource, type DataSourceOptions, type QueryRunner } from 'typeorm';
import type { DatabaseSettings } from './database.settings';
import { MIGRATIONS } from './migrations';
import { SnakeNaming } from './naming';
import { ForgetfulClient, PreparingClient, tellSlowStatements } from './preparing-client';

const DATE = 1082;
const STATEMENT_TIMEOUT_MS = 60_000;
// A civil day stays text: as a JS Date it would move with the server's zone.
pg.types.setTypeParser(DATE, (text) => text);

const logger = new Logger('Database');

export function dataSourceOptions(settings: DatabaseSettings): DataSourceOptions {
  tellSlowStatements(settings.slowQueryMs, (text, ms, traceId) =>
    logger.warn({ event: 'slow-query', ms, text, ...(traceId && { traceId }) }),
  );
  return {
    type: 'postgres',
    url: settings.url,
    poolSize: settings.poolSize,
    namingStrategy: new SnakeNaming(),
    // TypeORM's own logger would print parameters, and those are people's data.
    logging: false,
    extra: {
      Client: settings.pooler === 'transaction' ? ForgetfulClient : PreparingClient,
      pipeline: true,
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 30_000,
      // A pooler takes no settings at the start of a connection; then the one of the role holds.
      ...(settings.pooler === 'none' && { statement_timeout: STATEMENT_TIMEOUT_MS }),
    },
  };
}

/**
 * Brings the schema up to date, as the role that owns it. Two processes at once wait for each other. `names` are the
 * only ones to run: a backup is filled into the schema that it was taken from, and brought up to date with its rows.
 * Refuses a schema that a newer program made.
 */
export async function migrate(ownerUrl: string, names?: readonly string[]): Promise<string[]> {
  refuseUnknown(names ?? []);
  const owner = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations: MIGRATIONS.filter(({ name }) => !names || names.includes(name)),
    migrationsTableName: 'schema_migration',
    namingStrategy: new SnakeNaming(),
    poolSize: 2,
    // A step that a policy would keep from some of its rows fails, instead of leaving them as they are unseen.
    extra: { options: '-c row_security=off' },
  });
  await owner.initialize();
  const gate = owner.createQueryRunner();
  try {
    await gate.query(`SELECT pg_advisory_lock(hashtext('nuanjia migrations'))`);
    await refuseNewer(gate);
    const done = await owner.runMigrations({ transaction: 'each' });
    return done.map((migration) => migration.name);
  } finally {
    await gate.query(`SELECT pg_advisory_unlock(hashtext('nuanjia migrations'))`).catch(() => undefined);
    await gate.release();
    await owner.destroy();
  }
}

/** What a newer program keeps this one knows nothing of: it would write past it. */
async function refuseNewer(gate: QueryRunner): Promise<void> {
  const [{ exists }] = await gate.query(`SELECT to_regclass('schema_migration') IS NOT NULL AS exists`);
  if (!exists) return;
  const done: { name: string }[] = await gate.query('SELECT name FROM schema_migration ORDER BY id');
  refuseUnknown(done.map(({ name }) => name));
}

function refuseUnknown(names: readonly string[]): void {
  const unknown = names.filter((name) => !MIGRATIONS.some((migration) => migration.name === name));
  if (unknown.length > 0) throw new Error(`this program is older than the data: it has no ${unknown.at(-1)}`);
}
