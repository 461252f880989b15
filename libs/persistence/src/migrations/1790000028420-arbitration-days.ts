import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ArbitrationDays1790000028420 implements MigrationInterface {
  name = 'ArbitrationDays1790000028420';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE disputes.dispute ADD COLUMN arbitration_accepted_on date,
      ADD COLUMN arbitration_decided_on date,
      ADD CONSTRAINT dispute_arbitration_in_order CHECK
        (arbitration_decided_on IS NULL OR arbitration_decided_on >= arbitration_accepted_on)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(
      `ALTER TABLE disputes.dispute DROP COLUMN arbitration_decided_on, DROP COLUMN arbitration_accepted_on`,
    );
  }
}
