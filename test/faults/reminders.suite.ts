import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { newId, type TenantId } from '@app/kernel';
import { eventually } from '@app/messaging/testing';
import { DEFAULT_REMINDER_RULES } from '@app/notifications';
import { NOTIFICATION_ENTITIES, openNotifications } from '@app/notifications/testing';
import { aFederation, ORGANIZATION_ENTITIES } from '@app/organizations/testing';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../support/test-database';
import { aLateDuty } from './late-duties';

const REMINDERS = 500;
/** Workers start many times over; on a busy machine each takes its time. */
const PATIENCE_MS = 240_000;

/** What the worker's queue runs on, and the ways to empty it. */
export interface FaultyQueue {
  readonly environment: Record<string, string>;
  /** Everything that the queue holds is gone: jobs, schedules and all. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

/** What must hold of reminders when workers die and queues are emptied, on either backend. */
export function remindersUnderFaults(
  backend: string,
  openQueue: (database: TestDatabase) => Promise<FaultyQueue>,
): void {
  jest.setTimeout(PATIENCE_MS);
  describe(`reminders when things go wrong, with queues on ${backend}`, () => {
    let database: TestDatabase;
    let platform: Platform;
    let queue: FaultyQueue;
    let tenantId: TenantId;
    let environment: NodeJS.ProcessEnv;
    const running = new Set<ChildProcess>();

    beforeAll(async () => {
      database = await openTestDatabase();
      queue = await openQueue(database);
      platform = await openPlatform(database.appUrl, [...ORGANIZATION_ENTITIES, ...NOTIFICATION_ENTITIES]);
      const { dataKey: DATA_KEY, auditKey: AUDIT_KEY } = platform.keys;
      environment = { ...process.env, APP_DATABASE_URL: database.appUrl, DATA_KEY, AUDIT_KEY, ...queue.environment };
    });
    afterAll(async () => {
      for (const worker of running) await kill(worker);
      await queue.close();
      await platform.dataSource.destroy();
      await database.drop();
    });

    async function startWorker(): Promise<ChildProcess> {
      const worker = fork(path.join(__dirname, 'run-typescript.cjs'), ['./reminder-worker.ts'], {
        env: environment,
        execArgv: [],
      });
      running.add(worker);
      worker.once('exit', () => running.delete(worker));
      await new Promise<void>((resolve, reject) => {
        worker.once('message', () => resolve());
        worker.once('exit', (code) => reject(new Error(`the worker ended with ${code}`)));
      });
      return worker;
    }
    const ended = (worker: ChildProcess, signal: NodeJS.Signals): Promise<void> =>
      new Promise((resolve) => {
        worker.once('exit', () => resolve());
        worker.kill(signal);
      });
    const kill = (worker: ChildProcess): Promise<void> => ended(worker, 'SIGKILL');

    const count = async (sql: string): Promise<number> =>
      (await database.owner(`SELECT count(*)::int AS n FROM ${sql}`, [tenantId]))[0].n;
    const told = () => count('notifications.message WHERE tenant_id = $1');
    const untilTold = (messages: number) => eventually(async () => (await told()) >= messages, PATIENCE_MS / 2);

    /** One reminder each, due a while ago. */
    async function planReminders(): Promise<void> {
      const federation = await aFederation(platform);
      tenantId = federation.tenantId;
      const onlyOverdue = { unclaimedAfterWorkingDays: null, beforeDeadline: [], onDeadline: false, escalations: [] };
      await database.owner(
        `INSERT INTO notifications.reminder_rules (tenant_id, id, union_id, valid_from, rules, created_at)
         VALUES ($1, $2, $3, '2000-01-01', $4, now())`,
        [tenantId, newId(), federation.rootId, JSON.stringify({ ...DEFAULT_REMINDER_RULES, ...onlyOverdue })],
      );
      const { reminders } = openNotifications(platform);
      await platform.uow.run(federation.system, async (tx) => {
        for (let i = 0; i < REMINDERS; i++)
          await reminders.reconcile(tx, aLateDuty(newId(), federation.rootId, tx.now));
      });
    }

    const everyoneToldOnce = async (): Promise<void> => {
      expect(await count(`notifications.reminder WHERE tenant_id = $1 AND status = 'sent' AND attempts = 1`)).toBe(
        REMINDERS,
      );
      expect(await told()).toBe(REMINDERS);
      const doubled = await database.owner(
        `SELECT recipient_account_id FROM notifications.message WHERE tenant_id = $1
         GROUP BY recipient_account_id HAVING count(*) <> 1`,
        [tenantId],
      );
      expect(doubled).toEqual([]);
      expect(await count('notifications.delivery WHERE tenant_id = $1')).toBe(REMINDERS);
      expect(await count(`messaging.outbox_message WHERE tenant_id = $1 AND type = 'reminder.sent.v1'`)).toBe(
        REMINDERS,
      );
    };

    it('each reaches its person once, although workers are killed in the middle of it', async () => {
      await planReminders();
      for (const messages of [20, 150, 300]) {
        const worker = await startWorker();
        await untilTold(messages);
        await kill(worker);
      }
      expect(await told()).toBeLessThan(REMINDERS);
      const worker = await startWorker();
      await untilTold(REMINDERS);
      await ended(worker, 'SIGTERM');
      await everyoneToldOnce();
    });

    it('each reaches its person once, although the queue is emptied while two workers run, and before', async () => {
      await planReminders();
      const first = await startWorker();
      await untilTold(20);
      await kill(first);
      await queue.empty();
      const workers = [await startWorker(), await startWorker()];
      for (const messages of [100, 200, 300]) {
        await untilTold(messages);
        await queue.empty();
      }
      expect(await told()).toBeLessThan(REMINDERS);
      await untilTold(REMINDERS);
      for (const worker of workers) await ended(worker, 'SIGTERM');
      await everyoneToldOnce();
    });
  });
}
