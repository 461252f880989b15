import 'reflect-metadata';
import { log } from '@app/http';
import { migrate } from '@app/persistence';
import { NestFactory } from '@nestjs/core';
import { createApi } from '../../api/src/app';
import { WorkerModule } from '../../worker/src/worker.module';
import { exportAudit, verifyExport } from './audit-export';
import { FOREIGN_FEDERATION } from './audit-verdict';
import { backUp, type BackupOrder } from './backup';
import { checkAll } from './check';
import type { Keys } from './keys';
import { resealAll } from './reseal';
import { inspectBackup, restore, type RestoreOrder } from './restore';
import { trySignIn } from './sign-in';

/** What the launchers ask for; times are milliseconds. */
export const operations = {
  backUp: (order: Omit<BackupOrder, 'now'>) => backUp({ ...order, now: new Date() }),
  exportAudit: (order: Omit<Parameters<typeof exportAudit>[0], 'now'>) => exportAudit({ ...order, now: new Date() }),
  verifyExport,
  FOREIGN_FEDERATION,
  inspectBackup,
  bringUpToDate: (ownerUrl: string) => migrate(ownerUrl),
  restore: (order: RestoreOrder) => restore(order),
  /** Needs the environment of the installation. */
  async check(ownerUrl: string, { AUDIT_KEY }: Keys) {
    log.level = 'silent';
    const app = await NestFactory.createApplicationContext(WorkerModule, { logger: false, abortOnError: false });
    try {
      return await checkAll(app, ownerUrl, Buffer.from(AUDIT_KEY, 'base64'));
    } finally {
      await app.close();
    }
  },
  /** Needs the environment of the installation. */
  async reseal() {
    log.level = 'silent';
    const app = await NestFactory.createApplicationContext(WorkerModule, { logger: false, abortOnError: false });
    try {
      return await resealAll(app);
    } finally {
      await app.close();
    }
  },
  /** Needs the environment of a scratch copy: it makes an account there. */
  async signIn(): Promise<string> {
    log.level = 'silent';
    const app = await createApi();
    try {
      await app.init();
      await app.getHttpAdapter().getInstance().ready();
      return await trySignIn(app);
    } finally {
      await app.close();
    }
  },
};
