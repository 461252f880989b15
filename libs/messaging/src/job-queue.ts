import { currentTrace } from '@app/persistence';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type JobsOptions, Queue } from 'bullmq';
import { atMost, CONNECTIONS_MAY_TAKE_MS } from './at-most';
import type { JobDefinition } from './job';
import { openQueueConnection, type QueueConnection } from './queue-backend';
import { QueueSettings } from './queue.settings';

/** Beside the payload: the number of the request that the job came of. */
const TRACE = '$trace';

const traced = <P extends object>(payload: P, trace: string | null | undefined): P =>
  trace ? { ...payload, [TRACE]: trace } : payload;

/** Payload and trace of a job as it came out of the queue. */
export function untraced({ [TRACE]: trace, ...payload }: Record<string, unknown>): { payload: object; trace?: string } {
  return typeof trace === 'string' ? { payload, trace } : { payload };
}

/** Hands jobs to BullMQ. A messenger only: whatever must not be lost stands in PostgreSQL. */
@Injectable()
export class JobQueue implements OnApplicationShutdown {
  private readonly queues = new Map<string, Queue>();
  private connection: QueueConnection | undefined;

  constructor(private readonly settings: QueueSettings) {}

  async add<P extends object>(job: JobDefinition<P>, payload: P, options: JobsOptions = {}): Promise<void> {
    await this.queue(job.queue).add(job.name, traced(payload, currentTrace()), { ...job.options, ...options });
  }

  async addBulk<P extends object>(
    job: JobDefinition<P>,
    jobs: readonly { payload: P; jobId: string; traceId?: string | null }[],
  ): Promise<void> {
    if (jobs.length === 0) return;
    await this.queue(job.queue).addBulk(
      jobs.map(({ payload, jobId, traceId = currentTrace() }) => ({
        name: job.name,
        data: traced(payload, traceId),
        opts: { ...job.options, jobId },
      })),
    );
  }

  /** How many jobs of this kind's queue are waiting or under way. Who hands over more can come back when they are done. */
  async unfinished({ queue }: Pick<JobDefinition<object>, 'queue'>): Promise<number> {
    const counts = await this.queue(queue).getJobCounts('waiting', 'active');
    return Object.values(counts).reduce((sum, count) => sum + count, 0);
  }

  queue(name: string): Queue {
    let queue = this.queues.get(name);
    if (!queue) {
      this.connection ??= openQueueConnection(this.settings);
      queue = new Queue(name, this.connection.options);
      // Without a listener a lost connection would end the process; BullMQ connects again by itself.
      queue.on('error', () => undefined);
      this.queues.set(name, queue);
    }
    return queue;
  }

  async onApplicationShutdown(): Promise<void> {
    await atMost(CONNECTIONS_MAY_TAKE_MS, ...[...this.queues.values()].map((queue) => queue.close()));
    this.queues.clear();
    await this.connection?.close();
    this.connection = undefined;
  }
}
