import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Consents that were signed before come in with a sheet, and go with it: an end that nobody's word was taken back by. */
export class ConsentsOnPaper1790000030840 implements MigrationInterface {
  name = 'ConsentsOnPaper1790000030840';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE members.sensitive_consent ADD COLUMN import_id uuid`);
    await q.query(`CREATE INDEX sensitive_consent_by_import ON members.sensitive_consent (tenant_id, import_id)
      WHERE import_id IS NOT NULL`);
    await q.query(`ALTER TABLE members.sensitive_consent_end ADD COLUMN ground text NOT NULL DEFAULT 'withdrawn',
      ADD CONSTRAINT sensitive_consent_end_ground_known CHECK (ground IN ('withdrawn','import-undone'))`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE members.sensitive_consent_end DROP COLUMN ground`);
    await q.query(`ALTER TABLE members.sensitive_consent DROP COLUMN import_id`);
  }
}
