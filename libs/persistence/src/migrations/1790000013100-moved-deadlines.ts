import type { MigrationInterface, QueryRunner } from 'typeorm';

const BEFORE = `'assigned','accepted','handed-over','declined','excused','cancelled','escalated','visit-corrected','visit-voided','papers-added','rated','closed','reopened','reinstated'`;
const WITH_MOVED = `${BEFORE},'deadline-moved'`;

/** The timeline of a duty also tells that its deadline moved with a year's official days. */
export class MovedDeadlines1790000013100 implements MigrationInterface {
  name = 'MovedDeadlines1790000013100';

  async up(q: QueryRunner): Promise<void> {
    await allowKinds(q, WITH_MOVED);
  }

  async down(q: QueryRunner): Promise<void> {
    await allowKinds(q, BEFORE);
  }
}

async function allowKinds(q: QueryRunner, kinds: string): Promise<void> {
  await q.query(`ALTER TABLE visits.duty_fact DROP CONSTRAINT duty_fact_kind_known`);
  await q.query(`ALTER TABLE visits.duty_fact ADD CONSTRAINT duty_fact_kind_known CHECK (kind IN (${kinds}))`);
}
