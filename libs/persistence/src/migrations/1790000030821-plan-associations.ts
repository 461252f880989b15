import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A plan tells which association runs it and how it is reached: who consents is told to whom his papers go. */
export class PlanAssociations1790000030821 implements MigrationInterface {
  name = 'PlanAssociations1790000030821';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE mutual_aid.plan ADD COLUMN association text`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE mutual_aid.plan DROP COLUMN association`);
  }
}
