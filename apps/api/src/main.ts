import 'reflect-metadata';
import { log, traceOf } from '@app/http';
import { AuditSealing } from '@app/persistence';
import { ApiSettings } from './api.settings';
import { createApi } from './app';

async function main(): Promise<void> {
  const app = await createApi();
  await app.get(AuditSealing).refuseForeignKey();
  const { port, host } = app.get(ApiSettings);
  await app.listen(port, host);
  log.info({ event: 'api-listens', port, host });
  // Started by another process that is gone: killed, it could not say so.
  process.once('disconnect', () => void app.close().finally(() => process.exit(0)));
  process.send?.('ready');
}

process.on('unhandledRejection', (error) => log.error({ event: 'unhandled-rejection', ...traceOf(error) }));

main().catch((error: unknown) => {
  log.fatal({ event: 'api-cannot-start', message: error instanceof Error ? error.message : String(error) });
  process.exit(1);
});
