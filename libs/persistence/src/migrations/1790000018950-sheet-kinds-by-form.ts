import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which kinds of sheet exist is said by the code that reads them; the database holds them to their form. */
export class SheetKindsByForm1790000018950 implements MigrationInterface {
  name = 'SheetKindsByForm1790000018950';

  async up(q: QueryRunner): Promise<void> {
    await hold(q, `kind ~ '^[a-z][a-z-]*$'`, `subject_type ~ '^[a-z][a-z-]*$'`);
  }

  async down(q: QueryRunner): Promise<void> {
    await hold(
      q,
      `kind IN ('organizations','roster','fund-accounts','visits','hardship-files','hardship-persons','official-days')`,
      `subject_type IN ('union','fund-account','official-year')`,
    );
  }
}

async function hold(q: QueryRunner, kind: string, subject: string): Promise<void> {
  await q.query(`ALTER TABLE intake.import_sheet DROP CONSTRAINT import_sheet_kind_known,
    ADD CONSTRAINT import_sheet_kind_known CHECK (${kind})`);
  await q.query(`ALTER TABLE intake.import_effect DROP CONSTRAINT import_effect_subject_known,
    ADD CONSTRAINT import_effect_subject_known CHECK (${subject})`);
}
