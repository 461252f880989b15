import { newId, type TenantId } from '@app/kernel';
import { type OutboxMessage, PersistenceModule, type Tx } from '@app/persistence';
import { anActor, aTenant, openPlatform, type Platform } from '@app/persistence/testing';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { randomBytes } from 'node:crypto';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { EVENT_DISPATCH } from '../event-dispatch.handler';
import { EventHandler } from '../event-handler';
import { EventWork } from '../event-work';
import { JobQueue } from '../job-queue';
import { JobRunner } from '../job-runner';
import { JobRunnerModule } from '../messaging.module';
import { OutboxRelay } from '../outbox-relay';
import { eventually } from './index';

const heard = new Map<string, number>();
const trouble = { left: 0 };

@Injectable()
class Listener extends EventHandler {
  readonly name = 'delivery-suite';
  readonly types = ['suite.happened.v1'];
  async handle(tx: Tx, message: OutboxMessage): Promise<void> {
    await tx.rows('SELECT 1');
    if (trouble.left > 0) {
      trouble.left -= 1;
      throw new Error('trouble on the way');
    }
    heard.set(message.id, (heard.get(message.id) ?? 0) + 1);
  }
}

const works = { begun: 0, done: 0, fail: 0, gate: Promise.resolve() };

@Injectable()
class LongListener extends EventWork {
  readonly name = 'delivery-suite-long';
  readonly types = ['suite.long.v1'];
  async work(): Promise<void> {
    works.begun += 1;
    await works.gate;
    if (works.fail > 0) {
      works.fail -= 1;
      throw new Error('trouble in long work');
    }
    works.done += 1;
  }
}

@Module({ imports: [PersistenceModule, JobRunnerModule], providers: [Listener, LongListener] })
class SuiteModule {}

/** What must hold for events on either backend of the queue. */
export function deliverySuite(
  backend: string,
  environment: (database: TestDatabase) => Promise<Record<string, string>>,
  loseMaster?: () => Promise<void>,
): void {
  describe(`events over ${backend}`, () => {
    let database: TestDatabase;
    let platform: Platform;
    let tenantId: TenantId;
    let worker: Awaited<ReturnType<typeof NestFactory.createApplicationContext>>;

    const announce = (count: number, type = 'suite.happened.v1') =>
      platform.uow.run(anActor({ tenantId }), async (tx) =>
        tx.announce(...Array.from({ length: count }, () => ({ type, payload: { id: newId() } }))),
      );
    const startWorker = async () => {
      const app = await NestFactory.createApplicationContext(SuiteModule, { logger: false });
      await app.get(JobRunner).start();
      return app;
    };
    const unhandled = async () =>
      (await database.owner('SELECT count(*)::int AS n FROM messaging.outbox_message WHERE handled_at IS NULL'))[0].n;

    beforeAll(async () => {
      database = await openTestDatabase();
      platform = await openPlatform(database.appUrl);
      tenantId = await aTenant(platform);
      const keys = { DATA_KEY: randomBytes(32).toString('base64'), AUDIT_KEY: randomBytes(32).toString('base64') };
      Object.assign(process.env, { APP_DATABASE_URL: database.appUrl, ...keys }, await environment(database));
      worker = await startWorker();
    });
    afterAll(async () => {
      await worker?.close();
      await platform?.dataSource.destroy();
      await database?.drop();
    });
    beforeEach(() => heard.clear());

    it('reach their handler once each', async () => {
      await announce(50);
      await eventually(async () => (await unhandled()) === 0);
      expect(heard.size).toBe(50);
      expect([...heard.values()].every((times) => times === 1)).toBe(true);
    });

    it('are tried again when a handler fails', async () => {
      trouble.left = 3;
      await announce(5);
      await eventually(async () => (await unhandled()) === 0);
      expect([...heard.values()]).toEqual([1, 1, 1, 1, 1]);
    });

    it('are handled once although the job came twice', async () => {
      await announce(1);
      const [message] = await database.owner('SELECT id FROM messaging.outbox_message ORDER BY id DESC LIMIT 1');
      const queue = worker.get(JobQueue);
      await Promise.all(
        [1, 2, 3].map((n) =>
          queue.add(EVENT_DISPATCH, { tenantId, messageId: message.id }, { jobId: `again-${n}-${message.id}` }),
        ),
      );
      await eventually(async () => (await unhandled()) === 0);
      expect(heard.get(message.id)).toBe(1);
    });

    it('wait for no long work, which is done once each and makes its message handled', async () => {
      let open = (): void => undefined;
      works.gate = new Promise((resolve) => (open = resolve));
      await announce(20, 'suite.long.v1');
      await announce(5);
      await eventually(async () => heard.size === 5 && works.begun > 0);
      expect(await unhandled()).toBeGreaterThanOrEqual(20);
      works.fail = 1;
      open();
      await eventually(async () => (await unhandled()) === 0);
      expect(works.done).toBe(20);
    });

    if (loseMaster)
      it('reach their handler once each although the master is lost on the way', async () => {
        await announce(20);
        await loseMaster();
        await announce(20);
        // A minute goes by, as far as the rows know: what the lost one held is handed over again.
        await eventually(async () => {
          await database.owner(
            `UPDATE messaging.outbox_message SET relayed_at = relayed_at - interval '10 seconds' WHERE handled_at IS NULL`,
          );
          return (await unhandled()) === 0;
        }, 50_000);
        expect([...heard.values()].every((times) => times === 1)).toBe(true);
        expect(heard.size).toBe(40);
      });

    it('are not lost when the queue is emptied before anybody worked on it', async () => {
      await worker.close();
      await announce(20);
      const relayOnly = await NestFactory.createApplicationContext(SuiteModule, { logger: false });
      expect(await relayOnly.get(OutboxRelay).relay()).toBe(20);
      await relayOnly.get(JobQueue).queue(EVENT_DISPATCH.queue).obliterate({ force: true });
      await relayOnly.close();
      // A minute goes by, as far as the rows know.
      await database.owner(
        `UPDATE messaging.outbox_message SET relayed_at = relayed_at - interval '2 minutes' WHERE handled_at IS NULL`,
      );
      worker = await startWorker();
      await eventually(async () => (await unhandled()) === 0);
      expect(heard.size).toBe(20);
    });
  });
}
