import { openTestRedis, type TestRedis } from '../../../test/support/test-redis';
import { deliverySuite } from './testing/delivery.suite';

let redis: TestRedis;

deliverySuite('Redis', async () => {
  redis = await openTestRedis();
  return { REDIS_URL: redis.url, QUEUE_DATABASE_URL: '' };
});

afterAll(() => redis?.stop());
