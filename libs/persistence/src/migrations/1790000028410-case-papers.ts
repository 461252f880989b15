import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protection';

export class CasePapers1790000028410 implements MigrationInterface {
  name = 'CasePapers1790000028410';

  async up(q: QueryRunner): Promise<void> {
    const table = 'disputes.case_paper';
    await q.query(`CREATE TABLE ${table} (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, case_kind text NOT NULL, case_id uuid NOT NULL,
      side text NOT NULL, title_sealed bytea NOT NULL, member_id uuid, added_by uuid NOT NULL, added_by_name text NOT NULL,
      added_on date NOT NULL, removed_on date,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT case_paper_case_known CHECK (case_kind IN ('dispute','legal-aid')),
      CONSTRAINT case_paper_side_known CHECK (side IN ('applicant','respondent','shared','internal')),
      FOREIGN KEY (tenant_id, member_id) REFERENCES members.member (tenant_id, id))`);
    await q.query(`CREATE INDEX case_paper_by_case ON ${table} (tenant_id, case_id, id)`);
    await protect(q, table);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE disputes.case_paper`);
  }
}
