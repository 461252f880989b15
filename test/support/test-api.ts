import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApi } from '../../apps/api/src/app';
import { AUDIT_ACTION_NAMES } from '../../libs/identity/src/http/dto/audit-words';
import { watchForLeaks } from './leak-watch';
import { openTestDatabase, type TestDatabase } from './test-database';

export interface TestApi {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  close(): Promise<void>;
}

/** What an installation has beside its code: its database, its keys and its files. */
export interface Installation {
  readonly database: TestDatabase;
  readonly keys: Readonly<Record<'DATA_KEY' | 'AUDIT_KEY', string>>;
  readonly storage: string;
}

export const newStorage = (): string => mkdtempSync(path.join(os.tmpdir(), 'nuanjia-documents-'));
const newKey = (): string => randomBytes(32).toString('base64');

/** The API as it runs, on a database of its own; requests go in by `app.inject`. */
export const openTestApi = async (): Promise<TestApi> =>
  startTestApi({
    database: await openTestDatabase(),
    keys: { DATA_KEY: newKey(), AUDIT_KEY: newKey() },
    storage: newStorage(),
  });

/** The API on what is there already; closing it drops the database and the files. */
export async function startTestApi({ database, keys, storage }: Installation): Promise<TestApi> {
  Object.assign(process.env, {
    APP_DATABASE_URL: database.appUrl,
    QUEUE_DATABASE_URL: database.queueUrl,
    ...keys,
    STORAGE_DIR: storage,
  });
  const app = await createApi();
  const watch = watchForLeaks(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    database,
    close: async () => {
      await app.close();
      const unnamed = await unnamedActions(database);
      const leaks = await watch.found(database);
      await database.drop();
      rmSync(storage, { recursive: true, force: true });
      if (leaks.length > 0) throw new Error(`somebody's number stands in the open:\n${leaks.join('\n')}`);
      if (unnamed.length > 0)
        throw new Error(`recorded in the audit trail without words for it: ${unnamed.join(', ')}`);
    },
  };
}

/** Whatever a spec made the API record must be readable on the page of the audit trail. */
async function unnamedActions({ owner }: TestDatabase): Promise<string[]> {
  const rows = await owner(`SELECT DISTINCT action FROM audit.audit_entry ORDER BY action`);
  return rows.map(({ action }) => action as string).filter((action) => !(action in AUDIT_ACTION_NAMES));
}
