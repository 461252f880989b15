import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 应急先付 (domain rules §8.2): money that goes before its papers, which somebody else looks at before it is reconciled. */
export class EmergencyPayments1790000028010 implements MigrationInterface {
  name = 'EmergencyPayments1790000028010';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE disbursements.disbursement
      ADD COLUMN emergency_reason text, ADD COLUMN papers_due_on date, ADD COLUMN papers_reviewed_by uuid,
      ADD COLUMN papers_reviewed_by_name text, ADD COLUMN papers_reviewed_on date, ADD COLUMN papers_finding text,
      ADD CONSTRAINT disbursement_emergency_whole CHECK ((emergency_reason IS NULL) = (papers_due_on IS NULL)),
      ADD CONSTRAINT disbursement_papers_reviewed_whole
        CHECK (num_nulls(papers_reviewed_by, papers_reviewed_by_name, papers_reviewed_on) IN (0, 3)),
      ADD CONSTRAINT disbursement_reconciled_with_papers
        CHECK (status <> 'reconciled' OR papers_due_on IS NULL OR papers_reviewed_on IS NOT NULL)`);
    await q.query(`CREATE INDEX disbursement_papers_owed ON disbursements.disbursement (tenant_id, papers_due_on)
      WHERE papers_due_on IS NOT NULL AND papers_reviewed_on IS NULL`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE disbursements.disbursement
      DROP COLUMN emergency_reason, DROP COLUMN papers_due_on, DROP COLUMN papers_reviewed_by,
      DROP COLUMN papers_reviewed_by_name, DROP COLUMN papers_reviewed_on, DROP COLUMN papers_finding`);
  }
}
