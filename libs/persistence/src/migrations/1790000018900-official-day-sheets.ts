import type { MigrationInterface, QueryRunner } from 'typeorm';

const KINDS = `'organizations','roster','fund-accounts','visits','hardship-files','hardship-persons'`;
const SUBJECTS = `'union','fund-account'`;

/** A year's official days come in as a sheet, too, and are taken back with the import. */
export class OfficialDaySheets1790000018900 implements MigrationInterface {
  name = 'OfficialDaySheets1790000018900';

  async up(q: QueryRunner): Promise<void> {
    await allow(q, `${KINDS},'official-days'`, `${SUBJECTS},'official-year'`);
  }

  async down(q: QueryRunner): Promise<void> {
    await allow(q, KINDS, SUBJECTS);
  }
}

async function allow(q: QueryRunner, kinds: string, subjects: string): Promise<void> {
  await q.query(`ALTER TABLE intake.import_sheet DROP CONSTRAINT import_sheet_kind_known,
    ADD CONSTRAINT import_sheet_kind_known CHECK (kind IN (${kinds}))`);
  await q.query(`ALTER TABLE intake.import_effect DROP CONSTRAINT import_effect_subject_known,
    ADD CONSTRAINT import_effect_subject_known CHECK (subject_type IN (${subjects}))`);
}
