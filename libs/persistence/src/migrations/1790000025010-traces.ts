import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which request an event came of, so that the jobs that follow it are found in the log by the same number. */
export class Traces1790000025010 implements MigrationInterface {
  name = 'Traces1790000025010';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE messaging.outbox_message ADD COLUMN trace_id text`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE messaging.outbox_message DROP COLUMN trace_id`);
  }
}
