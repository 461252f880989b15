import { randomBytes } from 'node:crypto';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { openTestRedis, type TestRedis } from '../../../../test/support/test-redis';

/** A database and a Redis of their own, told to the workers that are made in this process. */
export interface RedisPlace {
  readonly database: TestDatabase;
  readonly server: TestRedis;
  close(): Promise<void>;
}

export async function openRedisPlace(): Promise<RedisPlace> {
  const [database, server] = [await openTestDatabase(), await openTestRedis()];
  const keys = { DATA_KEY: randomBytes(32).toString('base64'), AUDIT_KEY: randomBytes(32).toString('base64') };
  const queue = { REDIS_URL: server.url, QUEUE_DATABASE_URL: '' };
  Object.assign(process.env, { APP_DATABASE_URL: database.appUrl, ...queue, ...keys });
  return {
    ...{ database, server },
    close: async () => {
      await server.stop();
      await database.drop();
    },
  };
}
