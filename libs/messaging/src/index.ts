export { EVENT_DISPATCH, EventDispatchHandler } from './event-dispatch.handler';
export { EventHandler } from './event-handler';
export { EVENT_WORK, EventWork, type EventWorkOrder } from './event-work';
export {
  defineJob,
  type JobDefinition,
  JobHandler,
  queueNames,
  type JobSchedule,
  RecurringJob,
  ScheduledJob,
} from './job';
export { JobQueue } from './job-queue';
export { JobRunner } from './job-runner';
export { JobRunnerModule, MessagingModule } from './messaging.module';
export { OutboxRelay } from './outbox-relay';
export { openQueueConnection, type QueueConnection } from './queue-backend';
export { QueueSettings } from './queue.settings';
export { ExpiringRows, RowSweeper, type Sweep, SWEEP, SweepJob, SweepSettings } from './sweep';
