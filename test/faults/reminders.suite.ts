import type { TestDatabase } from '../support/test-database';
import { type FaultyQueue, ReminderScene } from './reminder-scene';

const REMINDERS = 500;
const EACH_ONCE = { sent: REMINDERS, messages: REMINDERS, people: REMINDERS, deliveries: REMINDERS };
/** Workers start many times over; on a busy machine each takes its time. */
const PATIENCE_MS = 240_000;

/** What must hold of reminders when workers die and queues are emptied, on either backend. */
export function remindersUnderFaults(
  backend: string,
  openQueue: (database: TestDatabase) => Promise<FaultyQueue>,
): void {
  jest.setTimeout(PATIENCE_MS);
  describe(`reminders when things go wrong, with queues on ${backend}`, () => {
    let scene: ReminderScene;
    beforeAll(async () => {
      scene = await ReminderScene.open(openQueue, PATIENCE_MS / 2);
    });
    afterAll(() => scene.close());

    it('each reaches its person once, although workers are killed in the middle of it', async () => {
      await scene.plan(REMINDERS);
      const toldAtFault: number[] = [];
      for (const messages of [20, 150, 300]) {
        const worker = await scene.startWorker();
        await scene.untilTold(messages);
        await scene.end(worker, 'SIGKILL');
        toldAtFault.push(await scene.told());
      }
      expect(Math.min(...toldAtFault)).toBeLessThan(REMINDERS);
      const worker = await scene.startWorker();
      await scene.untilTold(REMINDERS);
      await scene.end(worker, 'SIGTERM');
      expect(await scene.figures()).toEqual(EACH_ONCE);
    });

    it('each reaches its person once, although the queue is emptied before and while two workers run', async () => {
      await scene.plan(REMINDERS);
      const first = await scene.startWorker();
      await scene.untilTold(20);
      await scene.end(first, 'SIGKILL');
      const toldAtFault = [await scene.told()];
      await scene.queue.empty();
      const workers = [await scene.startWorker(), await scene.startWorker()];
      for (const messages of [100, 200, 300]) {
        await scene.untilTold(messages);
        await scene.queue.empty();
      }
      expect(Math.min(...toldAtFault)).toBeLessThan(REMINDERS);
      await scene.untilTold(REMINDERS);
      for (const worker of workers) await scene.end(worker, 'SIGTERM');
      expect(await scene.figures()).toEqual(EACH_ONCE);
    });
  });
}
