// What start, import and the operations share: where the data is, which database, with which keys.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { root } from './dependencies.mjs';
import { startEmbeddedPostgres } from './embedded-postgres.mjs';
import { identityOf, isSame } from './process-identity.mjs';
import { hasSecrets, keysAmong, readSecrets } from './secrets.mjs';

const require = createRequire(import.meta.url);
const DATABASE = 'nuanjia';
const RUNNING = 'running.json';
/** Stands in the data directory while the demo data are made (apps/quickstart/demo/fill.ts). */
export const HALF_FILLED = 'demo-half-filled';

/**
 * Opens the installation in `dataDir`: the database of DATABASE_URL, or the embedded one. Makes roles and schema; with
 * `schema` only these steps of it, for what was backed up by an older version.
 * @returns {Promise<{ environment: Record<string, string>, urls: { ownerUrl: string, appUrl: string, queueUrl: string }, databaseEnded?: Promise<string>, close(): Promise<void> }>}
 */
export async function openInstallation(dataDir, log, schema) {
  // Others may pass through, to let PostgreSQL in when it cannot run as root; every file says itself who may read it.
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  if (!process.env.DATABASE_URL) claim(dataDir);
  else if (fs.existsSync(path.join(dataDir, HALF_FILLED)))
    throw new Error(
      'the demo data of the last start were not finished: make the database of DATABASE_URL anew and remove ' +
        path.join(dataDir, HALF_FILLED),
    );
  let server = null;
  const close = async () => {
    await server?.stop();
    fs.rmSync(path.join(dataDir, RUNNING), { force: true });
  };
  try {
    server = process.env.DATABASE_URL ? null : await startServer(dataDir, log);
    const adminUrl = process.env.DATABASE_URL ?? server.url(DATABASE);
    const { provision, migrate } = require(path.join(root, 'dist/libs/persistence/src/index.js'));
    const urls = await provision(adminUrl);
    const done = await migrate(urls.ownerUrl, schema);
    if (done.length > 0) log(`database brought up to date (${done.length} steps)`);
    const storage = path.join(dataDir, 'documents');
    fs.mkdirSync(storage, { recursive: true, mode: 0o700 });
    const environment = {
      ...keys(dataDir),
      APP_DATABASE_URL: urls.appUrl,
      QUEUE_DATABASE_URL: urls.queueUrl,
      STORAGE_DIR: storage,
      WEB_ROOT: path.join(root, 'dist/web'),
    };
    return { urls, environment, databaseEnded: server?.ended, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startServer(dataDir, log) {
  log('starting PostgreSQL');
  const server = await startEmbeddedPostgres({ dataDir: path.join(dataDir, 'postgres') });
  const { Client } = require('pg');
  const admin = new Client({ connectionString: server.url('postgres') });
  await admin.connect();
  await dropHalfFilled(dataDir, admin, log);
  const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
  if (rowCount === 0) await admin.query(`CREATE DATABASE ${DATABASE}`);
  await admin.end();
  return server;
}

/** A start was broken off while it made the demo data: nobody has worked with them, so they are made from the beginning. */
async function dropHalfFilled(dataDir, admin, log) {
  const mark = path.join(dataDir, HALF_FILLED);
  if (!fs.existsSync(mark)) return;
  log('the demo data of the last start were not finished: beginning anew');
  await admin.query(`DROP DATABASE IF EXISTS ${DATABASE} WITH (FORCE)`);
  for (const name of ['documents', 'demo-accounts.tsv'])
    fs.rmSync(path.join(dataDir, name), { recursive: true, force: true });
  fs.rmSync(mark);
}

/** One process at a time on an embedded database: a second one would take its server for one that was left behind. */
function claim(dataDir) {
  const running = readRunning(dataDir);
  if (running)
    throw new Error(`${dataDir} is in use by process ${running.pid}; wait until it is done, or stop it with Ctrl+C`);
  const file = path.join(dataDir, RUNNING);
  fs.rmSync(file, { force: true });
  const facts = { pid: process.pid, process: identityOf(process.pid) };
  try {
    fs.writeFileSync(file, JSON.stringify(facts), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw error.code === 'EEXIST' ? new Error(`${dataDir} is in use by another process that has just begun`) : error;
  }
}

/** Notes how to reach this installation while it runs, so that `npm run import` finds it. */
export const noteRunning = (dataDir, facts) =>
  fs.writeFileSync(
    path.join(dataDir, RUNNING),
    JSON.stringify({ pid: process.pid, process: identityOf(process.pid), ...facts }),
    { mode: 0o600 },
  );

/** The note of a running process, or null when none runs. Without an `address` it is only beginning, or a command. */
export function readRunning(dataDir) {
  const file = path.join(dataDir, RUNNING);
  if (!fs.existsSync(file)) return null;
  let facts;
  try {
    facts = JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    // Cut off by a power failure.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  return isSame(facts.pid, facts.process) ? facts : null;
}

/**
 * The installation whether it runs or not; `close` stops what was started for it.
 * @returns {ReturnType<typeof openInstallation>}
 */
export async function reachInstallation(dataDir, log) {
  // A name that is mistyped would be made, and found to be in order.
  if (!hasKeys(dataDir)) throw new Error(`there is no installation in ${dataDir} (no keys.json)`);
  const running = readRunning(dataDir);
  if (!running?.ownerUrl) return openInstallation(dataDir, log);
  const { provision } = require(path.join(root, 'dist/libs/persistence/src/index.js'));
  const urls = await provision(running.ownerUrl);
  const environment = {
    ...keys(dataDir),
    APP_DATABASE_URL: urls.appUrl,
    QUEUE_DATABASE_URL: urls.queueUrl,
    STORAGE_DIR: path.join(dataDir, 'documents'),
  };
  return { urls, environment, close: async () => undefined };
}

const hasOwnKeys = () => Boolean(process.env.DATA_KEY && process.env.AUDIT_KEY);

const hasKeys = (dataDir) => hasOwnKeys() || hasSecrets(dataDir);

/** Keys of the environment where it has them (containers), else the ones kept in the data directory. */
export const keys = (dataDir) => (hasOwnKeys() ? keysAmong(process.env) : readSecrets(dataDir));

const withDatabase = (url, name) => Object.assign(new URL(url), { pathname: `/${name}` }).toString();

async function asAdministrator(url, work) {
  const { Client } = require('pg');
  const client = new Client({ connectionString: withDatabase(url, 'postgres') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes the database of an address unless it is there. */
export const ensureDatabase = (url) =>
  asAdministrator(url, async (client) => {
    const name = decodeURIComponent(new URL(url).pathname.slice(1));
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  });

/** An empty copy of an installation beside it, with the steps of `schema`; `close` removes it. */
export async function openScratch({ urls, environment }, schema) {
  const { provision, migrate } = require(path.join(root, 'dist/libs/persistence/src/index.js'));
  const name = `nuanjia_drill_${Date.now().toString(36)}`;
  const storage = fs.mkdtempSync(path.join(os.tmpdir(), 'nuanjia-drill-'));
  const close = async () => {
    fs.rmSync(storage, { recursive: true, force: true });
    await asAdministrator(urls.ownerUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  };
  try {
    await ensureDatabase(withDatabase(urls.ownerUrl, name));
    const own = await provision(withDatabase(urls.ownerUrl, name));
    await migrate(own.ownerUrl, schema);
    const places = { APP_DATABASE_URL: own.appUrl, QUEUE_DATABASE_URL: own.queueUrl, STORAGE_DIR: storage };
    return { urls: own, environment: { ...environment, ...places }, bringUpToDate: () => migrate(own.ownerUrl), close };
  } catch (error) {
    await close();
    throw error;
  }
}
