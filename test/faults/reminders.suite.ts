import type { TestDatabase } from '../support/test-database';
import { faultSize } from './fault-size';
import { type FaultyQueue, ReminderScene } from './reminder-scene';

const REMINDERS = faultSize(300, 20_000);
const KILLS = faultSize(3, 100);
const AWAY_MS = faultSize(3_000, 20_000);
const EACH_ONCE = {
  ...{ sent: REMINDERS, messages: REMINDERS, people: REMINDERS },
  ...{ mailed: REMINDERS, letters: REMINDERS, boxes: REMINDERS },
};
/** Workers start many times over; on a busy machine each takes its time. */
const PATIENCE_MS = faultSize(240_000, 3_600_000);

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

    it('each reaches its person once, and his mailbox under one id, although workers are killed in the middle of it', async () => {
      await scene.plan(REMINDERS);
      for (let kill = 1; kill <= KILLS; kill++) {
        const worker = await scene.startWorker();
        await scene.untilDone(kill / (KILLS + 1), REMINDERS);
        await scene.end(worker, 'SIGKILL');
      }
      const worker = await scene.startWorker();
      await scene.untilSent();
      await scene.end(worker, 'SIGTERM');
      expect(await scene.figures()).toEqual(EACH_ONCE);
    });

    it('each reaches its person once, although the queue is emptied before and while three workers run', async () => {
      await scene.plan(REMINDERS);
      const first = await scene.startWorker();
      await scene.untilDone(0.02, REMINDERS);
      await scene.end(first, 'SIGKILL');
      await scene.queue.empty();
      const workers = [await scene.startWorker(), await scene.startWorker(), await scene.startWorker()];
      for (const share of [0.1, 0.2, 0.5]) {
        await scene.untilDone(share, REMINDERS);
        await scene.queue.empty();
      }
      await scene.untilSent();
      for (const worker of workers) await scene.end(worker, 'SIGTERM');
      expect(await scene.figures()).toEqual(EACH_ONCE);
    });

    it('each reaches its person once, although the queue is gone for a while in the middle', async () => {
      await scene.plan(REMINDERS);
      const workers = [await scene.startWorker(), await scene.startWorker()];
      await scene.untilDone(0.2, REMINDERS);
      await (scene.queue.vanish ? scene.queue.vanish(AWAY_MS) : scene.queue.empty());
      await scene.untilSent();
      for (const worker of workers) await scene.end(worker, 'SIGTERM');
      expect(await scene.figures()).toEqual(EACH_ONCE);
    });
  });
}
