import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protection';

/** Devices on which an account signed in before, and links by which a forgotten password is set anew. */
export class KnownDevices1790000024010 implements MigrationInterface {
  name = 'KnownDevices1790000024010';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE identity.known_device (
      tenant_id uuid NOT NULL, account_id uuid NOT NULL, device_hash bytea NOT NULL,
      known_since timestamptz NOT NULL, last_used_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, account_id, device_hash),
      FOREIGN KEY (tenant_id, account_id) REFERENCES identity.account (tenant_id, id))`);
    await q.query(`CREATE INDEX known_device_by_age ON identity.known_device (tenant_id, last_used_at)`);
    await protect(q, 'identity.known_device');
    await q.query(`CREATE TABLE identity.password_reset (
      tenant_id uuid NOT NULL, id uuid NOT NULL, account_id uuid NOT NULL, token_hash bytea NOT NULL,
      made_at timestamptz NOT NULL, expires_at timestamptz NOT NULL, used_at timestamptz,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, account_id) REFERENCES identity.account (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX password_reset_token ON identity.password_reset (tenant_id, token_hash)`);
    await q.query(`CREATE INDEX password_reset_by_account ON identity.password_reset (tenant_id, account_id)`);
    await protect(q, 'identity.password_reset');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE identity.password_reset, identity.known_device`);
  }
}
