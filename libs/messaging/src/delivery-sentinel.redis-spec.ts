import { openTestSentinel, type TestRedisGroup } from '../../../test/support/test-redis-groups';
import { deliverySuite } from './testing/delivery.suite';

let group: TestRedisGroup;

deliverySuite(
  'Redis behind a sentinel',
  async () => {
    group = await openTestSentinel();
    return group.environment;
  },
  // The replica takes over.
  () => group.killMaster!(),
);

afterAll(() => group?.stop());
