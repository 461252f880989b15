import 'reflect-metadata';
import { log, NestLog, traceOf } from '@app/http';
import { JobRunner } from '@app/messaging';
import { AuditSealing } from '@app/persistence';
import { NestFactory } from '@nestjs/core';
import { WorkerModule } from './worker.module';

async function main(): Promise<void> {
  const app = await NestFactory.createApplicationContext(WorkerModule, { logger: new NestLog(), abortOnError: false });
  app.enableShutdownHooks(undefined, { useProcessExit: true });
  await app.get(AuditSealing).refuseForeignKey();
  await app.get(JobRunner).start();
  log.info({ event: 'worker-runs' });
  // Started by another process that is gone: killed, it could not say so.
  process.once('disconnect', () => void app.close().finally(() => process.exit(0)));
  process.send?.('ready');
}

process.on('unhandledRejection', (error) => log.error({ event: 'unhandled-rejection', ...traceOf(error) }));

main().catch((error: unknown) => {
  log.fatal({ event: 'worker-cannot-start', message: error instanceof Error ? error.message : String(error) });
  process.exit(1);
});
