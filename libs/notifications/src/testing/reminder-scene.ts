import { type AccountId, type Actor, addDays, civilDateIn, type TenantId, type UnionId } from '@app/kernel';
import { JobQueue, QueueSettings } from '@app/messaging';
import { aFederation, aUnion, ORGANIZATION_ENTITIES } from '@app/organizations/testing';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { REMINDER_DELIVERY, ReminderDispatch } from '../app/reminder-dispatch';
import { ReminderPace } from '../app/reminder-pace';
import { type RecipientKind, type RemindedSubject, ReminderSubject } from '../index';
import { aSubject, NOTIFICATION_ENTITIES, type OpenNotifications, openNotifications } from './index';

export const TODAY = civilDateIn('Asia/Shanghai', new Date());
export const LONG_AGO = addDays(TODAY, -60);

/** Duties that a spec keeps in memory. */
export class Duties extends ReminderSubject {
  readonly type = 'visit-duty';
  readonly words = { matter: '走访', act: '去看看' };
  readonly known = new Map<string, RemindedSubject>();
  readonly parts = new Map<RecipientKind, AccountId[]>();
  broken: string | null = null;

  async current(_: unknown, subjectId: string): Promise<RemindedSubject | null> {
    if (subjectId === this.broken) throw new Error('stop');
    return this.known.get(subjectId) ?? null;
  }
  async recipients(_: unknown, __: string, recipient: RecipientKind): Promise<AccountId[]> {
    return this.parts.get(recipient) ?? [];
  }
}

/** Reminders on a database of their own; every test has a federation of its own. */
export class ReminderScene {
  open: OpenNotifications;
  tenantId: TenantId;
  rootId: UnionId;
  unionId: UnionId;
  system: Actor;
  duties: Duties;

  private constructor(
    readonly database: TestDatabase,
    readonly platform: Platform,
    readonly queue: JobQueue,
  ) {}

  static async create(): Promise<ReminderScene> {
    const database = await openTestDatabase();
    const platform = await openPlatform(database.appUrl, [...ORGANIZATION_ENTITIES, ...NOTIFICATION_ENTITIES]);
    const settings = Object.assign(new QueueSettings(), { databaseUrl: database.queueUrl });
    return new ReminderScene(database, platform, new JobQueue(settings));
  }

  async close(): Promise<void> {
    await this.queue.onApplicationShutdown();
    await this.platform.dataSource.destroy();
    await this.database.drop();
  }

  async anew(): Promise<void> {
    this.duties = new Duties();
    this.open = openNotifications(this.platform, [this.duties]);
    Object.assign(this, await aFederation(this.platform));
    this.unionId = await aUnion(this.platform, this.tenantId, this.rootId);
  }

  /** A duty that was due long ago and waits for its assignee: everything planned for it is ready. */
  aLateDuty(overrides: Partial<RemindedSubject> = {}): RemindedSubject {
    const opened = {
      openedAt: new Date(`${LONG_AGO}T01:00:00Z`),
      openedOn: LONG_AGO,
      deadlineOn: addDays(LONG_AGO, 5),
    };
    const duty = aSubject({ unionId: this.unionId, ...opened, ...overrides });
    this.duties.known.set(duty.id, duty);
    return duty;
  }

  async reconcile(duty: RemindedSubject): Promise<RemindedSubject> {
    this.duties.known.set(duty.id, duty);
    await this.platform.uow.run(this.system, (tx) => this.open.reminders.reconcile(tx, duty));
    return duty;
  }

  rowsOf(duty: RemindedSubject) {
    return this.platform.uow.read(this.system, (tx) => this.open.reminders.listFor(tx, 'visit-duty', duty.id));
  }

  async inWords(duty: RemindedSubject): Promise<string[]> {
    return (await this.rowsOf(duty)).map((row) => `${row.kind} → ${row.recipient}: ${row.status}`);
  }

  messagesOf(tenantId = this.tenantId) {
    return this.database.owner('SELECT * FROM notifications.message WHERE tenant_id = $1 ORDER BY id', [tenantId]);
  }

  async sendAll(duty: RemindedSubject): Promise<void> {
    for (const row of await this.rowsOf(duty)) await this.open.sender.send(this.tenantId, row.id);
  }

  dispatchWith(pace: Partial<ReminderPace> = {}, to = this.queue): ReminderDispatch {
    return new ReminderDispatch(this.platform.uow, to, Object.assign(new ReminderPace(), pace));
  }

  async handedOver(tenantId = this.tenantId): Promise<string[]> {
    const jobs = await this.queue.queue(REMINDER_DELIVERY.queue).getJobs(['waiting', 'prioritized']);
    return jobs.filter((job) => job.data.tenantId === tenantId).flatMap((job) => job.data.reminderIds as string[]);
  }

  claimedSecondsAgo(seconds: number) {
    return this.database.owner(
      `UPDATE notifications.reminder SET claimed_at = now() - $2 * interval '1 second' WHERE tenant_id = $1`,
      [this.tenantId, seconds],
    );
  }
}
