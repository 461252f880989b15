import { eventually } from '@app/messaging/testing';
import { openTestRedis } from '../support/test-redis';
import { ReminderScene } from './reminder-scene';

const PATIENCE_MS = 60_000;

describe('a worker that is told to end while its queue is away', () => {
  it('ends by itself, when its hooks have come to their end', async () => {
    const server = await openTestRedis();
    let stopping: Promise<void> | undefined;
    const stop = () => (stopping ??= server.stop());
    const queue = {
      environment: { REDIS_URL: server.url, QUEUE_DATABASE_URL: '', QUEUE_PREFIX: '{shutdown}' },
      empty: () => Promise.resolve(),
      close: stop,
    };
    const scene = await ReminderScene.open(() => Promise.resolve(queue), PATIENCE_MS);
    try {
      const worker = await scene.startWorker();
      const said: unknown[] = [];
      worker.on('message', (word) => said.push(word));
      await stop();
      await scene.plan(10);
      await scene.end(worker, 'SIGTERM');
      // What it said last may come after the news of its end.
      await eventually(() => said.length > 0);
      expect(said).toEqual(['ended']);
      expect([worker.exitCode, worker.signalCode]).toEqual([0, null]);
    } finally {
      await scene.close();
    }
  });
});
