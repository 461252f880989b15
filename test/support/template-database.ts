import { Client } from 'pg';
import { migrate } from '../../libs/persistence/src/data-source';
import { provision } from '../../libs/persistence/src/provisioning';

const urlOf = (adminUrl: string, database: string): string => {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.toString();
};

/** Makes the migrated template unless it is there; several runs at once wait for the first. */
export async function ensureTemplate(adminUrl: string, name: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`SELECT pg_advisory_lock(hashtext('nuanjia test template'))`);
    await dropOldCities(admin);
    const { rows } = await admin.query('SELECT datistemplate FROM pg_database WHERE datname = $1', [name]);
    if (rows[0]?.datistemplate) return;
    if (rows[0]) await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`);
    await dropOldCopies(admin);
    await admin.query(`CREATE DATABASE "${name}" ENCODING 'UTF8' TEMPLATE template0`);
    await provision(urlOf(adminUrl, name));
    await migrate(urlOf(adminUrl, name));
    await admin.query(`ALTER DATABASE "${name}" IS_TEMPLATE true`);
  } finally {
    await admin.end();
  }
}

/** Copies that a killed run left behind, when nobody is connected to them. */
async function dropOldCopies(admin: Client): Promise<void> {
  const { rows } = await admin.query(
    `SELECT datname FROM pg_database d WHERE datname LIKE 'nj_test_%'
       AND NOT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.datname = d.datname)`,
  );
  for (const { datname } of rows) await admin.query(`DROP DATABASE IF EXISTS "${datname}"`).catch(() => undefined);
}

const THREE_HOURS = 3 * 3600 * 1000;

/** Demo cities of runs that are over: their names begin with the instant of the run. */
async function dropOldCities(admin: Client): Promise<void> {
  const { rows } = await admin.query(`SELECT datname FROM pg_database WHERE datname LIKE 'nj\\_demo\\_%'`);
  for (const { datname } of rows)
    if (Number.parseInt(datname.split('_')[2], 36) < Date.now() - THREE_HOURS)
      await admin.query(`DROP DATABASE IF EXISTS "${datname}"`).catch(() => undefined);
}
