import { Redis } from 'ioredis';
import { openTestRedis } from '../support/test-redis';
import { remindersUnderFaults } from './reminders.suite';

remindersUnderFaults('Redis', async () => {
  const server = await openTestRedis();
  const client = new Redis(server.url);
  const prefix = '{reminder-faults}';
  return {
    environment: { REDIS_URL: server.url, QUEUE_DATABASE_URL: '', QUEUE_PREFIX: prefix },
    async empty() {
      const keys = await client.keys(`${prefix}:*`);
      if (keys.length > 0) await client.del(...keys);
    },
    async close() {
      await client.quit();
      await server.stop();
    },
  };
});
