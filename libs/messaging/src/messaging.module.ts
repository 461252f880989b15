import { settingsProvider } from '@app/persistence';
import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { EventDispatchHandler, EventWorkHandler } from './event-dispatch.handler';
import { JobQueue } from './job-queue';
import { JobRunner } from './job-runner';
import { OutboxRelay } from './outbox-relay';
import { QueueSettings } from './queue.settings';
import { IdempotencyKeyRows, RowSweeper, SweepJob, SweepSettings } from './sweep';

/** For who adds jobs: the API. */
@Global()
@Module({ providers: [settingsProvider(QueueSettings), JobQueue], exports: [JobQueue, QueueSettings] })
export class MessagingModule {}

/** For who runs them: the worker. */
@Module({
  imports: [DiscoveryModule, MessagingModule],
  providers: [
    EventDispatchHandler,
    EventWorkHandler,
    OutboxRelay,
    JobRunner,
    settingsProvider(SweepSettings),
    IdempotencyKeyRows,
    RowSweeper,
    SweepJob,
  ],
  exports: [JobRunner, OutboxRelay, EventDispatchHandler],
})
export class JobRunnerModule {}
