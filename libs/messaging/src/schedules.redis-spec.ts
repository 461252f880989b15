import { randomBytes } from 'node:crypto';
import { PersistenceModule } from '@app/persistence';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Redis } from 'ioredis';
import { openTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { openTestRedis, type TestRedis } from '../../../test/support/test-redis';
import { defineJob, RecurringJob } from './job';
import { JobRunner } from './job-runner';
import { JobRunnerModule } from './messaging.module';
import { eventually } from './testing';

let ticks = 0;

@Injectable()
class Tick extends RecurringJob {
  readonly job = defineJob<object>({ queue: 'events', name: 'tick' });
  readonly schedule = { every: 1_000 };
  run(): Promise<void> {
    ticks += 1;
    return Promise.resolve();
  }
}

@Module({ imports: [PersistenceModule, JobRunnerModule], providers: [Tick] })
class TickModule {}

/** The schedule stays, its next job is gone: as when the queue went away between the two. */
async function losesItsNextJob(redis: Redis): Promise<void> {
  await redis.del('{nuanjia}:events:delayed', '{nuanjia}:events:wait', '{nuanjia}:events:prioritized');
  await redis.zadd('{nuanjia}:events:repeat', Date.now() - 60_000, 'tick');
}

describe('a schedule', () => {
  let database: TestDatabase;
  let server: TestRedis;
  let redis: Redis;
  let worker: Awaited<ReturnType<typeof NestFactory.createApplicationContext>>;

  beforeAll(async () => {
    [database, server] = [await openTestDatabase(), await openTestRedis()];
    const keys = { DATA_KEY: randomBytes(32).toString('base64'), AUDIT_KEY: randomBytes(32).toString('base64') };
    Object.assign(process.env, {
      APP_DATABASE_URL: database.appUrl,
      REDIS_URL: server.url,
      QUEUE_DATABASE_URL: '',
      ...keys,
    });
    redis = new Redis(server.url);
    worker = await NestFactory.createApplicationContext(TickModule, { logger: false });
    await worker.get(JobRunner).start();
  });
  afterAll(async () => {
    await worker?.close();
    redis?.disconnect();
    await server?.stop();
    await database?.drop();
  });

  it('that lost its next job is set anew', async () => {
    await eventually(() => Promise.resolve(ticks > 0));
    await eventually(async () => {
      await losesItsNextJob(redis);
      const before = ticks;
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      return ticks === before;
    });
    const stood = ticks;
    await eventually(() => Promise.resolve(ticks > stood + 1));
  });
});
