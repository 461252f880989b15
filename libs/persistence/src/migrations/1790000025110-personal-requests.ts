import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protection';

/** What members ask about their own particulars: a copy, a correction, a deletion. */
export class PersonalRequests1790000025110 implements MigrationInterface {
  name = 'PersonalRequests1790000025110';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE members.personal_request (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, member_id uuid NOT NULL, union_id uuid NOT NULL,
      kind text NOT NULL, status text NOT NULL, words_sealed bytea, answer_sealed bytea, asked_at timestamptz NOT NULL,
      due_on date NOT NULL, answered_at timestamptz, answered_by_id uuid, answered_by_name text,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, member_id) REFERENCES members.member (tenant_id, id),
      CONSTRAINT personal_request_kind_known CHECK (kind IN ('copy','correction','deletion')),
      CONSTRAINT personal_request_status_known CHECK (status IN ('open','granted','refused','withdrawn')),
      CONSTRAINT personal_request_answer_whole CHECK ((status = 'open') = (answered_at IS NULL)))`);
    await q.query(`CREATE INDEX personal_request_by_member ON members.personal_request (tenant_id, member_id, id)`);
    await q.query(`CREATE INDEX personal_request_by_union ON members.personal_request (tenant_id, union_id, id)`);
    await q.query(`CREATE UNIQUE INDEX personal_request_one_open
      ON members.personal_request (tenant_id, member_id, kind) WHERE status = 'open'`);
    await protect(q, 'members.personal_request');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE members.personal_request`);
  }
}
