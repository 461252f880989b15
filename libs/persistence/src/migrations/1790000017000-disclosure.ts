import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createSchema, protect } from './protection';

export class Disclosure1790000017000 implements MigrationInterface {
  name = 'Disclosure1790000017000';

  async up(q: QueryRunner): Promise<void> {
    await createSchema(q, 'disclosure');
    await this.notices(q);
    await this.objections(q);
  }

  /** What hangs is a row of its own, masked when it is made: no column could hold what must not be published. */
  private async notices(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE disclosure.public_notice (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, subject_type text NOT NULL,
      subject_id uuid NOT NULL, union_id uuid NOT NULL, round int NOT NULL, status text NOT NULL, title text NOT NULL,
      masked_name text NOT NULL, union_name text NOT NULL, category_label text NOT NULL, cause_label text,
      published_on date NOT NULL, until_on date NOT NULL, working_days int NOT NULL, consented_on date NOT NULL,
      consented_by text NOT NULL, published_by uuid NOT NULL, published_by_name text NOT NULL,
      published_at timestamptz NOT NULL, ended_at timestamptz, ended_reason text,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT public_notice_status_known CHECK (status IN ('open','objected','taken-down')),
      CONSTRAINT public_notice_masked CHECK (masked_name LIKE '%*%'),
      CONSTRAINT public_notice_days CHECK (until_on >= published_on AND working_days >= 1 AND round >= 1),
      CONSTRAINT public_notice_taken_down_whole CHECK ((status = 'taken-down') = (ended_at IS NOT NULL)),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX public_notice_round
      ON disclosure.public_notice (tenant_id, subject_type, subject_id, round)`);
    await q.query(`CREATE INDEX public_notice_hanging ON disclosure.public_notice (tenant_id, until_on, id)
      WHERE status = 'open'`);
    await q.query(`CREATE INDEX public_notice_by_union ON disclosure.public_notice (tenant_id, union_id, id)`);
    await protect(q, 'disclosure.public_notice');
  }

  private async objections(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE disclosure.objection (
      tenant_id uuid NOT NULL, id uuid NOT NULL, notice_id uuid NOT NULL, words_sealed bytea NOT NULL,
      name_sealed bytea, contact_sealed bytea, unnamed boolean NOT NULL, taken_by text, received_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT objection_unnamed_has_no_name CHECK (NOT unnamed OR name_sealed IS NULL),
      FOREIGN KEY (tenant_id, notice_id) REFERENCES disclosure.public_notice (tenant_id, id))`);
    await q.query(`CREATE INDEX objection_by_notice ON disclosure.objection (tenant_id, notice_id, id)`);
    await protect(q, 'disclosure.objection', { appendOnly: true });
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP SCHEMA disclosure CASCADE`);
  }
}
