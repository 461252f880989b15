import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['members.sensitive_consent', 'members.sensitive_consent_end'];

/** Whose claim of mutual aid it is also consents to his papers being given to the association that runs the plan. */
export class ClaimConsents1790000030820 implements MigrationInterface {
  name = 'ClaimConsents1790000030820';

  async up(q: QueryRunner): Promise<void> {
    await q.query(KINDS(`'health','bank','child','provision'`));
  }

  /** The form before knows no such consent. */
  async down(q: QueryRunner): Promise<void> {
    for (const table of TABLES)
      await q.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER append_only`);
    await q.query(`DELETE FROM members.sensitive_consent_end e USING members.sensitive_consent c
      WHERE c.tenant_id = e.tenant_id AND c.id = e.consent_id AND c.kind = 'provision'`);
    await q.query(`DELETE FROM members.sensitive_consent WHERE kind = 'provision'`);
    for (const table of TABLES)
      await q.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY, ENABLE TRIGGER append_only`);
    await q.query(KINDS(`'health','bank','child'`));
  }
}

const KINDS = (kinds: string): string => `ALTER TABLE members.sensitive_consent
  DROP CONSTRAINT sensitive_consent_kind_known,
  ADD CONSTRAINT sensitive_consent_kind_known CHECK (kind IN (${kinds}))`;
