import type { MigrationInterface, QueryRunner } from 'typeorm';

const BEFORE = `'assigned','accepted','handed-over','declined','excused','cancelled','escalated','visit-corrected','visit-voided','rated','closed','reopened','reinstated'`;
const WITH_PAPERS = BEFORE.replace(`'rated'`, `'papers-added','rated'`);

/** The timeline of a duty also tells of papers that came after the visit. */
export class VisitPapers1790000012000 implements MigrationInterface {
  name = 'VisitPapers1790000012000';

  async up(q: QueryRunner): Promise<void> {
    await allowKinds(q, WITH_PAPERS);
  }

  async down(q: QueryRunner): Promise<void> {
    await allowKinds(q, BEFORE);
  }
}

async function allowKinds(q: QueryRunner, kinds: string): Promise<void> {
  await q.query(`ALTER TABLE visits.duty_fact DROP CONSTRAINT duty_fact_kind_known`);
  await q.query(`ALTER TABLE visits.duty_fact ADD CONSTRAINT duty_fact_kind_known CHECK (kind IN (${kinds}))`);
}
