import { type AccountId, type Actor, addDays, civilDateIn, newId, type TenantId, type UnionId } from '@app/kernel';
import { JobQueue, QueueSettings } from '@app/messaging';
import { aFederation, aUnion, ORGANIZATION_ENTITIES } from '@app/organizations/testing';
import { anActor, openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { REMINDER_DELIVERY, ReminderDispatch } from './app/reminder-dispatch';
import { ReminderPace } from './app/reminder-pace';
import { DEFAULT_REMINDER_RULES, type RecipientKind, type RemindedSubject, ReminderSubject } from './index';
import { aSubject, NOTIFICATION_ENTITIES, type OpenNotifications, openNotifications } from './testing';

const today = civilDateIn('Asia/Shanghai', new Date());
const LONG_AGO = addDays(today, -60);

const sorted = (texts: readonly string[]): string[] => [...texts].sort((a, b) => a.localeCompare(b));

/** Duties that a spec keeps in memory. */
class Duties extends ReminderSubject {
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

describe('reminders on PostgreSQL', () => {
  let database: TestDatabase;
  let platform: Platform;
  let open: OpenNotifications;
  let tenantId: TenantId;
  let rootId: UnionId;
  let unionId: UnionId;
  let system: Actor;
  let duties: Duties;
  let queue: JobQueue;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [...ORGANIZATION_ENTITIES, ...NOTIFICATION_ENTITIES]);
    queue = new JobQueue(Object.assign(new QueueSettings(), { databaseUrl: database.queueUrl }));
  });
  afterAll(async () => {
    await queue.onApplicationShutdown();
    await platform.dataSource.destroy();
    await database.drop();
  });
  beforeEach(async () => {
    duties = new Duties();
    open = openNotifications(platform, [duties]);
    ({ tenantId, rootId, system } = await aFederation(platform));
    unionId = await aUnion(platform, tenantId, rootId);
  });

  /** A duty that was due long ago and waits for its assignee: everything planned for it is ready. */
  const aLateDuty = (overrides: Partial<RemindedSubject> = {}): RemindedSubject => {
    const opened = {
      openedAt: new Date(`${LONG_AGO}T01:00:00Z`),
      openedOn: LONG_AGO,
      deadlineOn: addDays(LONG_AGO, 5),
    };
    const duty = aSubject({ unionId, ...opened, ...overrides });
    duties.known.set(duty.id, duty);
    return duty;
  };
  const reconcile = async (duty: RemindedSubject): Promise<RemindedSubject> => {
    duties.known.set(duty.id, duty);
    await platform.uow.run(system, (tx) => open.reminders.reconcile(tx, duty));
    return duty;
  };
  const rowsOf = (duty: RemindedSubject) =>
    platform.uow.read(system, (tx) => open.reminders.listFor(tx, 'visit-duty', duty.id));
  const inWords = async (duty: RemindedSubject) =>
    (await rowsOf(duty)).map((row) => `${row.kind} → ${row.recipient}: ${row.status}`);
  const messagesOf = (tenant = tenantId) =>
    database.owner('SELECT * FROM notifications.message WHERE tenant_id = $1 ORDER BY id', [tenant]);
  const sendAll = async (duty: RemindedSubject) => {
    for (const row of await rowsOf(duty)) await open.sender.send(tenantId, row.id);
  };
  const dispatchWith = (pace: Partial<ReminderPace> = {}, to = queue) =>
    new ReminderDispatch(platform.uow, to, Object.assign(new ReminderPace(), pace));
  const handedOver = async (tenant = tenantId): Promise<string[]> => {
    const jobs = await queue.queue(REMINDER_DELIVERY.queue).getJobs(['waiting', 'prioritized']);
    return jobs.filter((job) => job.data.tenantId === tenant).flatMap((job) => job.data.reminderIds as string[]);
  };
  const claimedSecondsAgo = (seconds: number) =>
    database.owner(
      `UPDATE notifications.reminder SET claimed_at = now() - $2 * interval '1 second' WHERE tenant_id = $1`,
      [tenantId, seconds],
    );

  it('leaves the schema builder nothing to do', async () => {
    const log = await platform.dataSource.driver.createSchemaBuilder().log();
    const own = log.upQueries.map(({ query }) => query).filter((query) => query.includes('"notifications"'));
    // Foreign keys stand in the migration alone.
    expect(own.filter((query) => !/DROP CONSTRAINT ".*_fkey"/.test(query))).toEqual([]);
  });

  describe('what is due follows the subject', () => {
    it('an open duty gets every reminder of the rules; asking again adds nothing', async () => {
      const duty = await reconcile(aLateDuty({ waits: 'unassigned' }));
      const expected = [
        'unclaimed → dispatcher: due',
        'before-deadline → dispatcher: due',
        'on-deadline → dispatcher: due',
        'overdue → dispatcher: due',
        'escalation → vice-chair: due',
        'escalation → chair: due',
        'escalation → superior: due',
      ];
      expect(sorted(await inWords(duty))).toEqual(sorted(expected));
      const before = await rowsOf(duty);
      await reconcile(duty);
      expect(await rowsOf(duty)).toEqual(before);
    });

    it('given to somebody, the reminders go to him', async () => {
      const duty = await reconcile(aLateDuty({ waits: 'unassigned' }));
      await reconcile({ ...duty, waits: 'accepted' });
      const words = await inWords(duty);
      expect(words).toContain('overdue → dispatcher: superseded');
      expect(words).toContain('unclaimed → dispatcher: superseded');
      expect(words).toContain('overdue → assignee: due');
      expect(words).toContain('escalation → chair: due');
    });

    it('given back, the earlier reminders come to life again and nothing is doubled', async () => {
      const duty = await reconcile(aLateDuty({ waits: 'unassigned' }));
      const before = await inWords(duty);
      await reconcile({ ...duty, waits: 'accepted' });
      await reconcile({ ...duty, waits: 'unassigned' });
      expect(sorted((await inWords(duty)).filter((line) => line.endsWith('due')))).toEqual(sorted(before));
    });

    it('a deadline that moves takes the reminders along', async () => {
      const duty = await reconcile(aLateDuty());
      const moved = await reconcile({ ...duty, deadlineOn: addDays(today, 30) });
      const due = (await rowsOf(moved)).filter((row) => row.status === 'due');
      expect(due.length).toBeGreaterThan(3);
      expect(due.every((row) => row.dueAt.getTime() > Date.now())).toBe(true);
    });

    it('an ended duty has nothing due any more, and may be taken up again', async () => {
      const duty = await reconcile(aLateDuty());
      await reconcile({ ...duty, waits: 'ended' });
      expect(new Set((await rowsOf(duty)).map((row) => row.status))).toEqual(new Set(['cancelled']));
      await reconcile({ ...duty, waits: 'accepted' });
      expect(new Set((await rowsOf(duty)).map((row) => row.status))).toEqual(new Set(['due']));
    });

    it('cancelling is for that subject and that type', async () => {
      const [duty, other] = [await reconcile(aLateDuty()), await reconcile(aLateDuty())];
      await platform.uow.run(system, async (tx) => {
        await open.reminders.cancelFor(tx, 'visit-duty', duty.id);
        await open.reminders.cancelFor(tx, 'disbursement', other.id);
      });
      expect((await rowsOf(duty)).every((row) => row.status === 'cancelled')).toBe(true);
      expect((await rowsOf(other)).every((row) => row.status === 'due')).toBe(true);
    });

    it('nothing is planned when the change of the subject is not kept', async () => {
      const duty = aLateDuty();
      const failing = platform.uow.run(system, async (tx) => {
        await open.reminders.reconcile(tx, duty);
        throw new Error('stop');
      });
      await expect(failing).rejects.toThrow('stop');
      expect(await rowsOf(duty)).toEqual([]);
    });

    it('two that plan the same duty at once make each reminder once', async () => {
      const duty = aLateDuty();
      await Promise.all([reconcile(duty), reconcile(duty), reconcile(duty)]);
      const rows = await rowsOf(duty);
      expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length);
    });
  });

  describe('sending', () => {
    const [officer, chair, viceChair] = [newId(), newId(), newId()] as AccountId[];
    beforeEach(() => {
      duties.parts.set('assignee', [officer!, officer!]);
      duties.parts.set('chair', [chair!]);
      duties.parts.set('vice-chair', [viceChair!, chair!]);
      duties.parts.set('superior', []);
    });

    it('tells everybody who plays the part, once, marks it and announces it', async () => {
      const duty = await reconcile(aLateDuty());
      await sendAll(duty);
      await sendAll(duty);
      const messages = await messagesOf();
      expect(sorted(messages.map((row) => `${row.template} ${row.recipient_account_id}`))).toEqual(
        sorted([
          `reminder.escalation ${chair}`,
          `reminder.escalation ${viceChair}`,
          `reminder.escalation ${chair}`,
          `reminder.overdue ${officer}`,
        ]),
      );
      const [overdue] = messages.filter((row) => row.template === 'reminder.overdue');
      expect(overdue).toMatchObject({
        title: '有一件走访晚了',
        link: duty.link,
        read_at: null,
        parameters: { matter: 'visit-duty', deadlineOn: duty.deadlineOn, today },
      });
      const log = await database.owner('SELECT * FROM notifications.delivery WHERE tenant_id = $1', [tenantId]);
      expect(sorted(log.map((row) => row.message_key))).toEqual(sorted(messages.map((row) => row.message_key)));
      expect(new Set(log.map((row) => `${row.channel} ${row.result}`))).toEqual(new Set(['in-app delivered']));
      const events = await database.owner(
        `SELECT payload FROM messaging.outbox_message WHERE tenant_id = $1 AND type = $2`,
        [tenantId, 'reminder.sent.v1'],
      );
      expect(sorted(events.map(({ payload }) => payload.kind))).toEqual(['escalation', 'escalation']);
      expect(events[0].payload).toMatchObject({ subjectType: 'visit-duty', subjectId: duty.id });
    });

    it('what only makes sense before the deadline is not sent after it', async () => {
      const duty = await reconcile(aLateDuty());
      await sendAll(duty);
      const words = await inWords(duty);
      expect(words).toContain('before-deadline → assignee: superseded');
      expect(words).toContain('on-deadline → assignee: superseded');
      expect(words).toContain('overdue → assignee: sent');
    });

    it('ten workers that send the same reminder at once send it once', async () => {
      const duty = await reconcile(aLateDuty());
      const row = (await rowsOf(duty)).find(({ kind }) => kind === 'overdue')!;
      await Promise.all(Array.from({ length: 10 }, () => open.sender.send(tenantId, row.id)));
      expect(await messagesOf()).toHaveLength(1);
      expect((await rowsOf(duty)).find(({ id }) => id === row.id)).toMatchObject({ status: 'sent', attempts: 1 });
    });

    it('a duty that ended, or is gone, is not reminded of', async () => {
      const duty = await reconcile(aLateDuty());
      duties.known.set(duty.id, { ...duty, waits: 'ended' });
      const gone = await reconcile(aLateDuty());
      duties.known.delete(gone.id);
      await sendAll(duty);
      await sendAll(gone);
      expect(await messagesOf()).toEqual([]);
      for (const one of [duty, gone]) expect((await rowsOf(one)).every((row) => row.status === 'cancelled')).toBe(true);
    });

    it('what is not due yet stays', async () => {
      const duty = await reconcile(aLateDuty({ deadlineOn: addDays(today, 30) }));
      const later = (await rowsOf(duty)).filter((row) => row.dueAt.getTime() > Date.now());
      await sendAll(duty);
      expect(later.length).toBeGreaterThan(0);
      expect((await rowsOf(duty)).filter((row) => row.status === 'due')).toEqual(later);
    });

    it('without anybody to tell it is tried again later, and goes out once somebody is appointed', async () => {
      const duty = await reconcile(aLateDuty());
      const escalation = (await rowsOf(duty)).find(({ recipient }) => recipient === 'superior')!;
      await open.sender.send(tenantId, escalation.id);
      const [failed] = (await rowsOf(duty)).filter(({ id }) => id === escalation.id);
      expect(failed).toMatchObject({ status: 'failed', failure: 'no-recipient', attempts: 1 });
      expect(failed!.retryAt!.getTime()).toBeGreaterThan(Date.now());
      duties.parts.set('superior', [chair!]);
      await open.sender.send(tenantId, escalation.id);
      expect(await messagesOf()).toEqual([]);
      await database.owner(`UPDATE notifications.reminder SET retry_at = now() WHERE id = $1`, [escalation.id]);
      await open.sender.send(tenantId, escalation.id);
      expect(await messagesOf()).toHaveLength(1);
      expect((await rowsOf(duty)).find(({ id }) => id === escalation.id)).toMatchObject({
        status: 'sent',
        failure: null,
      });
    });

    it('a failure in the middle leaves neither message nor mark', async () => {
      const duty = await reconcile(aLateDuty());
      const row = (await rowsOf(duty)).find(({ kind }) => kind === 'overdue')!;
      duties.broken = duty.id;
      await expect(open.sender.send(tenantId, row.id)).rejects.toThrow('stop');
      expect(await messagesOf()).toEqual([]);
      expect((await rowsOf(duty)).find(({ id }) => id === row.id)).toMatchObject({ status: 'due', attempts: 0 });
    });

    it('a subject whose lib is not loaded waits', async () => {
      const duty = await reconcile(aLateDuty());
      const [row] = await rowsOf(duty);
      await expect(openNotifications(platform).sender.send(tenantId, row!.id)).rejects.toThrow('visit-duty');
      expect((await rowsOf(duty))[0]).toMatchObject({ status: 'due' });
    });
  });

  describe('handing over to the queue', () => {
    it('hands over what is due, in portions, each reminder once', async () => {
      const duty = await reconcile(aLateDuty());
      await reconcile(aLateDuty({ openedAt: new Date(), deadlineOn: addDays(today, 40) }));
      const due = (await rowsOf(duty)).map((row) => row.id as string);
      const dispatch = dispatchWith({ batch: 4, chunk: 3 });
      expect(await dispatch.dispatch(tenantId)).toBe(due.length);
      expect(sorted(await handedOver())).toEqual(sorted(due));
      expect(await dispatch.dispatch(tenantId)).toBe(0);
    });

    it('several dispatchers at once share the work', async () => {
      const counts = [];
      for (let i = 0; i < 6; i++) counts.push((await rowsOf(await reconcile(aLateDuty()))).length);
      const all = counts.reduce((sum, count) => sum + count, 0);
      const dispatch = dispatchWith({ batch: 5, chunk: 2 });
      const handed = await Promise.all(Array.from({ length: 4 }, () => dispatch.dispatch(tenantId)));
      // One that found all rows held by others ends early; the next round takes what is left.
      const rest = await dispatch.dispatch(tenantId);
      expect(handed.reduce((sum, count) => sum + count, rest)).toBe(all);
      const ids = await handedOver();
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toHaveLength(all);
    });

    it('what was handed over and not sent for a minute is handed over again', async () => {
      const duty = await reconcile(aLateDuty());
      const count = (await rowsOf(duty)).length;
      const dispatch = dispatchWith();
      expect(await dispatch.dispatch(tenantId)).toBe(count);
      await claimedSecondsAgo(50);
      expect(await dispatch.dispatch(tenantId)).toBe(0);
      await claimedSecondsAgo(61);
      expect(await dispatch.dispatch(tenantId)).toBe(count);
    });

    it('a queue that takes nothing leaves everything due', async () => {
      const duty = await reconcile(aLateDuty());
      const nowhere = new JobQueue(
        Object.assign(new QueueSettings(), { databaseUrl: 'postgres://nobody:wrong@127.0.0.1:1/none' }),
      );
      await expect(dispatchWith({}, nowhere).dispatch(tenantId)).rejects.toThrow();
      await nowhere.onApplicationShutdown().catch(() => undefined);
      expect(await dispatchWith().dispatch(tenantId)).toBe((await rowsOf(duty)).length);
    });
  });

  describe('rules of reminding', () => {
    const quiet = {
      ...DEFAULT_REMINDER_RULES,
      beforeDeadline: [],
      onDeadline: false,
      afterDeadline: [2],
      escalations: [],
    };
    const manager = (union: UnionId) =>
      anActor({ tenantId, grants: [{ unionId: union, permissions: ['reminder-rules:manage'] }] });
    const setSince = (union: UnionId, validFrom: string, rules: object) =>
      database.owner(
        `INSERT INTO notifications.reminder_rules (tenant_id, id, union_id, valid_from, rules, created_at)
         VALUES ($1, $2, $3, $4, $5, now())`,
        [tenantId, newId(), union, validFrom, JSON.stringify(rules)],
      );

    it('the nearest union above that set rules decides, by the day on which the subject was opened', async () => {
      await setSince(rootId, addDays(LONG_AGO, -10), quiet);
      await setSince(unionId, addDays(LONG_AGO, 1), { ...quiet, afterDeadline: [3, 4] });
      expect(await inWords(await reconcile(aLateDuty()))).toEqual(['overdue → assignee: due']);
      const later = aLateDuty({ openedOn: addDays(LONG_AGO, 1) });
      expect(await inWords(await reconcile(later))).toEqual(['overdue → assignee: due', 'overdue → assignee: due']);
    });

    it('new rules hold from their day on, for the union and those below, and are on record', async () => {
      const actor = manager(rootId);
      await open.rules.set(actor, rootId, quiet, today);
      const current = await open.rules.current(manager(unionId), unionId);
      expect(current).toEqual({ rules: quiet, setBy: rootId, validFrom: today });
      const [entry] = await database.owner(`SELECT * FROM audit.audit_entry WHERE account_id = $1`, [actor.accountId]);
      expect(entry).toMatchObject({
        action: 'reminder-rules.set',
        union_id: rootId,
        detail: { validFrom: [null, today] },
      });
    });

    it.each([
      ['from yesterday on', () => open.rules.set(manager(rootId), rootId, quiet, addDays(today, -1)), '从今天或以后'],
      ['by who has no say above', () => open.rules.set(manager(unionId), rootId, quiet, today), ''],
      [
        'with a time that no clock shows',
        () => open.rules.set(manager(rootId), rootId, { ...quiet, clock: '25:00' }, today),
        '09:00',
      ],
    ])('are refused %s', async (_, setting, words) => {
      await expect(setting()).rejects.toThrow(words);
      expect((await open.rules.current(manager(rootId), rootId)).setBy).toBeNull();
    });
  });

  describe('direct messages', () => {
    const [first, second] = [newId(), newId()] as AccountId[];
    const waiting = (key = 'approval:one') =>
      ({
        to: [first!, second!, first!],
        template: 'approval.waiting',
        parameters: { count: 2 },
        link: '/approvals/one',
        key,
      }) as const;

    it('reach each account once, however often they are sent', async () => {
      for (let i = 0; i < 3; i++) await platform.uow.run(system, (tx) => open.messages.send(tx, waiting()));
      await platform.uow.run(system, (tx) => open.messages.send(tx, { ...waiting(), to: [] }));
      const messages = await messagesOf();
      expect(sorted(messages.map((row) => row.recipient_account_id))).toEqual(sorted([first!, second!]));
      expect(messages[0]).toMatchObject({ body: '有 2 件申请等您审批,打开就能办。', link: '/approvals/one' });
    });

    it('are not there when what they tell of was not kept', async () => {
      const failing = platform.uow.run(system, async (tx) => {
        await open.messages.send(tx, waiting());
        throw new Error('stop');
      });
      await expect(failing).rejects.toThrow('stop');
      expect(await messagesOf()).toEqual([]);
    });

    it('of another federation are not there for this one', async () => {
      await platform.uow.run(system, (tx) => open.messages.send(tx, waiting()));
      const other = await aFederation(platform);
      await platform.uow.run(other.system, (tx) => open.messages.send(tx, waiting()));
      expect(await messagesOf()).toHaveLength(2);
      expect(await messagesOf(other.tenantId)).toHaveLength(2);
      const reader = { ...anActor({ tenantId: other.tenantId }), accountId: first! };
      expect(await open.box.countUnread(reader)).toBe(1);
    });
  });
});
