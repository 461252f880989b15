import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who looked at a member's file is shown with what he was then: officer, cashier, chair. */
export class ViewerRoles1790000029710 implements MigrationInterface {
  name = 'ViewerRoles1790000029710';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE members.sensitive_view ADD COLUMN viewer_roles text[] NOT NULL DEFAULT '{}'`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE members.sensitive_view DROP COLUMN viewer_roles`);
  }
}
