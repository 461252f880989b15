import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protection';

/** Signs that one household stands in two places, for a person to judge; appeals of members. */
export class HardshipDoubts1790000018230 implements MigrationInterface {
  name = 'HardshipDoubts1790000018230';

  async up(q: QueryRunner): Promise<void> {
    await this.signs(q);
    await this.appeals(q);
  }

  private async signs(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE hardship.duplicate_sign (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, basis text NOT NULL, file_id uuid NOT NULL,
      union_id uuid NOT NULL, other_file_id uuid, other_member_id uuid NOT NULL, other_union_id uuid NOT NULL,
      found_at timestamptz NOT NULL, verdict text, reason text, judged_by uuid, judged_by_name text, judged_at timestamptz,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT duplicate_sign_basis_known CHECK (basis IN ('document','register','earlier')),
      CONSTRAINT duplicate_sign_verdict_known CHECK (verdict IN ('same','different')),
      CONSTRAINT duplicate_sign_judged_whole CHECK (num_nulls(verdict, reason, judged_by, judged_by_name, judged_at) IN (0, 5)),
      FOREIGN KEY (tenant_id, file_id) REFERENCES hardship.hardship_file (tenant_id, id),
      FOREIGN KEY (tenant_id, other_file_id) REFERENCES hardship.hardship_file (tenant_id, id),
      FOREIGN KEY (tenant_id, other_member_id) REFERENCES members.member (tenant_id, id))`);
    const table = 'hardship.duplicate_sign';
    await q.query(`CREATE UNIQUE INDEX duplicate_sign_once ON ${table} (tenant_id, file_id, other_member_id, basis)`);
    await q.query(`CREATE INDEX duplicate_sign_by_other ON ${table} (tenant_id, other_file_id)
      WHERE other_file_id IS NOT NULL`);
    await protect(q, table);
  }

  private async appeals(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE hardship.file_appeal (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, file_id uuid NOT NULL, union_id uuid NOT NULL,
      about text NOT NULL, words_sealed bytea NOT NULL, status text NOT NULL, raised_on date NOT NULL,
      raised_at timestamptz NOT NULL, answer_sealed bytea, answered_by uuid, answered_by_name text, answered_on date,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT file_appeal_status_known CHECK (status IN ('open','granted','upheld','withdrawn')),
      CONSTRAINT file_appeal_answer_whole CHECK (num_nulls(answer_sealed, answered_by, answered_by_name, answered_on) IN (0, 4)
        AND (status IN ('granted','upheld')) = (answered_on IS NOT NULL)),
      FOREIGN KEY (tenant_id, file_id) REFERENCES hardship.hardship_file (tenant_id, id))`);
    const table = 'hardship.file_appeal';
    await q.query(`CREATE UNIQUE INDEX file_appeal_one_open ON ${table} (tenant_id, file_id) WHERE status = 'open'`);
    await q.query(`CREATE INDEX file_appeal_by_file ON ${table} (tenant_id, file_id, id)`);
    await q.query(`CREATE INDEX file_appeal_by_union ON ${table} (tenant_id, union_id, status, id)`);
    await protect(q, table);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE hardship.file_appeal, hardship.duplicate_sign`);
  }
}
