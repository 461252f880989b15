import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEX = 'CREATE INDEX hardship_file_by_review ON hardship.hardship_file (tenant_id, review_due_on, id)';

/** The list of files goes by the next review, those without one last: its first page is read from the index. */
export class HardshipFileList1790000028700 implements MigrationInterface {
  name = 'HardshipFileList1790000028700';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX hardship.hardship_file_by_review`);
    await q.query(INDEX);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX hardship.hardship_file_by_review`);
    await q.query(`${INDEX} WHERE status IN ('active','review-due','change-review')`);
  }
}
