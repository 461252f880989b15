import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = 'disputes.case_paper';
const kinds = (known: string): string => `ALTER TABLE ${TABLE} DROP CONSTRAINT case_paper_case_known,
  ADD CONSTRAINT case_paper_case_known CHECK (case_kind IN (${known}))`;

/** Papers of an accident, of all of it or of one of the injured. */
export class AccidentPapers1790000029920 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(kinds(`'dispute','legal-aid','accident'`));
    await q.query(`ALTER TABLE ${TABLE} ADD COLUMN person_id uuid,
      ADD CONSTRAINT case_paper_of_accident CHECK (case_kind <> 'accident' OR side = 'internal'),
      ADD CONSTRAINT case_paper_person_of_accident CHECK (person_id IS NULL OR case_kind = 'accident'),
      ADD FOREIGN KEY (tenant_id, person_id) REFERENCES disputes.accident_person (tenant_id, id)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE ${TABLE} NO FORCE ROW LEVEL SECURITY`);
    await q.query(`DELETE FROM ${TABLE} WHERE case_kind = 'accident'`);
    await q.query(`ALTER TABLE ${TABLE} FORCE ROW LEVEL SECURITY`);
    await q.query(`ALTER TABLE ${TABLE} DROP CONSTRAINT case_paper_of_accident, DROP COLUMN person_id`);
    await q.query(kinds(`'dispute','legal-aid'`));
  }
}
