import { addDays } from '@app/kernel';
import { TODAY, ReminderScene } from './testing/reminder-scene';

const sorted = (texts: readonly string[]): string[] => [...texts].sort((a, b) => a.localeCompare(b));

let scene: ReminderScene;
beforeAll(async () => {
  scene = await ReminderScene.create();
});
afterAll(() => scene.close());
beforeEach(() => scene.anew());

it('leaves the schema builder nothing to do', async () => {
  const log = await scene.platform.dataSource.driver.createSchemaBuilder().log();
  const own = log.upQueries.map(({ query }) => query).filter((query) => query.includes('"notifications"'));
  // Foreign keys stand in the migration alone.
  expect(own.filter((query) => !/DROP CONSTRAINT ".*_fkey"/.test(query))).toEqual([]);
});

describe('what is due follows the subject', () => {
  it('an open duty gets every reminder of the rules; asking again adds nothing', async () => {
    const duty = await scene.reconcile(scene.aLateDuty({ waits: 'unassigned' }));
    const expected = [
      'unclaimed → dispatcher: due',
      'before-deadline → dispatcher: due',
      'on-deadline → dispatcher: due',
      'overdue → dispatcher: due',
      'escalation → vice-chair: due',
      'escalation → chair: due',
      'escalation → superior: due',
    ];
    expect(sorted(await scene.inWords(duty))).toEqual(sorted(expected));
    const before = await scene.rowsOf(duty);
    await scene.reconcile(duty);
    expect(await scene.rowsOf(duty)).toEqual(before);
  });

  it('given to somebody, the reminders go to him', async () => {
    const duty = await scene.reconcile(scene.aLateDuty({ waits: 'unassigned' }));
    await scene.reconcile({ ...duty, waits: 'accepted' });
    const words = await scene.inWords(duty);
    expect(words).toContain('overdue → dispatcher: superseded');
    expect(words).toContain('unclaimed → dispatcher: superseded');
    expect(words).toContain('overdue → assignee: due');
    expect(words).toContain('escalation → chair: due');
  });

  it('given back, the earlier reminders come to life again and nothing is doubled', async () => {
    const duty = await scene.reconcile(scene.aLateDuty({ waits: 'unassigned' }));
    const before = await scene.inWords(duty);
    await scene.reconcile({ ...duty, waits: 'accepted' });
    await scene.reconcile({ ...duty, waits: 'unassigned' });
    expect(sorted((await scene.inWords(duty)).filter((line) => line.endsWith('due')))).toEqual(sorted(before));
  });

  it('a deadline that moves takes the reminders along', async () => {
    const duty = await scene.reconcile(scene.aLateDuty());
    const moved = await scene.reconcile({ ...duty, deadlineOn: addDays(TODAY, 30) });
    const due = (await scene.rowsOf(moved)).filter((row) => row.status === 'due');
    expect(due.length).toBeGreaterThan(3);
    expect(due.every((row) => row.dueAt.getTime() > Date.now())).toBe(true);
  });

  it('an ended duty has nothing due any more, and may be taken up again', async () => {
    const duty = await scene.reconcile(scene.aLateDuty());
    await scene.reconcile({ ...duty, waits: 'ended' });
    expect(new Set((await scene.rowsOf(duty)).map((row) => row.status))).toEqual(new Set(['cancelled']));
    await scene.reconcile({ ...duty, waits: 'accepted' });
    expect(new Set((await scene.rowsOf(duty)).map((row) => row.status))).toEqual(new Set(['due']));
  });

  it('cancelling is for that subject and that type', async () => {
    const [duty, other] = [await scene.reconcile(scene.aLateDuty()), await scene.reconcile(scene.aLateDuty())];
    await scene.platform.uow.run(scene.system, async (tx) => {
      await scene.open.reminders.cancelFor(tx, 'visit-duty', duty.id);
      await scene.open.reminders.cancelFor(tx, 'disbursement', other.id);
    });
    expect((await scene.rowsOf(duty)).every((row) => row.status === 'cancelled')).toBe(true);
    expect((await scene.rowsOf(other)).every((row) => row.status === 'due')).toBe(true);
  });

  it('nothing is planned when the change of the subject is not kept', async () => {
    const duty = scene.aLateDuty();
    const failing = scene.platform.uow.run(scene.system, async (tx) => {
      await scene.open.reminders.reconcile(tx, duty);
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await scene.rowsOf(duty)).toEqual([]);
  });

  it('two that plan the same duty at once make each reminder once', async () => {
    const duty = scene.aLateDuty();
    await Promise.all([scene.reconcile(duty), scene.reconcile(duty), scene.reconcile(duty)]);
    const rows = await scene.rowsOf(duty);
    expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length);
  });
});
