import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Papers that came after a request was submitted: handing it in again may take a shorter route. */
export class PapersOfDisbursements1790000015100 implements MigrationInterface {
  name = 'PapersOfDisbursements1790000015100';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE disbursements.disbursement ADD COLUMN papers_came_at timestamptz`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE disbursements.disbursement DROP COLUMN papers_came_at`);
  }
}
