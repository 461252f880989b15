import { underTrace } from '@app/persistence';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type Queue, UnrecoverableError, Worker } from 'bullmq';
import { atMost, CONNECTIONS_MAY_TAKE_MS } from './at-most';
import { JobHandler, type JobRhythm, type JobSchedule, ScheduledJob } from './job';
import { JobQueue, untraced } from './job-queue';
import { OutboxRelay } from './outbox-relay';
import { openQueueConnection, type QueueConnection } from './queue-backend';
import { QueueSettings } from './queue.settings';

const CONCURRENCY = 8;
const RELAY_PAUSE_MS = 500;
const KEEP_SCHEDULES_EVERY_MS = 5_000;
/** The next job of a schedule is set when the one before begins: not looked for while that may be under way. */
const LOST_AFTER_MS = 30_000;
const OF_A_SCHEDULE = { removeOnComplete: true, removeOnFail: { count: 10 } };
/** Less than what a container is given to stop. A job that takes longer is begun again by the next worker. */
const JOBS_MAY_TAKE_MS = 45_000;

/** Runs the jobs of every lib that is loaded. Refuses to start with two handlers for one job. */
@Injectable()
export class JobRunner implements OnApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private readonly workers: Worker[] = [];
  private readonly handlers = new Map<string, JobHandler>();
  private readonly running = new Set<Promise<void>>();
  private stopped = false;
  private relaying: Promise<void> = Promise.resolve();
  private keeping: Promise<void> = Promise.resolve();
  private keeper: NodeJS.Timeout | undefined;
  private connection: QueueConnection | undefined;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly queues: JobQueue,
    private readonly relay: OutboxRelay,
    private readonly settings: QueueSettings,
  ) {}

  async start(): Promise<void> {
    for (const wrapper of this.discovery.getProviders()) {
      const handler: unknown = wrapper.instance;
      if (!(handler instanceof JobHandler)) continue;
      const key = `${handler.job.queue}/${handler.job.name}`;
      if (this.handlers.has(key) && this.handlers.get(key) !== handler) throw new Error(`two handlers for job ${key}`);
      this.handlers.set(key, handler);
    }
    const queueNames = new Set([...this.handlers.values()].map((handler) => handler.job.queue));
    for (const name of queueNames) this.workers.push(this.worker(name));
    await this.keepSchedules();
    this.keeper = setInterval(() => {
      this.keeping = this.keepSchedules().catch((error: unknown) => {
        this.logger.warn({ event: 'schedules-wait', kind: error instanceof Error ? error.name : typeof error });
      });
    }, KEEP_SCHEDULES_EVERY_MS);
    this.relaying = this.relayForEver();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.keeper);
    // First what asks the queue: when it is answered, the connections stand, and those of the workers can be closed.
    await atMost(CONNECTIONS_MAY_TAKE_MS, this.keeping, this.relaying);
    const closing = this.workers.map((worker) => worker.close());
    await atMost(JOBS_MAY_TAKE_MS, ...this.running);
    await atMost(CONNECTIONS_MAY_TAKE_MS, ...closing);
    await this.connection?.close();
  }

  private worker(queueName: string): Worker {
    const run = async (job: { id?: string; name: string; data: Record<string, unknown> }) => {
      const handler = this.handlers.get(`${queueName}/${job.name}`);
      if (!handler) throw new UnrecoverableError(`no handler for ${queueName}/${job.name}`);
      const { payload, trace } = untraced(job.data);
      const done = underTrace(trace ?? `${job.name}.${job.id}`, () => handler.run(payload));
      this.running.add(done);
      await done.finally(() => this.running.delete(done));
    };
    this.connection ??= openQueueConnection(this.settings);
    const worker = new Worker(queueName, run, { ...this.connection.options, concurrency: CONCURRENCY });
    worker.on('error', (error) => this.logger.warn({ event: 'queue-connection', kind: error.name }));
    worker.on('failed', (job, error) =>
      this.logger.error({
        ...{ event: 'job-failed', job: job?.name, jobId: job?.id, kind: error.name },
        ...(job && { traceId: untraced(job.data).trace ?? `${job.name}.${job.id}` }),
      }),
    );
    return worker;
  }

  /** A schedule stands in the queue: when somebody empties it, the schedule is gone with the jobs and is set anew. */
  private async keepSchedules(): Promise<void> {
    for (const handler of this.handlers.values()) {
      if (!(handler instanceof ScheduledJob)) continue;
      for (const schedule of await handler.schedules()) await this.keepSchedule(handler.job, schedule);
    }
  }

  private async keepSchedule(job: ScheduledJob['job'], { key, ...schedule }: JobSchedule): Promise<void> {
    const queue = this.queues.queue(job.queue);
    // Setting it again would begin its interval again, so it is only set where it is missing or was changed.
    const known = await queue.getJobScheduler(key);
    const missed = known?.next && (await this.isLost(queue, key, known.next)) ? known.next : null;
    if (known && isSame(known, schedule) && missed === null) return;
    await queue.upsertJobScheduler(key, schedule, { name: job.name, opts: OF_A_SCHEDULE });
    if (missed !== null) await queue.add(job.name, {}, { ...OF_A_SCHEDULE, jobId: `${key}.missed.${missed}` });
  }

  /** A schedule can outlive its next job when the queue goes away between the two; then it would never run again. */
  private async isLost(queue: Queue, key: string, next: number): Promise<boolean> {
    return next < Date.now() - LOST_AFTER_MS && !(await queue.getJob(`repeat:${key}:${next}`));
  }

  private async relayForEver(): Promise<void> {
    while (!this.stopped) {
      const handed = await this.relay.relay().catch((error: unknown) => {
        this.logger.warn({ event: 'relay-waits', kind: error instanceof Error ? error.name : 'unknown' });
        return 0;
      });
      if (handed === 0 && !this.stopped) await new Promise((resolve) => setTimeout(resolve, RELAY_PAUSE_MS));
    }
  }
}

const isSame = (known: { every?: number; pattern?: string; tz?: string }, wanted: JobRhythm): boolean =>
  'every' in wanted ? Number(known.every) === wanted.every : known.pattern === wanted.pattern && known.tz === wanted.tz;
