import { PersistenceModule } from '@app/persistence';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Redis } from 'ioredis';
import { defineJob, RecurringJob } from './job';
import { JobQueue } from './job-queue';
import { JobRunner } from './job-runner';
import { JobRunnerModule } from './messaging.module';
import { eventually } from './testing';
import { openRedisPlace, type RedisPlace } from './testing/redis-place';

const YEARLY = '0 0 3 1 1 *';
let runs = 0;
/** How often the worker looked at its schedules. */
let looked = 0;

@Injectable()
class NewYear extends RecurringJob {
  readonly job = defineJob<object>({ queue: 'events', name: 'new-year' });
  readonly schedule = { pattern: YEARLY, tz: 'Asia/Shanghai' };
  override schedules() {
    looked += 1;
    return super.schedules();
  }
  run(): Promise<void> {
    runs += 1;
    return Promise.resolve();
  }
}

@Module({ imports: [PersistenceModule, JobRunnerModule], providers: [NewYear] })
class NewYearModule {}

const MINUTE_MS = 60_000;
/** BullMQ keeps the instant of a delayed job in the upper bits of its place. */
const PLACE = 4_096;

describe('a schedule', () => {
  let place: RedisPlace;
  let redis: Redis;
  let worker: Awaited<ReturnType<typeof NestFactory.createApplicationContext>>;

  beforeAll(async () => {
    place = await openRedisPlace();
    redis = new Redis(place.server.url);
    worker = await NestFactory.createApplicationContext(NewYearModule, { logger: false });
    await worker.get(JobRunner).start();
  });
  afterAll(async () => {
    await worker?.close();
    redis?.disconnect();
    await place?.close();
  });

  const next = async (): Promise<number> => Number(await redis.zscore('{nuanjia}:events:repeat', 'new-year'));
  const delayed = () => redis.zrange('{nuanjia}:events:delayed', 0, -1);

  it('whose next job is gone is set anew, and what it missed is made up for', async () => {
    const due = await next();
    expect(await delayed()).toEqual([`repeat:new-year:${due}`]);
    await redis.del('{nuanjia}:events:delayed', `{nuanjia}:events:repeat:new-year:${due}`);
    await redis.zadd('{nuanjia}:events:repeat', Date.now() - MINUTE_MS, 'new-year');
    await eventually(() => Promise.resolve(runs === 1));
    expect([await next(), await delayed()]).toEqual([due, [`repeat:new-year:${due}`]]);
  });

  it('whose next job is late but stands is left alone, and the job runs', async () => {
    const queue = worker.get(JobQueue).queue('events');
    const [due, late] = [await next(), Date.now() - MINUTE_MS];
    await queue.pause();
    await redis
      .multi()
      .rename(`{nuanjia}:events:repeat:new-year:${due}`, `{nuanjia}:events:repeat:new-year:${late}`)
      .del('{nuanjia}:events:delayed')
      .zadd('{nuanjia}:events:delayed', late * PLACE, `repeat:new-year:${late}`)
      .zadd('{nuanjia}:events:repeat', late, 'new-year')
      .exec();
    const before = looked;
    await eventually(() => Promise.resolve(looked > before + 1));
    expect(await next()).toBe(late);
    await queue.resume();
    await eventually(() => Promise.resolve(runs === 2));
  });
});
