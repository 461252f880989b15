import { createPostgresBackend, type QueueOptions, setDefaultBackendFactory } from 'bullmq';
import type { QueueSettings } from './queue.settings';

/** What every Queue and Worker is made with: the same code runs on PostgreSQL and on Redis (ioredis). */
export function queueOptions(settings: QueueSettings): QueueOptions {
  if (settings.redisUrl) {
    return { connection: { url: settings.redisUrl, maxRetriesPerRequest: null }, prefix: settings.prefix };
  }
  if (!settings.databaseUrl)
    throw new Error('configuration is not usable:\n  QUEUE_DATABASE_URL: needed without REDIS_URL');
  setDefaultBackendFactory(createPostgresBackend as never);
  return { connection: { connectionString: settings.databaseUrl, max: 2, migrate: true } as never };
}
