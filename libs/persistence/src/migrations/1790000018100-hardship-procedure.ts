import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protection';

export class HardshipProcedure1790000018100 implements MigrationInterface {
  name = 'HardshipProcedure1790000018100';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE hardship.hardship_file ADD COLUMN consented_on date, ADD COLUMN consented_by text,
      ADD COLUMN consented_cause boolean NOT NULL DEFAULT false, ADD COLUMN other_judgement boolean NOT NULL DEFAULT false`);
    await q.query(`ALTER TABLE hardship.hardship_file ALTER COLUMN consented_cause DROP DEFAULT,
      ALTER COLUMN other_judgement DROP DEFAULT`);
    await this.records(q);
    await this.papers(q);
    // What is decided may be no money at all, such as a household's file.
    await q.query(`ALTER TABLE approvals.approval_request DROP CONSTRAINT approval_request_amount_positive,
      ADD CONSTRAINT approval_request_amount_not_negative CHECK (amount >= 0)`);
  }

  /** Home visits, meetings that assessed, re-investigations and visits after the exit: words sealed, never changed. */
  private async records(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE hardship.file_record (
      tenant_id uuid NOT NULL, id uuid NOT NULL, file_id uuid NOT NULL, kind text NOT NULL, held_on date NOT NULL,
      people text[] NOT NULL, conforms boolean NOT NULL, votes_for int, votes_against int, abstained int,
      words_sealed bytea NOT NULL, recorded_by uuid NOT NULL, recorded_by_name text NOT NULL,
      recorded_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT file_record_kind_known CHECK (kind IN ('home-visit','assessment','reinvestigation','watch')),
      CONSTRAINT file_record_votes_whole CHECK ((kind = 'assessment') = (votes_for IS NOT NULL)
        AND (votes_for IS NULL) = (votes_against IS NULL) AND (votes_for IS NULL) = (abstained IS NULL)),
      CONSTRAINT file_record_has_people CHECK (cardinality(people) >= 1),
      FOREIGN KEY (tenant_id, file_id) REFERENCES hardship.hardship_file (tenant_id, id))`);
    await q.query(`CREATE INDEX file_record_by_file ON hardship.file_record (tenant_id, file_id, id)`);
    await protect(q, 'hardship.file_record', { appendOnly: true });
  }

  private async papers(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE hardship.file_paper (
      tenant_id uuid NOT NULL, file_id uuid NOT NULL, document_id uuid NOT NULL, item text NOT NULL,
      added_by_name text NOT NULL, added_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, file_id, document_id),
      FOREIGN KEY (tenant_id, file_id) REFERENCES hardship.hardship_file (tenant_id, id))`);
    await protect(q, 'hardship.file_paper');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE approvals.approval_request DROP CONSTRAINT approval_request_amount_not_negative,
      ADD CONSTRAINT approval_request_amount_positive CHECK (amount > 0)`);
    await q.query(`DROP TABLE hardship.file_paper, hardship.file_record`);
    await q.query(`ALTER TABLE hardship.hardship_file DROP COLUMN consented_on, DROP COLUMN consented_by,
      DROP COLUMN consented_cause, DROP COLUMN other_judgement`);
  }
}
