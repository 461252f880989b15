import { openTestCluster, type TestRedisGroup } from '../../../test/support/test-redis-groups';
import { deliverySuite } from './testing/delivery.suite';

let cluster: TestRedisGroup;

deliverySuite('a Redis cluster', async () => {
  cluster = await openTestCluster();
  return cluster.environment;
});

afterAll(() => cluster?.stop());
