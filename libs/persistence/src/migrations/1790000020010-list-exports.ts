import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protection';

export class ListExports1790000020010 implements MigrationInterface {
  name = 'ListExports1790000020010';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE intake.list_export (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, account_id uuid NOT NULL, path text NOT NULL,
      query_sealed bytea NOT NULL, title text NOT NULL, status text NOT NULL, row_count int NOT NULL,
      byte_size int NOT NULL, problem text, ordered_at timestamptz NOT NULL, seen_at timestamptz NOT NULL,
      finished_at timestamptz, expires_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT list_export_status_known CHECK (status IN ('waiting','running','done','failed')),
      CONSTRAINT list_export_counts CHECK (row_count >= 0 AND byte_size >= 0),
      CONSTRAINT list_export_failed_says_why CHECK ((status = 'failed') = (problem IS NOT NULL)),
      FOREIGN KEY (tenant_id, account_id) REFERENCES identity.account (tenant_id, id))`);
    await q.query(`CREATE INDEX list_export_by_account ON intake.list_export (tenant_id, account_id, id)`);
    await q.query(`CREATE INDEX list_export_at_work ON intake.list_export (tenant_id, seen_at)
      WHERE status IN ('waiting','running')`);
    await q.query(`CREATE INDEX list_export_by_age ON intake.list_export (tenant_id, expires_at)`);
    await protect(q, 'intake.list_export');
    await q.query(`CREATE TABLE intake.list_export_part (
      tenant_id uuid NOT NULL, export_id uuid NOT NULL, position int NOT NULL, content bytea NOT NULL,
      PRIMARY KEY (tenant_id, export_id, position),
      FOREIGN KEY (tenant_id, export_id) REFERENCES intake.list_export (tenant_id, id) ON DELETE CASCADE)`);
    await protect(q, 'intake.list_export_part');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE intake.list_export_part`);
    await q.query(`DROP TABLE intake.list_export`);
  }
}
