import { deliverySuite } from './testing/delivery.suite';

deliverySuite('PostgreSQL', async (database) => ({ QUEUE_DATABASE_URL: database.queueUrl, REDIS_URL: '' }));
