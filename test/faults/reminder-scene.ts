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

/** What the workers' queues run on. */
export interface FaultyQueue {
  readonly environment: Record<string, string>;
  /** Everything that the queue holds is gone: jobs, schedules and all. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

/** A database with reminders that are due, and real worker processes that come and go. */
export class ReminderScene {
  private readonly running = new Set<ChildProcess>();
  private tenantId: TenantId;

  private constructor(
    private readonly database: TestDatabase,
    private readonly platform: Platform,
    readonly queue: FaultyQueue,
    private readonly patienceMs: number,
  ) {}

  static async open(openQueue: (database: TestDatabase) => Promise<FaultyQueue>, patienceMs: number) {
    const database = await openTestDatabase();
    const platform = await openPlatform(database.appUrl, [...ORGANIZATION_ENTITIES, ...NOTIFICATION_ENTITIES]);
    return new ReminderScene(database, platform, await openQueue(database), patienceMs);
  }

  async close(): Promise<void> {
    for (const worker of this.running) await this.end(worker, 'SIGKILL');
    await this.queue.close();
    await this.platform.dataSource.destroy();
    await this.database.drop();
  }

  /** A new federation with so many reminders of different duties, all due a while ago. */
  async plan(count: number): Promise<void> {
    const { tenantId, rootId, system } = await aFederation(this.platform);
    this.tenantId = tenantId;
    const onlyOverdue = { unclaimedAfterWorkingDays: null, beforeDeadline: [], onDeadline: false, escalations: [] };
    await this.database.owner(
      `INSERT INTO notifications.reminder_rules (tenant_id, id, union_id, valid_from, rules, created_at)
       VALUES ($1, $2, $3, '2000-01-01', $4, now())`,
      [tenantId, newId(), rootId, JSON.stringify({ ...DEFAULT_REMINDER_RULES, ...onlyOverdue })],
    );
    const { reminders } = openNotifications(this.platform);
    await this.platform.uow.run(system, async (tx) => {
      for (let i = 0; i < count; i++) await reminders.reconcile(tx, aLateDuty(newId(), rootId, tx.now));
    });
  }

  async startWorker(): Promise<ChildProcess> {
    const { dataKey: DATA_KEY, auditKey: AUDIT_KEY } = this.platform.keys;
    const own = { APP_DATABASE_URL: this.database.appUrl, DATA_KEY, AUDIT_KEY, ...this.queue.environment };
    const worker = fork(path.join(__dirname, 'run-typescript.cjs'), ['./reminder-worker.ts'], {
      env: { ...process.env, ...own },
      execArgv: [],
    });
    this.running.add(worker);
    worker.once('exit', () => this.running.delete(worker));
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve());
      worker.once('exit', (code) => reject(new Error(`the worker ended with ${code}`)));
    });
    return worker;
  }

  end(worker: ChildProcess, signal: NodeJS.Signals): Promise<void> {
    return new Promise((resolve) => {
      worker.once('exit', () => resolve());
      worker.kill(signal);
    });
  }

  /** How many messages there are. */
  told(): Promise<number> {
    return this.count('notifications.message WHERE tenant_id = $1');
  }

  untilTold(messages: number): Promise<void> {
    return eventually(async () => (await this.told()) >= messages, this.patienceMs);
  }

  /** Figures that all have to be the number of reminders planned. */
  async figures(): Promise<Record<'sent' | 'messages' | 'people' | 'deliveries', number>> {
    return {
      sent: await this.count(`notifications.reminder WHERE tenant_id = $1 AND status = 'sent' AND attempts = 1`),
      messages: await this.told(),
      people: await this.count(
        '(SELECT DISTINCT recipient_account_id FROM notifications.message WHERE tenant_id = $1) told',
      ),
      deliveries: await this.count('notifications.delivery WHERE tenant_id = $1'),
    };
  }

  private async count(from: string): Promise<number> {
    const [row] = await this.database.owner(`SELECT count(*)::int AS n FROM ${from}`, [this.tenantId]);
    return row.n;
  }
}
