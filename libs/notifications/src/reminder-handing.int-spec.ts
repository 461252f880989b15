import { addDays } from '@app/kernel';
import { JobQueue, QueueSettings } from '@app/messaging';
import { TODAY, ReminderScene } from './testing/reminder-scene';

const sorted = (texts: readonly string[]): string[] => [...texts].sort((a, b) => a.localeCompare(b));

let scene: ReminderScene;
beforeAll(async () => {
  scene = await ReminderScene.create();
});
afterAll(() => scene.close());
beforeEach(() => scene.anew());

describe('handing over to the queue', () => {
  it('hands over what is due, in portions, each reminder once', async () => {
    const duty = await scene.reconcile(scene.aLateDuty());
    await scene.reconcile(scene.aLateDuty({ openedAt: new Date(), deadlineOn: addDays(TODAY, 40) }));
    const due = (await scene.rowsOf(duty)).map((row) => row.id as string);
    const dispatch = scene.dispatchWith({ batch: 4, chunk: 3 });
    expect(await dispatch.dispatch(scene.tenantId)).toBe(due.length);
    expect(sorted(await scene.handedOver())).toEqual(sorted(due));
    expect(await dispatch.dispatch(scene.tenantId)).toBe(0);
  });

  it('several dispatchers at once share the work', async () => {
    const counts = [];
    for (let i = 0; i < 6; i++) counts.push((await scene.rowsOf(await scene.reconcile(scene.aLateDuty()))).length);
    const all = counts.reduce((sum, count) => sum + count, 0);
    const dispatch = scene.dispatchWith({ batch: 5, chunk: 2 });
    const handed = await Promise.all(Array.from({ length: 4 }, () => dispatch.dispatch(scene.tenantId)));
    // One that found all rows held by others ends early; the next round takes what is left.
    const rest = await dispatch.dispatch(scene.tenantId);
    expect(handed.reduce((sum, count) => sum + count, rest)).toBe(all);
    const ids = await scene.handedOver();
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(all);
  });

  it('what was handed over and not sent for a minute is handed over again', async () => {
    const duty = await scene.reconcile(scene.aLateDuty());
    const count = (await scene.rowsOf(duty)).length;
    const dispatch = scene.dispatchWith();
    expect(await dispatch.dispatch(scene.tenantId)).toBe(count);
    await scene.claimedSecondsAgo(50);
    expect(await dispatch.dispatch(scene.tenantId)).toBe(0);
    await scene.claimedSecondsAgo(61);
    expect(await dispatch.dispatch(scene.tenantId)).toBe(count);
  });

  it('no more is handed over, nor again, while the workers are behind', async () => {
    await scene.reconcile(scene.aLateDuty());
    await scene.queue.queue('reminders').drain();
    const dispatch = scene.dispatchWith({ batch: 1, chunk: 1, mostWaiting: 2 });
    expect(await dispatch.dispatch(scene.tenantId)).toBe(2);
    await scene.claimedSecondsAgo(61);
    expect(await dispatch.dispatch(scene.tenantId)).toBe(0);
    expect(await scene.handedOver()).toHaveLength(2);
  });

  it('a queue that takes nothing leaves everything due', async () => {
    const duty = await scene.reconcile(scene.aLateDuty());
    const nowhere = new JobQueue(
      Object.assign(new QueueSettings(), { databaseUrl: 'postgres://nobody:wrong@127.0.0.1:1/none' }),
    );
    await expect(scene.dispatchWith({}, nowhere).dispatch(scene.tenantId)).rejects.toThrow();
    await nowhere.onApplicationShutdown().catch(() => undefined);
    expect(await scene.dispatchWith().dispatch(scene.tenantId)).toBe((await scene.rowsOf(duty)).length);
  });
});
