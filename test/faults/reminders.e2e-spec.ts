import { Client } from 'pg';
import { remindersUnderFaults } from './reminders.suite';

remindersUnderFaults('PostgreSQL', async (database) => {
  const owner = new Client({ connectionString: database.queueUrl });
  await owner.connect();
  return {
    environment: { QUEUE_DATABASE_URL: database.queueUrl, REDIS_URL: '' },
    async empty() {
      const { rows } = await owner.query<{ name: string }>(
        `SELECT 'bullmq.' || quote_ident(tablename) AS name FROM pg_tables
         WHERE schemaname = 'bullmq' AND tablename <> 'migration'`,
      );
      // The workers hold locks of their own; who meets one at the wrong moment tries again.
      const truncate = (): Promise<unknown> =>
        owner
          .query(`TRUNCATE ${rows.map(({ name }) => name).join(', ')}`)
          .catch((error: { code?: string }) => (error.code === '40P01' ? truncate() : Promise.reject(error)));
      await truncate();
    },
    close: () => owner.end(),
  };
});
