import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A file whose separate consent was taken back holds no aid any more until it is ended. */
export class ConsentWithdrawn1790000030110 implements MigrationInterface {
  name = 'ConsentWithdrawn1790000030110';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE hardship.hardship_file ADD COLUMN consent_withdrawn_on date`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE hardship.hardship_file DROP COLUMN consent_withdrawn_on`);
  }
}
