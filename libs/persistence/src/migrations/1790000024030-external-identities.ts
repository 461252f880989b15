import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protection';

/** Accounts elsewhere (single sign-on) that their owners connected with their account here. */
export class ExternalIdentities1790000024030 implements MigrationInterface {
  name = 'ExternalIdentities1790000024030';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE identity.external_identity (
      tenant_id uuid NOT NULL, id uuid NOT NULL, account_id uuid NOT NULL, issuer text NOT NULL, subject_mac bytea NOT NULL,
      linked_at timestamptz NOT NULL, last_used_at timestamptz,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, account_id) REFERENCES identity.account (tenant_id, id))`);
    await q.query(
      `CREATE UNIQUE INDEX external_identity_subject ON identity.external_identity (tenant_id, issuer, subject_mac)`,
    );
    await q.query(
      `CREATE UNIQUE INDEX external_identity_account ON identity.external_identity (tenant_id, account_id, issuer)`,
    );
    await protect(q, 'identity.external_identity');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE identity.external_identity`);
  }
}
