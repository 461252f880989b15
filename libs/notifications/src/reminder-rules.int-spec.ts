import { type AccountId, addDays, newId, type UnionId } from '@app/kernel';
import { aFederation } from '@app/organizations/testing';
import { anActor } from '@app/persistence/testing';
import { DEFAULT_REMINDER_RULES } from './index';
import { LONG_AGO, TODAY, ReminderScene } from './testing/reminder-scene';

const sorted = (texts: readonly string[]): string[] => [...texts].sort((a, b) => a.localeCompare(b));

let scene: ReminderScene;
beforeAll(async () => {
  scene = await ReminderScene.create();
});
afterAll(() => scene.close());
beforeEach(() => scene.anew());

describe('rules of reminding', () => {
  const quiet = {
    ...DEFAULT_REMINDER_RULES,
    beforeDeadline: [],
    onDeadline: false,
    afterDeadline: [2],
    escalations: [],
  };
  const manager = (union: UnionId) =>
    anActor({ tenantId: scene.tenantId, grants: [{ unionId: union, permissions: ['reminder-rules:manage'] }] });
  const setSince = (union: UnionId, validFrom: string, rules: object) =>
    scene.database.owner(
      `INSERT INTO notifications.reminder_rules (tenant_id, id, union_id, valid_from, rules, created_at)
       VALUES ($1, $2, $3, $4, $5, now())`,
      [scene.tenantId, newId(), union, validFrom, JSON.stringify(rules)],
    );

  it('the nearest union above that set rules decides, by the day on which the subject was opened', async () => {
    await setSince(scene.rootId, addDays(LONG_AGO, -10), quiet);
    await setSince(scene.unionId, addDays(LONG_AGO, 1), { ...quiet, afterDeadline: [3, 4] });
    expect(await scene.inWords(await scene.reconcile(scene.aLateDuty()))).toEqual(['overdue → assignee: due']);
    const later = scene.aLateDuty({ openedOn: addDays(LONG_AGO, 1) });
    expect(await scene.inWords(await scene.reconcile(later))).toEqual([
      'overdue → assignee: due',
      'overdue → assignee: due',
    ]);
  });

  it('new rules hold from their day on, for the union and those below, and are on record', async () => {
    const actor = manager(scene.rootId);
    await scene.open.rules.set(actor, scene.rootId, quiet, TODAY);
    const current = await scene.open.rules.current(manager(scene.unionId), scene.unionId);
    expect(current).toEqual({ rules: quiet, setBy: scene.rootId, validFrom: TODAY });
    const [entry] = await scene.database.owner(`SELECT * FROM audit.audit_entry WHERE account_id = $1`, [
      actor.accountId,
    ]);
    expect(entry).toMatchObject({
      action: 'reminder-rules.set',
      union_id: scene.rootId,
      detail: { validFrom: [null, TODAY] },
    });
  });

  it('set again from the same day on they are corrected: the last ones count, also when everything is planned', async () => {
    const actor = manager(scene.rootId);
    for (const clock of ['08:30', '10:15', '09:45'])
      await scene.open.rules.set(actor, scene.rootId, { ...quiet, clock }, TODAY);
    const current = await scene.open.rules.current(manager(scene.unionId), scene.unionId);
    expect(current.rules.clock).toBe('09:45');
    const { rules } = await scene.platform.uow.read(scene.system, (tx) => scene.open.rules.allTerms(tx));
    expect(rules.filter(({ unionId }) => unionId === scene.rootId).map((row) => row.rules.clock)).toEqual(['09:45']);
  });

  it.each([
    [
      'from yesterday on',
      () => scene.open.rules.set(manager(scene.rootId), scene.rootId, quiet, addDays(TODAY, -1)),
      '从今天或以后',
    ],
    ['by who has no say above', () => scene.open.rules.set(manager(scene.unionId), scene.rootId, quiet, TODAY), ''],
    [
      'with a time that no clock shows',
      () => scene.open.rules.set(manager(scene.rootId), scene.rootId, { ...quiet, clock: '25:00' }, TODAY),
      '09:00',
    ],
  ])('are refused %s', async (_, setting, words) => {
    await expect(setting()).rejects.toThrow(words);
    expect((await scene.open.rules.current(manager(scene.rootId), scene.rootId)).setBy).toBeNull();
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
    for (let i = 0; i < 3; i++)
      await scene.platform.uow.run(scene.system, (tx) => scene.open.messages.send(tx, waiting()));
    await scene.platform.uow.run(scene.system, (tx) => scene.open.messages.send(tx, { ...waiting(), to: [] }));
    const messages = await scene.messagesOf();
    expect(sorted(messages.map((row) => row.recipient_account_id))).toEqual(sorted([first!, second!]));
    expect(messages[0]).toMatchObject({ body: '有 2 件申请等您审批，打开就能办。', link: '/approvals/one' });
  });

  it('are not there when what they tell of was not kept', async () => {
    const failing = scene.platform.uow.run(scene.system, async (tx) => {
      await scene.open.messages.send(tx, waiting());
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await scene.messagesOf()).toEqual([]);
  });

  it('of another federation are not there for this one', async () => {
    await scene.platform.uow.run(scene.system, (tx) => scene.open.messages.send(tx, waiting()));
    const other = await aFederation(scene.platform);
    await scene.platform.uow.run(other.system, (tx) => scene.open.messages.send(tx, waiting()));
    expect(await scene.messagesOf()).toHaveLength(2);
    expect(await scene.messagesOf(other.tenantId)).toHaveLength(2);
    const reader = { ...anActor({ tenantId: other.tenantId }), accountId: first! };
    expect(await scene.open.box.countUnread(reader)).toBe(1);
  });
});
