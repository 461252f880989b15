import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = 'hardship.duplicate_sign';

/** Whose document it was that somebody else typed: the attempt leaves nothing else to compare by. */
export class DuplicatePersons1790000029941 implements MigrationInterface {
  name = 'DuplicatePersons1790000029941';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE ${TABLE} ADD COLUMN person_ids uuid[] NOT NULL DEFAULT '{}'`);
    await q.query(`ALTER TABLE ${TABLE} ALTER COLUMN person_ids DROP DEFAULT`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE ${TABLE} DROP COLUMN person_ids`);
  }
}
