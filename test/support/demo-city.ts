import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import type { DemoAccount } from '../../apps/quickstart/demo/accounts';
import { makeDemoCity } from '../../apps/quickstart/demo/city';
import { type Installation, newStorage, startTestApi, type TestApi } from './test-api';
import { openTestDatabase } from './test-database';

export interface DemoCity extends TestApi {
  readonly accounts: readonly DemoAccount[];
}

/** What belongs to the copied database: without its keys nothing in it can be read. */
interface Kept {
  readonly keys: Installation['keys'];
  readonly accounts: readonly DemoAccount[];
}

const run = (): string => process.env['TEST_RUN']!;
const template = (): string => `nj_demo_${run()}`;
const folder = (): string => path.join(os.tmpdir(), `nuanjia-demo-${run()}`);
const keptFile = (): string => path.join(folder(), 'kept.json');

/**
 * The API over a demo city of its own. The city is made once in a run of the tests, by whichever spec comes first;
 * every spec gets a copy of its database and its files.
 */
export async function openDemoCity(): Promise<DemoCity> {
  await makeOnce();
  const { keys, accounts } = JSON.parse(readFileSync(keptFile(), 'utf8')) as Kept;
  const storage = newStorage();
  cpSync(path.join(folder(), 'storage'), storage, { recursive: true });
  const api = await startTestApi({ database: await openTestDatabase(template()), keys, storage });
  return { ...api, accounts };
}

async function makeOnce(): Promise<void> {
  const admin = new Client({ connectionString: process.env['TEST_DATABASE_URL'] });
  await admin.connect();
  try {
    await admin.query(`SELECT pg_advisory_lock(hashtext($1))`, [template()]);
    if (!existsSync(keptFile())) await make(admin);
  } finally {
    await admin.end();
  }
}

async function make(admin: Client): Promise<void> {
  mkdirSync(folder(), { recursive: true, mode: 0o700 });
  const keys = { DATA_KEY: randomBytes(32).toString('base64'), AUDIT_KEY: randomBytes(32).toString('base64') };
  const [database, storage] = [await openTestDatabase(), newStorage()];
  const api = await startTestApi({ database, keys, storage });
  const accounts = await makeDemoCity(api.app, path.join(folder(), 'accounts.tsv'), () => undefined);
  await api.app.close();
  cpSync(storage, path.join(folder(), 'storage'), { recursive: true });
  rmSync(storage, { recursive: true, force: true });
  await database.keepAs(admin, template());
  writeFileSync(keptFile(), JSON.stringify({ keys, accounts } satisfies Kept), { mode: 0o600 });
}
