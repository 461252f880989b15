import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createSchema, protect } from './protection';

const TABLES = ['import_run', 'import_file', 'import_file_part', 'import_sheet', 'import_row', 'import_effect'];

export class Intake1790000011000 implements MigrationInterface {
  name = 'Intake1790000011000';

  async up(q: QueryRunner): Promise<void> {
    await createSchema(q, 'intake');
    await this.runs(q);
    await this.files(q);
    await this.rows(q);
    for (const table of TABLES) await protect(q, `intake.${table}`);
  }

  private async runs(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE intake.import_run (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, status text NOT NULL, union_id uuid NOT NULL,
      kinds text[] NOT NULL, counts jsonb, skip_refused boolean NOT NULL, opened_on date NOT NULL,
      progress_done int NOT NULL, progress_total int NOT NULL, seen_at timestamptz,
      problem_code text, problem text,
      started_by_account_id uuid NOT NULL, ordered_by_account_id uuid NOT NULL, ordered_by_person_id uuid NOT NULL,
      created_at timestamptz NOT NULL, finished_at timestamptz, files_removed_at timestamptz,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT import_run_status_known
        CHECK (status IN ('uploaded','reading','previewed','running','done','failed','undone')),
      CONSTRAINT import_run_progress_in_range CHECK (progress_done >= 0 AND progress_total >= 0),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(`CREATE INDEX import_run_by_union ON intake.import_run (tenant_id, union_id, id)`);
    await q.query(`CREATE INDEX import_run_at_work ON intake.import_run (tenant_id, seen_at)
      WHERE status IN ('reading','running')`);
    await q.query(`CREATE INDEX import_run_with_files ON intake.import_run (tenant_id, created_at)
      WHERE files_removed_at IS NULL`);
  }

  private async files(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE intake.import_file (
      tenant_id uuid NOT NULL, id uuid NOT NULL, run_id uuid NOT NULL, position int NOT NULL,
      file_name bytea NOT NULL, byte_size int NOT NULL,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, run_id) REFERENCES intake.import_run (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX import_file_by_run ON intake.import_file (tenant_id, run_id, position)`);
    await q.query(`CREATE TABLE intake.import_file_part (
      tenant_id uuid NOT NULL, file_id uuid NOT NULL, position int NOT NULL, content bytea NOT NULL,
      PRIMARY KEY (tenant_id, file_id, position),
      FOREIGN KEY (tenant_id, file_id) REFERENCES intake.import_file (tenant_id, id))`);
    await q.query(`CREATE TABLE intake.import_sheet (
      tenant_id uuid NOT NULL, id uuid NOT NULL, run_id uuid NOT NULL, file_id uuid NOT NULL, sheet_index int NOT NULL,
      kind text, taken boolean NOT NULL, hand jsonb NOT NULL, recognition bytea NOT NULL, row_total int NOT NULL,
      counts jsonb, verdict_digest text,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT import_sheet_kind_known CHECK (kind IN ('organizations','roster','fund-accounts','visits')),
      FOREIGN KEY (tenant_id, run_id) REFERENCES intake.import_run (tenant_id, id),
      FOREIGN KEY (tenant_id, file_id) REFERENCES intake.import_file (tenant_id, id))`);
    await q.query(
      `CREATE UNIQUE INDEX import_sheet_by_run ON intake.import_sheet (tenant_id, run_id, file_id, sheet_index)`,
    );
  }

  private async rows(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE intake.import_row (
      tenant_id uuid NOT NULL, run_id uuid NOT NULL, sheet_id uuid NOT NULL, row int NOT NULL, sheet_row int NOT NULL,
      verdict text NOT NULL, warned boolean NOT NULL, notes bytea NOT NULL,
      PRIMARY KEY (tenant_id, run_id, sheet_id, row),
      CONSTRAINT import_row_verdict_known CHECK (verdict IN ('new','changed','unchanged','refused')),
      FOREIGN KEY (tenant_id, sheet_id) REFERENCES intake.import_sheet (tenant_id, id))`);
    await q.query(
      `CREATE INDEX import_row_by_verdict ON intake.import_row (tenant_id, run_id, verdict, sheet_id, row)`,
    );
    await q.query(`CREATE TABLE intake.import_effect (
      tenant_id uuid NOT NULL, run_id uuid NOT NULL, position int NOT NULL,
      subject_type text NOT NULL, subject_id uuid NOT NULL, effect text NOT NULL, before jsonb,
      version_after int NOT NULL,
      PRIMARY KEY (tenant_id, run_id, position),
      CONSTRAINT import_effect_subject_known CHECK (subject_type IN ('union','fund-account')),
      CONSTRAINT import_effect_before_whole CHECK ((effect = 'changed') = (before IS NOT NULL)),
      FOREIGN KEY (tenant_id, run_id) REFERENCES intake.import_run (tenant_id, id))`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP SCHEMA intake CASCADE`);
  }
}
