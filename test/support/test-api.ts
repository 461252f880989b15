import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { log } from '@app/http';
import { createApi } from '../../apps/api/src/app';
import { openTestDatabase, type TestDatabase } from './test-database';

export interface TestApi {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  close(): Promise<void>;
}

/** The API as it runs, on a database of its own; requests go in by `app.inject`. */
export async function openTestApi(): Promise<TestApi> {
  const database = await openTestDatabase();
  const storage = mkdtempSync(path.join(os.tmpdir(), 'nuanjia-documents-'));
  Object.assign(process.env, {
    APP_DATABASE_URL: database.appUrl,
    QUEUE_DATABASE_URL: database.queueUrl,
    DATA_KEY: randomBytes(32).toString('base64'),
    AUDIT_KEY: randomBytes(32).toString('base64'),
    STORAGE_DIR: storage,
  });
  log.level = 'silent';
  const app = await createApi();
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    database,
    close: async () => {
      await app.close();
      await database.drop();
      rmSync(storage, { recursive: true, force: true });
    },
  };
}
