import 'reflect-metadata';
import { log } from '@app/http';
import { NestFactory } from '@nestjs/core';
import { WorkerModule } from '../../worker/src/worker.module';
import { backUp, type BackupOrder } from './backup';
import { checkAll } from './check';
import type { Keys } from './keys';
import { inspectBackup, restore, type RestoreOrder } from './restore';

/** What the launchers ask for; times are milliseconds. */
export const operations = {
  backUp: (order: Omit<BackupOrder, 'now'>) => backUp({ ...order, now: new Date() }),
  inspectBackup,
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
};
