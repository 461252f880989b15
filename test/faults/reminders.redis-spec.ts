import { Redis } from 'ioredis';
import { openTestRedis } from '../support/test-redis';
import { remindersUnderFaults } from './reminders.suite';

remindersUnderFaults('Redis', async () => {
  const server = await openTestRedis();
  const client = new Redis(server.url);
  client.on('error', () => undefined);
  const prefix = '{reminder-faults}';
  return {
    environment: { REDIS_URL: server.url, QUEUE_DATABASE_URL: '', QUEUE_PREFIX: prefix },
    async empty() {
      const keys = await client.keys(`${prefix}:*`);
      if (keys.length > 0) await client.del(...keys);
    },
    vanish: (ms) => server.vanish(ms),
    async close() {
      client.disconnect();
      await server.stop();
    },
  };
});
