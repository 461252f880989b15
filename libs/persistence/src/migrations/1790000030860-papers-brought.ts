import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which of the papers that a request for money lacked came later, and since when none is missing. */
export class PapersBrought1790000030860 implements MigrationInterface {
  name = 'PapersBrought1790000030860';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE disbursements.disbursement
      ADD COLUMN papers_brought text[] NOT NULL DEFAULT '{}', ADD COLUMN papers_whole_on date`);
    await q.query(`ALTER TABLE disbursements.disbursement ALTER COLUMN papers_brought DROP DEFAULT`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE disbursements.disbursement DROP COLUMN papers_brought, DROP COLUMN papers_whole_on`);
  }
}
