import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['members.sensitive_consent', 'members.sensitive_consent_end'];

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

  /** The form before knows no end but a withdrawal: what an import brought and took back goes with its end. */
  async down(q: QueryRunner): Promise<void> {
    for (const table of TABLES)
      await q.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER append_only`);
    await q.query(`CREATE TEMP TABLE undone_consent ON COMMIT DROP AS
      SELECT tenant_id, consent_id FROM members.sensitive_consent_end WHERE ground = 'import-undone'`);
    await q.query(`DELETE FROM members.sensitive_consent_end WHERE ground = 'import-undone'`);
    await q.query(`DELETE FROM members.sensitive_consent c USING undone_consent u
      WHERE u.tenant_id = c.tenant_id AND u.consent_id = c.id`);
    for (const table of TABLES)
      await q.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY, ENABLE TRIGGER append_only`);
    await q.query(`ALTER TABLE members.sensitive_consent_end DROP COLUMN ground`);
    await q.query(`ALTER TABLE members.sensitive_consent DROP COLUMN import_id`);
  }
}
