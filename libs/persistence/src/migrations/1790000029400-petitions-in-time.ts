import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = 'disputes.petition';
/** Saturdays and Sundays move a last day; which holidays did is known to the clocks alone, for what is concluded later. */
const moved = (day: string): string =>
  `(${day} + CASE extract(isodow FROM ${day})::int WHEN 6 THEN 2 WHEN 7 THEN 1 ELSE 0 END)`;

/** Whether a petition was told and answered in time, as its clocks judged it when it was concluded. */
export class PetitionsInTime1790000029400 implements MigrationInterface {
  name = 'PetitionsInTime1790000029400';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE ${TABLE} ADD COLUMN in_time boolean`);
    await q.query(`ALTER TABLE ${TABLE} NO FORCE ROW LEVEL SECURITY`);
    await q.query(`UPDATE ${TABLE} SET in_time =
        (petitioner_sealed IS NULL OR coalesce(replied_on, concluded_on) <= ${moved('(received_on + 15)')})
        AND (accepted_on IS NULL OR concluded_on <= ${moved('(accepted_on + 60 + extended_days)')})
      WHERE concluded_on IS NOT NULL`);
    await q.query(`ALTER TABLE ${TABLE} FORCE ROW LEVEL SECURITY`);
    await q.query(`ALTER TABLE ${TABLE}
      ADD CONSTRAINT petition_judged_whole CHECK ((in_time IS NULL) = (concluded_on IS NULL))`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE ${TABLE} DROP COLUMN in_time`);
  }
}
