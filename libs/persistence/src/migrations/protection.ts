import type { QueryRunner } from 'typeorm';

/** The application's role: owns nothing, cannot bypass row-level security. Made by the provisioning, not by a migration. */
export const APP_ROLE = 'nuanjia_app';

const TENANT = `(SELECT nullif(current_setting('app.tenant_id', true), '')::uuid)`;

/**
 * Forces row-level security by tenant on a table and lets the application read and write it.
 * `appendOnly` tables refuse UPDATE, DELETE and TRUNCATE, by grant and by trigger.
 */
export async function protect(q: QueryRunner, table: string, options: { appendOnly?: boolean } = {}): Promise<void> {
  await q.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
  await q.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  await q.query(
    `CREATE POLICY tenant_isolation ON ${table} USING (tenant_id = ${TENANT}) WITH CHECK (tenant_id = ${TENANT})`,
  );
  if (options.appendOnly) {
    await q.query(`GRANT SELECT, INSERT ON ${table} TO ${APP_ROLE}`);
    await q.query(`CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change()`);
  } else {
    await q.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO ${APP_ROLE}`);
  }
}

/**
 * Lets the sealed columns of an append-only table be written anew in a transaction that says so (`app.resealing`), for
 * the rotation of keys; everything else in it stays as it was written.
 */
export async function protectButSeals(q: QueryRunner, table: string, columns: readonly string[]): Promise<void> {
  await q.query(`DROP TRIGGER append_only ON ${table}`);
  await q.query(`CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON ${table}
    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change()`);
  await q.query(`CREATE TRIGGER append_only_but_seals BEFORE UPDATE ON ${table} FOR EACH STATEMENT
    WHEN (current_setting('app.resealing', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION platform.refuse_change()`);
  await q.query(`GRANT UPDATE (${columns.join(', ')}) ON ${table} TO ${APP_ROLE}`);
}

/** The reverse of `protectButSeals`. */
export async function protectWithSeals(q: QueryRunner, table: string, columns: readonly string[]): Promise<void> {
  await q.query(`REVOKE UPDATE (${columns.join(', ')}) ON ${table} FROM ${APP_ROLE}`);
  await q.query(`DROP TRIGGER append_only_but_seals ON ${table}`);
  await q.query(`DROP TRIGGER append_only ON ${table}`);
  await q.query(`CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change()`);
}

/** A schema of its own for a lib, open to the application's role. */
export async function createSchema(q: QueryRunner, schema: string): Promise<void> {
  await q.query(`CREATE SCHEMA ${schema}`);
  await q.query(`GRANT USAGE ON SCHEMA ${schema} TO ${APP_ROLE}`);
}
