import type { Client } from 'pg';

/** A table of the system as a backup names it. Rows and checksum do not depend on the order of the rows. */
export interface StoredTable {
  /** `visits.visit_duty` */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: string;
  readonly checksum: string;
}

/** Rows as text look the same in every session that has these. */
export const AS_TEXT = `SET TIME ZONE 'UTC'; SET datestyle = 'ISO, YMD'; SET intervalstyle = 'postgres';
  SET bytea_output = 'hex'; SET extra_float_digits = 1; SET statement_timeout = 0`;

/** All that is kept: the queue is a messenger and the list of migrations belongs to the program. */
const TABLES = `
  SELECT n.nspname || '.' || c.relname AS name,
    (SELECT array_agg(quote_ident(a.attname) ORDER BY a.attnum) FROM pg_attribute a
     WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'bullmq') AND n.nspname NOT LIKE 'pg\\_%'
    AND c.relname <> 'schema_migration'
  ORDER BY 1`;

export async function storedTables(client: Client): Promise<StoredTable[]> {
  const { rows } = await client.query<Pick<StoredTable, 'name'> & { columns: string[] }>(TABLES);
  const tables: StoredTable[] = [];
  for (const table of rows) tables.push({ ...table, ...(await contentOf(client, table.name)) });
  return tables;
}

async function contentOf(client: Client, name: string): Promise<Pick<StoredTable, 'rows' | 'checksum'>> {
  const { rows } = await client.query(
    `SELECT count(*)::text AS rows, coalesce(sum(('x' || left(md5(r::text), 15))::bit(60)::bigint), 0)::text AS checksum
     FROM ${name} r`,
  );
  return rows[0] as Pick<StoredTable, 'rows' | 'checksum'>;
}

/** The migrations that were run, in their order. */
export async function schemaVersion(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('SELECT name FROM schema_migration ORDER BY id');
  return rows.map(({ name }) => name);
}

/** Row-level security is forced on every table: only a role that stands above it sees and writes all of them. */
export async function requireSuperuser(client: Client): Promise<void> {
  const { rows } = await client.query('SELECT rolsuper FROM pg_roles WHERE rolname = current_user');
  if (!rows[0]?.rolsuper)
    throw new Error('the database role must be a superuser: a backup reads and writes past row-level security');
}
