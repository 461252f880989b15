import { PersistenceModule } from '@app/persistence';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CONNECTIONS_MAY_TAKE_MS } from './at-most';
import { defineJob, RecurringJob } from './job';
import { JobRunner } from './job-runner';
import { JobRunnerModule } from './messaging.module';
import { eventually } from './testing';
import { openRedisPlace, type RedisPlace } from './testing/redis-place';

let ended = 0;
/** Of every job that has begun: what ends it. */
const begun: (() => void)[] = [];

@Injectable()
class Long extends RecurringJob {
  readonly job = defineJob<object>({ queue: 'events', name: 'long' });
  readonly schedule = { every: 1_000 };
  async run(): Promise<void> {
    await new Promise<void>((resolve) => {
      begun.push(resolve);
    });
    ended += 1;
  }
}

@Module({ imports: [PersistenceModule, JobRunnerModule], providers: [Long] })
class LongModule {}

describe('a worker that is told to end', () => {
  let place: RedisPlace;

  beforeAll(async () => {
    place = await openRedisPlace();
  });
  afterAll(() => place?.close());

  it('lets the job that runs come to its end', async () => {
    const worker = await NestFactory.createApplicationContext(LongModule, { logger: false });
    await worker.get(JobRunner).start();
    await eventually(() => begun.length > 0);
    let [isClosing, isClosed] = [false, false];
    for (const one of worker.get(JobRunner)['workers']) one.once('closing', () => (isClosing = true));
    const closed = worker.close().then(() => (isClosed = true));
    await eventually(() => isClosing);
    // A connection would not be waited for any longer; a job is.
    await new Promise((resolve) => setTimeout(resolve, 1.2 * CONNECTIONS_MAY_TAKE_MS));
    expect([isClosed, ended]).toEqual([false, 0]);
    for (const finish of begun) finish();
    await closed;
    expect(ended).toBe(begun.length);
  });
});
