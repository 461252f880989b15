// The benchmark's database: the embedded PostgreSQL with a data directory of its own, or the one of DATABASE_URL.
import { fork } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../../apps/quickstart/lib/dependencies.mjs';
import { startEmbeddedPostgres } from '../../apps/quickstart/lib/embedded-postgres.mjs';
import { keys } from '../../apps/quickstart/lib/installation.mjs';

const require = createRequire(import.meta.url);
const { Client } = require('pg');
const SETTINGS = { shared_buffers: '512MB', max_wal_size: '4GB', checkpoint_timeout: '15min' };

export async function connect(connectionString) {
  const client = new Client({ connectionString });
  await client.connect();
  return client;
}

/**
 * Opens the database for tenants of one size, with roles and schema.
 * @returns {Promise<{ urls: { ownerUrl: string, appUrl: string }, environment: Record<string, string>, stamp: string, close(): Promise<void> }>}
 */
export async function openDatabase(dataDir, name) {
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const given = process.env.DATABASE_URL;
  const server = given
    ? null
    : await startEmbeddedPostgres({ dataDir: path.join(dataDir, 'postgres'), settings: SETTINGS });
  if (server) await createDatabase(server.url('postgres'), name);
  const { provision, migrate } = require(path.join(root, 'dist/libs/persistence/src/index.js'));
  const urls = await provision(given ?? server.url(name));
  await migrate(urls.ownerUrl);
  const storage = path.join(dataDir, 'documents');
  fs.mkdirSync(storage, { recursive: true, mode: 0o700 });
  return {
    urls,
    stamp: path.join(dataDir, `${given ? new URL(given).pathname.slice(1) : name}.json`),
    environment: {
      ...keys(dataDir),
      APP_DATABASE_URL: urls.appUrl,
      QUEUE_DATABASE_URL: urls.queueUrl,
      STORAGE_DIR: storage,
    },
    close: async () => server?.stop(),
  };
}

async function createDatabase(url, name) {
  const admin = await connect(url);
  const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (rowCount === 0) await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
}

/** Runs a compiled script of the benchmark in a process of its own, which gets `input` as a message; resolves with its result. */
export function runCompiled(file, input, environment, log) {
  const child = fork(path.join(root, 'dist/test/bench', file), {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.send(input);
  let result;
  child.on('message', (message) => {
    if (message.line) log(message.line);
    if (message.result) result = message.result;
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) =>
      code === 0 && result ? resolve(result) : reject(new Error(`${file} failed (${code})`)),
    );
  });
}
