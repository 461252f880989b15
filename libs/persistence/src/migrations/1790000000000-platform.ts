import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, createSchema, protect } from './protection';

export class Platform1790000000000 implements MigrationInterface {
  name = 'Platform1790000000000';

  async up(q: QueryRunner): Promise<void> {
    for (const schema of ['platform', 'audit', 'messaging']) await createSchema(q, schema);
    await q.query(`CREATE FUNCTION platform.refuse_change() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'rows of %.% are append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = '42501'; END $$`);
    await this.tenants(q);
    await this.audit(q);
    await this.messages(q);
  }

  /** The register of federations: the one table that is read without a tenant, by sign-in and by the jobs. */
  private async tenants(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE platform.tenant (
      tenant_id uuid PRIMARY KEY, code text NOT NULL UNIQUE, name text NOT NULL, zone text NOT NULL DEFAULT 'Asia/Shanghai',
      created_at timestamptz NOT NULL)`);
    await q.query(`ALTER TABLE platform.tenant ENABLE ROW LEVEL SECURITY`);
    await q.query(`ALTER TABLE platform.tenant FORCE ROW LEVEL SECURITY`);
    await q.query(`CREATE POLICY tenant_register ON platform.tenant FOR SELECT USING (true)`);
    await q.query(`CREATE POLICY tenant_isolation ON platform.tenant FOR ALL
      USING (tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid))
      WITH CHECK (tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid))`);
    await q.query(`GRANT SELECT, INSERT, UPDATE ON platform.tenant TO ${APP_ROLE}`);

    await q.query(`CREATE TABLE platform.case_number (
      tenant_id uuid NOT NULL, union_id uuid NOT NULL, prefix text NOT NULL, year int NOT NULL, last int NOT NULL,
      PRIMARY KEY (tenant_id, union_id, prefix, year))`);
    await protect(q, 'platform.case_number');

    await q.query(`CREATE TABLE platform.idempotency_key (
      tenant_id uuid NOT NULL, account_id uuid NOT NULL, key text NOT NULL, input_hash bytea NOT NULL, answer text,
      created_at timestamptz NOT NULL, PRIMARY KEY (tenant_id, account_id, key))`);
    await q.query(`CREATE INDEX idempotency_key_by_age ON platform.idempotency_key (tenant_id, created_at)`);
    await protect(q, 'platform.idempotency_key');
  }

  private async audit(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE audit.audit_chain (
      tenant_id uuid NOT NULL, chain_id uuid NOT NULL, seq bigint NOT NULL, hash bytea NOT NULL, seal bytea NOT NULL,
      PRIMARY KEY (tenant_id, chain_id))`);
    await protect(q, 'audit.audit_chain');
    await q.query(`REVOKE DELETE ON audit.audit_chain FROM ${APP_ROLE}`);
    await q.query(`CREATE TABLE audit.audit_entry (
      tenant_id uuid NOT NULL, chain_id uuid NOT NULL, seq bigint NOT NULL, id uuid NOT NULL,
      occurred_at timestamptz NOT NULL, account_id uuid NOT NULL, person_id uuid NOT NULL, union_id uuid,
      action text NOT NULL, subject_type text NOT NULL, subject_id uuid NOT NULL, reason text, detail jsonb NOT NULL,
      hash bytea NOT NULL, PRIMARY KEY (tenant_id, chain_id, seq))`);
    await q.query(`CREATE INDEX audit_entry_by_subject ON audit.audit_entry (tenant_id, subject_id, occurred_at, seq)`);
    await q.query(`CREATE INDEX audit_entry_by_person ON audit.audit_entry (tenant_id, person_id, occurred_at)`);
    await q.query(`CREATE INDEX audit_entry_by_time ON audit.audit_entry (tenant_id, id)`);
    await protect(q, 'audit.audit_entry', { appendOnly: true });
  }

  private async messages(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE messaging.outbox_message (
      tenant_id uuid NOT NULL, id uuid NOT NULL, occurred_at timestamptz NOT NULL, type text NOT NULL, payload jsonb NOT NULL,
      relayed_at timestamptz, relays int NOT NULL DEFAULT 0, handled_at timestamptz, PRIMARY KEY (tenant_id, id))`);
    await q.query(
      `CREATE INDEX outbox_message_pending ON messaging.outbox_message (tenant_id, id) WHERE handled_at IS NULL`,
    );
    await protect(q, 'messaging.outbox_message');
    await q.query(`CREATE TABLE messaging.inbox_message (
      tenant_id uuid NOT NULL, handler text NOT NULL, message_id uuid NOT NULL, handled_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, handler, message_id))`);
    await protect(q, 'messaging.inbox_message');
  }

  async down(q: QueryRunner): Promise<void> {
    for (const schema of ['messaging', 'audit', 'platform']) await q.query(`DROP SCHEMA ${schema} CASCADE`);
  }
}
