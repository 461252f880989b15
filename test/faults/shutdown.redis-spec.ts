import { openTestRedis } from '../support/test-redis';
import { ReminderScene } from './reminder-scene';

const PATIENCE_MS = 60_000;

describe('a worker that is told to end while its queue is away', () => {
  it('ends', async () => {
    const server = await openTestRedis();
    const queue = {
      environment: { REDIS_URL: server.url, QUEUE_DATABASE_URL: '', QUEUE_PREFIX: '{shutdown}' },
      empty: () => Promise.resolve(),
      close: () => Promise.resolve(),
    };
    const scene = await ReminderScene.open(() => Promise.resolve(queue), PATIENCE_MS);
    const worker = await scene.startWorker();
    await server.stop();
    await scene.plan(10);
    await scene.end(worker, 'SIGTERM');
    expect([worker.exitCode, worker.signalCode]).toEqual([null, 'SIGTERM']);
    await scene.close();
  });
});
