import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a member lives, as far as a street or village: a round's people are handed to visitors street by street. */
export class MemberStreet1790000027020 implements MigrationInterface {
  name = 'MemberStreet1790000027020';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE members.member ADD COLUMN street text`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE members.member DROP COLUMN street`);
  }
}
