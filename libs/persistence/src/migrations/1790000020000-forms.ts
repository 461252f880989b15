import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createSchema, protect } from './protection';

export class Forms1790000020000 implements MigrationInterface {
  name = 'Forms1790000020000';

  async up(q: QueryRunner): Promise<void> {
    await createSchema(q, 'forms');
    await this.templates(q);
    await this.sheets(q);
    await this.lookUps(q);
  }

  private async templates(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE forms.form_template (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, form_code text NOT NULL, union_id uuid NOT NULL,
      edition int NOT NULL, content bytea NOT NULL, byte_size int NOT NULL, note text NOT NULL,
      uploaded_by uuid NOT NULL, uploaded_by_name text NOT NULL, uploaded_at timestamptz NOT NULL,
      ended_at timestamptz, ended_by_name text,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT form_template_edition_counts CHECK (edition >= 1 AND byte_size BETWEEN 1 AND 2097152),
      CONSTRAINT form_template_ended_whole CHECK ((ended_at IS NULL) = (ended_by_name IS NULL)),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX form_template_current
      ON forms.form_template (tenant_id, form_code, union_id) WHERE ended_at IS NULL`);
    await q.query(`CREATE UNIQUE INDEX form_template_edition
      ON forms.form_template (tenant_id, form_code, union_id, edition)`);
    await protect(q, 'forms.form_template');
  }

  private async sheets(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE forms.issued_sheet (
      tenant_id uuid NOT NULL, id uuid NOT NULL, form_code text NOT NULL, form_title text NOT NULL,
      subject_type text NOT NULL, subject_id uuid NOT NULL, subject_version int NOT NULL, union_id uuid NOT NULL,
      union_name text NOT NULL, template_id uuid, content_sha256 text NOT NULL, check_code text NOT NULL,
      issued_by uuid NOT NULL, issued_by_name text NOT NULL, issued_on date NOT NULL, issued_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT issued_sheet_code_form CHECK (check_code ~ '^[2-9A-HJ-KM-NP-Z]{12}$'),
      CONSTRAINT issued_sheet_hash_form CHECK (content_sha256 ~ '^[0-9a-f]{64}$'),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id),
      FOREIGN KEY (tenant_id, template_id) REFERENCES forms.form_template (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX issued_sheet_code ON forms.issued_sheet (tenant_id, check_code)`);
    await q.query(`CREATE INDEX issued_sheet_by_subject
      ON forms.issued_sheet (tenant_id, subject_type, subject_id, id)`);
    await protect(q, 'forms.issued_sheet', { appendOnly: true });
  }

  private async lookUps(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE forms.sheet_look_up (
      tenant_id uuid NOT NULL, subject_mac bytea NOT NULL, count int NOT NULL, window_ends_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, subject_mac))`);
    await q.query(`CREATE INDEX sheet_look_up_by_age ON forms.sheet_look_up (tenant_id, window_ends_at)`);
    await protect(q, 'forms.sheet_look_up');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP SCHEMA forms CASCADE`);
  }
}
