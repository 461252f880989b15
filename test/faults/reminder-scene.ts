import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { newId, type TenantId, type UnionId } from '@app/kernel';
import { IDENTITY_ENTITIES } from '@app/identity/testing';
import { eventually } from '@app/messaging/testing';
import { DEFAULT_REMINDER_RULES } from '@app/notifications';
import { EMAIL_PURPOSE } from '../../libs/notifications/src/data/preference.entity';
import { NOTIFICATION_ENTITIES, openNotifications } from '@app/notifications/testing';
import { aFederation } from '@app/organizations/testing';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../support/test-database';
import { openTestMailServer, type TestMailServer } from '../support/test-mail-server';
import { aLateDuty } from './late-duties';

/** What the workers' queues run on. */
export interface FaultyQueue {
  readonly environment: Record<string, string>;
  /** Everything that the queue holds is gone: jobs, schedules and all. */
  empty(): Promise<void>;
  /** It is gone with all that it holds, and back after so long; only where the queue is a server of its own. */
  vanish?(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** Reminders planned in one transaction. */
const PORTION = 500;

/** A database with reminders that are due, and real worker processes that come and go. */
export class ReminderScene {
  private readonly running = new Set<ChildProcess>();
  private tenantId: TenantId;

  private constructor(
    private readonly database: TestDatabase,
    private readonly platform: Platform,
    readonly queue: FaultyQueue,
    readonly mail: TestMailServer,
    private readonly patienceMs: number,
  ) {}

  static async open(openQueue: (database: TestDatabase) => Promise<FaultyQueue>, patienceMs: number) {
    const database = await openTestDatabase();
    const platform = await openPlatform(database.appUrl, [...IDENTITY_ENTITIES, ...NOTIFICATION_ENTITIES]);
    return new ReminderScene(database, platform, await openQueue(database), await openTestMailServer(), patienceMs);
  }

  async close(): Promise<void> {
    for (const worker of this.running) await this.end(worker, 'SIGKILL');
    await this.queue.close();
    await this.mail.stop();
    await this.platform.dataSource.destroy();
    await this.database.drop();
  }

  /** A new federation with so many reminders of different duties, all due a while ago. */
  async plan(count: number): Promise<void> {
    const { tenantId, rootId, system } = await aFederation(this.platform);
    this.tenantId = tenantId;
    const onlyOverdue = {
      unclaimedAfterWorkingDays: null,
      beforeDeadline: [],
      onDeadline: false,
      escalations: [],
      quiet: null,
    };
    await this.database.owner(
      `INSERT INTO notifications.reminder_rules (tenant_id, id, union_id, valid_from, rules, created_at)
       VALUES ($1, $2, $3, '2000-01-01', $4, now())`,
      [tenantId, newId(), rootId, JSON.stringify({ ...DEFAULT_REMINDER_RULES, ...onlyOverdue })],
    );
    const { reminders } = openNotifications(this.platform);
    const ids = Array.from({ length: count }, () => newId());
    await this.appoint(ids, rootId);
    for (let start = 0; start < count; start += PORTION)
      await this.platform.uow.run(system, async (tx) => {
        for (const id of ids.slice(start, start + PORTION))
          await reminders.reconcile(tx, aLateDuty(id, rootId, tx.now));
      });
  }

  /** An account of the same number for each duty, of somebody who wants mail. */
  private async appoint(ids: readonly string[], unionId: UnionId): Promise<void> {
    this.mail.mails.length = 0;
    await this.database.owner(
      `INSERT INTO identity.account (tenant_id, id, version, union_id, login, display_name, password_hash,
         must_change_password, password_set_at, status, created_at)
       SELECT $1, id, 1, $2, id::text, '测试人员', 'none', FALSE, now(), 'active', now() FROM unnest($3::uuid[]) AS a(id)`,
      [this.tenantId, unionId, ids],
    );
    const sealed = ids.map((id) => this.platform.vault.seal(this.tenantId, EMAIL_PURPOSE, `${id}@example.org`));
    await this.database.owner(
      `INSERT INTO notifications.preference (tenant_id, id, version, email_sealed, by_email, by_sms, daily, updated_at)
       SELECT $1, p.id, 1, p.sealed, TRUE, FALSE, FALSE, now() FROM unnest($2::uuid[], $3::bytea[]) AS p(id, sealed)`,
      [this.tenantId, ids, sealed],
    );
  }

  async startWorker(): Promise<ChildProcess> {
    const { dataKey: DATA_KEY, auditKey: AUDIT_KEY } = this.platform.keys;
    const own = {
      ...{ APP_DATABASE_URL: this.database.appUrl, DATA_KEY, AUDIT_KEY, SMTP_URL: this.mail.url },
      ...this.queue.environment,
    };
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

  /** How far everything is: what was told inside the app, and what the mail server took. */
  async untilDone(share: number, reminders: number): Promise<void> {
    const wanted = share * 2 * reminders;
    await eventually(async () => (await this.told()) + this.mail.mails.length >= wanted, this.patienceMs);
  }

  /** Until nothing waits to be sent any more. */
  untilSent(): Promise<void> {
    return eventually(
      async () =>
        (await this.count(`notifications.reminder WHERE tenant_id = $1 AND status IN ('due','failed')`)) === 0 &&
        (await this.count(`notifications.sending WHERE tenant_id = $1 AND status <> 'sent'`)) === 0,
      this.patienceMs,
    );
  }

  /**
   * Figures that all have to be the number of reminders planned. A letter that was on its way when its worker was killed
   * comes again under the same id, by which the server knows it: what lies in the boxes is counted by id.
   */
  async figures(): Promise<Record<'sent' | 'messages' | 'people' | 'mailed' | 'letters' | 'boxes', number>> {
    return {
      sent: await this.count(`notifications.reminder WHERE tenant_id = $1 AND status = 'sent' AND attempts = 1`),
      messages: await this.told(),
      people: await this.count(
        '(SELECT DISTINCT recipient_account_id FROM notifications.message WHERE tenant_id = $1) told',
      ),
      mailed: await this.count(`notifications.sending WHERE tenant_id = $1 AND status = 'sent'`),
      letters: new Set(this.mail.mails.map(({ messageId, to }) => `${messageId} ${to}`)).size,
      boxes: new Set(this.mail.mails.map(({ to }) => to)).size,
    };
  }

  private async count(from: string): Promise<number> {
    const [row] = await this.database.owner(`SELECT count(*)::int AS n FROM ${from}`, [this.tenantId]);
    return row.n;
  }
}
