import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { ProvisioningSettings } from './database.settings';
import { APP_ROLE } from './migrations/protection';
import { settingsProvider } from './settings';

const QUEUE_ROLE = 'nuanjia_queue';

export interface ProvisionedDatabase {
  /** Owns the schema; used by migrations only. */
  readonly ownerUrl: string;
  /** The application's role: no ownership, no BYPASSRLS. */
  readonly appUrl: string;
  /** Owns the queue's schema `bullmq` and nothing else. */
  readonly queueUrl: string;
}

/**
 * Makes the roles that the system runs with, in the database of `adminUrl` (a superuser, or a role with CREATEROLE and
 * BYPASSRLS; any other is refused).
 * Their passwords are the ones of the configuration, or derived from the administrator's, so that nothing more has to be
 * kept.
 */
export async function provision(adminUrl: string): Promise<ProvisionedDatabase> {
  const passwords = passwordsOf(adminUrl);
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await requireOwner(admin);
    await admin.query(`SELECT pg_advisory_lock(hashtext('nuanjia provisioning'))`);
    for (const role of [APP_ROLE, QUEUE_ROLE] as const) await ensureRole(admin, role, passwords[role]);
    const database = `"${(await admin.query('SELECT current_database() AS name')).rows[0].name.replaceAll('"', '""')}"`;
    await admin.query(`GRANT CONNECT ON DATABASE ${database} TO ${APP_ROLE}, ${QUEUE_ROLE}`);
    // BullMQ makes sequences per queue at run time, so its role owns its schema.
    await admin.query(`GRANT ${QUEUE_ROLE} TO CURRENT_USER`);
    await admin.query(`CREATE SCHEMA IF NOT EXISTS bullmq AUTHORIZATION ${QUEUE_ROLE}`);
    await admin.query(`GRANT CREATE ON DATABASE ${database} TO ${QUEUE_ROLE}`);
  } finally {
    await admin.end();
  }
  const withRole = (role: typeof APP_ROLE | typeof QUEUE_ROLE): string => {
    const url = new URL(adminUrl);
    Object.assign(url, { username: role, password: passwords[role] });
    return url.toString();
  };
  return { ownerUrl: adminUrl, appUrl: withRole(APP_ROLE), queueUrl: withRole(QUEUE_ROLE) };
}

/** Row-level security is forced on the owner, too: without BYPASSRLS a step that changes rows would not see them. */
async function requireOwner(admin: Client): Promise<void> {
  const { rows } = await admin.query<{ name: string; may: boolean }>(
    `SELECT rolname AS name, rolsuper OR (rolcreaterole AND rolbypassrls) AS may FROM pg_roles WHERE rolname = current_user`,
  );
  if (!rows[0]!.may)
    throw new Error(`the database role ${rows[0]!.name} must be a superuser, or have CREATEROLE and BYPASSRLS`);
}

/** Roles belong to the whole server, so two databases that are provisioned at once meet here. */
async function ensureRole(admin: Client, role: string, password: string, attempts = 10): Promise<void> {
  const { rowCount } = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  const verb = rowCount ? 'ALTER' : 'CREATE';
  try {
    await admin.query(`${verb} ROLE ${role} LOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB PASSWORD '${password}'`);
    if (role === APP_ROLE) await admin.query(`ALTER ROLE ${role} SET statement_timeout = '60s'`);
  } catch (error) {
    // "tuple concurrently updated", or somebody else has just created it.
    const isRace = ['XX000', '42710', '23505'].includes((error as { code?: string }).code ?? '');
    if (!isRace || attempts <= 1) throw error;
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 80));
    await ensureRole(admin, role, password, attempts - 1);
  }
}

function passwordsOf(adminUrl: string): Record<typeof APP_ROLE | typeof QUEUE_ROLE, string> {
  const { appPassword, queuePassword } = settingsProvider(ProvisioningSettings).useFactory();
  const derived = (role: string): string =>
    createHash('sha256')
      .update(`${role}:${new URL(adminUrl).password}`)
      .digest('hex');
  return { [APP_ROLE]: appPassword ?? derived(APP_ROLE), [QUEUE_ROLE]: queuePassword ?? derived(QUEUE_ROLE) };
}
