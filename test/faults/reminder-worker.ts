import 'reflect-metadata';
import { JobRunner, JobRunnerModule } from '@app/messaging';
import { NotificationsJobsModule } from '@app/notifications/jobs';
import { PersistenceModule } from '@app/persistence';
import { Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { ReminderPace } from '../../libs/notifications/src/app/reminder-pace';
import { LateDuties } from './late-duties';

/** The worker with its reminders and nothing else, in a hurry. */
@Module({ imports: [PersistenceModule, JobRunnerModule, NotificationsJobsModule], providers: [LateDuties] })
class ReminderWorkerModule {}

const HURRY: ReminderPace = {
  ...{ everyMs: 300, lostAfterMs: 1_000, batch: 240, chunk: 20, mostWaiting: 200 },
  ...{ outsideEveryMs: 300, parcel: 10, leaseMs: 3_000 },
};

/** Said by the hook alone, when it has come to its end: whoever is only killed says nothing. */
function tellWhenEnded(runner: JobRunner): void {
  const end = runner.onApplicationShutdown.bind(runner);
  runner.onApplicationShutdown = async () => {
    await end();
    await new Promise((resolve) => process.send?.('ended', resolve));
  };
}

async function main(): Promise<void> {
  const builder = Test.createTestingModule({ imports: [ReminderWorkerModule] });
  const app = await builder.overrideProvider(ReminderPace).useValue(HURRY).compile();
  app.enableShutdownHooks(undefined, { useProcessExit: true });
  await app.init();
  tellWhenEnded(app.get(JobRunner));
  await app.get(JobRunner).start();
  process.send?.('ready');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
