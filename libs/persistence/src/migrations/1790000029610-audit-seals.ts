import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protection';

/**
 * The chains of the audit trail are sealed in batches, behind the transactions that write it: an entry waits, with a
 * keyed hash of its own, until it gets its place in its chain. The hashes of before stay what they were.
 */
export class AuditSeals1790000029610 implements MigrationInterface {
  name = 'AuditSeals1790000029610';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE audit.audit_seal (
      tenant_id uuid NOT NULL, chain_id uuid NOT NULL, seq bigint NOT NULL, entry_id uuid NOT NULL, hash bytea NOT NULL)`);
    await q.query(`INSERT INTO audit.audit_seal SELECT tenant_id, chain_id, seq, id, hash FROM audit.audit_entry`);
    await q.query(`ALTER TABLE audit.audit_seal ADD PRIMARY KEY (tenant_id, chain_id, seq)`);
    await q.query(`CREATE UNIQUE INDEX audit_seal_by_entry ON audit.audit_seal (tenant_id, entry_id)`);
    await protect(q, 'audit.audit_seal', { appendOnly: true });
    await q.query(`CREATE TABLE audit.unsealed_entry (
      tenant_id uuid NOT NULL, entry_id uuid NOT NULL, chain_id uuid NOT NULL, mac bytea NOT NULL,
      doubted boolean NOT NULL DEFAULT false, PRIMARY KEY (tenant_id, entry_id))`);
    await protect(q, 'audit.unsealed_entry');

    await q.query(`ALTER TABLE audit.audit_entry DROP CONSTRAINT audit_entry_pkey, DROP COLUMN seq, DROP COLUMN hash`);
    await q.query(`DROP INDEX audit.audit_entry_by_time`);
    await q.query(`ALTER TABLE audit.audit_entry ADD PRIMARY KEY (tenant_id, id)`);
    await q.query(`CREATE INDEX audit_entry_by_chain ON audit.audit_entry (tenant_id, chain_id, id)`);
    await q.query(`CREATE INDEX audit_entry_by_subject ON audit.audit_entry (tenant_id, subject_id, occurred_at, id)`);
  }

  /** What waits has no hash that the older program knows: it is sealed first (the worker does so within seconds). */
  async down(q: QueryRunner): Promise<void> {
    const waiting = await q.query(`SELECT 1 FROM audit.unsealed_entry LIMIT 1`);
    if (waiting.length > 0) throw new Error('audit entries wait to be sealed: let a worker run, then try again');
    await q.query(`ALTER TABLE audit.audit_entry DISABLE TRIGGER USER`);
    await q.query(
      `ALTER TABLE audit.audit_entry DROP CONSTRAINT audit_entry_pkey, ADD COLUMN seq bigint, ADD COLUMN hash bytea`,
    );
    await q.query(`UPDATE audit.audit_entry e SET seq = s.seq, hash = s.hash FROM audit.audit_seal s
      WHERE s.tenant_id = e.tenant_id AND s.entry_id = e.id`);
    await q.query(`ALTER TABLE audit.audit_entry ALTER COLUMN seq SET NOT NULL, ALTER COLUMN hash SET NOT NULL,
      ADD PRIMARY KEY (tenant_id, chain_id, seq)`);
    await q.query(`DROP INDEX audit.audit_entry_by_subject`);
    await q.query(`DROP INDEX audit.audit_entry_by_chain`);
    await q.query(`CREATE INDEX audit_entry_by_subject ON audit.audit_entry (tenant_id, subject_id, occurred_at, seq)`);
    await q.query(`CREATE INDEX audit_entry_by_time ON audit.audit_entry (tenant_id, id)`);
    await q.query(`ALTER TABLE audit.audit_entry ENABLE TRIGGER USER`);
    await q.query(`DROP TABLE audit.unsealed_entry`);
    await q.query(`DROP TABLE audit.audit_seal`);
  }
}
