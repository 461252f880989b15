import { JobQueue } from '@app/messaging';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ReminderPace } from '../app/reminder-pace';
import { REMINDER_DISPATCH } from './reminder-dispatch.job';

/**
 * The dispatcher comes round by a schedule that stands in the queue. When somebody empties the queue the schedule is
 * gone with the jobs, so every worker looks after it.
 */
@Injectable()
export class ReminderScheduleKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Reminders');
  private timer: NodeJS.Timeout | undefined;
  private keeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly queues: JobQueue,
    private readonly pace: ReminderPace,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.keeping = this.keep().catch((error: unknown) => {
        this.logger.warn({ event: 'schedule-waits', kind: error instanceof Error ? error.name : typeof error });
      });
    }, this.pace.everyMs);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.keeping;
  }

  private async keep(): Promise<void> {
    const { queue: name, name: job } = REMINDER_DISPATCH;
    const queue = this.queues.queue(name);
    if (await queue.getJobScheduler(job)) return;
    const opts = { removeOnComplete: true, removeOnFail: { count: 10 } };
    await queue.upsertJobScheduler(job, { every: this.pace.everyMs }, { name: job, opts });
    this.logger.warn({ event: 'schedule-restored', job });
  }
}
