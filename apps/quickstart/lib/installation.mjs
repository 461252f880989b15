// What start, import and the operations share: where the data is, which database, with which keys.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { root } from './dependencies.mjs';
import { startEmbeddedPostgres } from './embedded-postgres.mjs';
import { keysAmong, readSecrets } from './secrets.mjs';

const require = createRequire(import.meta.url);
const DATABASE = 'nuanjia';
const RUNNING = 'running.json';

/**
 * Opens the installation in `dataDir`: the database of DATABASE_URL, or the embedded one. Makes roles and schema; with
 * `schema` only these steps of it, for what was backed up by an older version.
 * @returns {Promise<{ environment: Record<string, string>, urls: { ownerUrl: string, appUrl: string, queueUrl: string }, close(): Promise<void> }>}
 */
export async function openInstallation(dataDir, log, schema) {
  // Others may pass through, to let PostgreSQL in when it cannot run as root; every file says itself who may read it.
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const server = process.env.DATABASE_URL ? null : await startServer(dataDir, log);
  const adminUrl = process.env.DATABASE_URL ?? server.url(DATABASE);
  const { provision, migrate } = require(path.join(root, 'dist/libs/persistence/src/index.js'));
  const urls = await provision(adminUrl);
  const done = await migrate(urls.ownerUrl, schema);
  if (done.length > 0) log(`database brought up to date (${done.length} steps)`);
  const storage = path.join(dataDir, 'documents');
  fs.mkdirSync(storage, { recursive: true, mode: 0o700 });
  return {
    urls,
    environment: {
      ...keys(dataDir),
      APP_DATABASE_URL: urls.appUrl,
      QUEUE_DATABASE_URL: urls.queueUrl,
      STORAGE_DIR: storage,
      WEB_ROOT: path.join(root, 'dist/web'),
    },
    close: async () => {
      fs.rmSync(path.join(dataDir, RUNNING), { force: true });
      await server?.stop();
    },
  };
}

async function startServer(dataDir, log) {
  log('starting PostgreSQL');
  const server = await startEmbeddedPostgres({ dataDir: path.join(dataDir, 'postgres') });
  const { Client } = require('pg');
  const admin = new Client({ connectionString: server.url('postgres') });
  await admin.connect();
  const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
  if (rowCount === 0) await admin.query(`CREATE DATABASE ${DATABASE}`);
  await admin.end();
  return server;
}

/** Notes how to reach this installation while it runs, so that `npm run import` finds it. */
export const noteRunning = (dataDir, facts) =>
  fs.writeFileSync(path.join(dataDir, RUNNING), JSON.stringify(facts), { mode: 0o600 });

/** The note of a running start, or null when none runs. */
export function readRunning(dataDir) {
  const file = path.join(dataDir, RUNNING);
  if (!fs.existsSync(file)) return null;
  const facts = JSON.parse(fs.readFileSync(file, 'utf8'));
  try {
    process.kill(facts.pid, 0);
    return facts;
  } catch {
    return null;
  }
}

/**
 * The installation whether it runs or not; `close` stops what was started for it.
 * @returns {ReturnType<typeof openInstallation>}
 */
export async function reachInstallation(dataDir, log) {
  const running = readRunning(dataDir);
  if (!running) return openInstallation(dataDir, log);
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

/** Keys of the environment where it has them (containers), else the ones kept in the data directory. */
export const keys = (dataDir) =>
  process.env.DATA_KEY && process.env.AUDIT_KEY ? keysAmong(process.env) : readSecrets(dataDir);

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
