import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createSchema, protect } from './protection';

export class Operations1790000025000 implements MigrationInterface {
  name = 'Operations1790000025000';

  async up(q: QueryRunner): Promise<void> {
    await createSchema(q, 'operations');
    await q.query(`CREATE TABLE operations.check_run (
      tenant_id uuid NOT NULL, id uuid NOT NULL, started_at timestamptz NOT NULL, finished_at timestamptz NOT NULL,
      rules int NOT NULL, chains int NOT NULL, entries bigint NOT NULL, findings int NOT NULL, heads_digest text NOT NULL,
      PRIMARY KEY (tenant_id, id))`);
    await protect(q, 'operations.check_run');
    await q.query(`CREATE TABLE operations.check_finding (
      tenant_id uuid NOT NULL, run_id uuid NOT NULL, line int NOT NULL, subject text NOT NULL, rule text NOT NULL,
      sentence text NOT NULL, subject_id text NOT NULL,
      PRIMARY KEY (tenant_id, run_id, line),
      FOREIGN KEY (tenant_id, run_id) REFERENCES operations.check_run (tenant_id, id) ON DELETE CASCADE)`);
    await protect(q, 'operations.check_finding');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP SCHEMA operations CASCADE`);
  }
}
