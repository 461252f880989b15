import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When a file came to the step at which it stands: who has it in hand is reminded by it. Steps that wait on the day of
 * the upgrade are counted from that day, so that nobody is told at once of all that lay before.
 */
export class HardshipSteps1790000018200 implements MigrationInterface {
  name = 'HardshipSteps1790000018200';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE hardship.hardship_file ADD COLUMN moved_at timestamptz NOT NULL DEFAULT now()`);
    await q.query(`ALTER TABLE hardship.hardship_file ALTER COLUMN moved_at DROP DEFAULT`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE hardship.hardship_file DROP COLUMN moved_at`);
  }
}
