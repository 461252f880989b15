import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protection';

/** Providers of sign-in by federation: each connects its own, and an account elsewhere hangs on one of them. */
export class SignOnProviders1790000029600 implements MigrationInterface {
  name = 'SignOnProviders1790000029600';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE identity.sign_on_provider (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, kind text NOT NULL, name text NOT NULL, issuer text,
      client_id text NOT NULL, client_secret_sealed bytea, agent_id text, proves_twice boolean NOT NULL,
      enabled boolean NOT NULL, created_at timestamptz NOT NULL, tried_at timestamptz, answered boolean,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT sign_on_provider_kind_known CHECK (kind IN ('oidc','wecom','dingtalk')),
      CONSTRAINT sign_on_provider_has_issuer CHECK (kind <> 'oidc' OR issuer IS NOT NULL))`);
    await protect(q, 'identity.sign_on_provider');
    await q.query(`ALTER TABLE identity.external_identity ADD COLUMN provider_id uuid,
      ADD FOREIGN KEY (tenant_id, provider_id) REFERENCES identity.sign_on_provider (tenant_id, id)`);
    await this.indexes(q, 'provider_id');
  }

  async down(q: QueryRunner): Promise<void> {
    await this.indexes(q, 'issuer');
    await q.query(`ALTER TABLE identity.external_identity DROP COLUMN provider_id`);
    await q.query(`DROP TABLE identity.sign_on_provider`);
  }

  private async indexes(q: QueryRunner, by: string): Promise<void> {
    await q.query(`DROP INDEX identity.external_identity_subject`);
    await q.query(`DROP INDEX identity.external_identity_account`);
    await q.query(
      `CREATE UNIQUE INDEX external_identity_subject ON identity.external_identity (tenant_id, ${by}, subject_mac)`,
    );
    await q.query(
      `CREATE UNIQUE INDEX external_identity_account ON identity.external_identity (tenant_id, account_id, ${by})`,
    );
  }
}
