import type { MigrationInterface, QueryRunner } from 'typeorm';

/** To whom the desk gives a line of a hand-over that the next officer refused. */
export class RefusedLines1790000029160 implements MigrationInterface {
  name = 'RefusedLines1790000029160';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE identity.hand_over_line ADD COLUMN to_account_id uuid, ADD COLUMN to_name text,
      ADD CONSTRAINT hand_over_line_receiver_named CHECK ((to_account_id IS NULL) = (to_name IS NULL)),
      ADD FOREIGN KEY (tenant_id, to_account_id) REFERENCES identity.account (tenant_id, id)`);
    await q.query(`CREATE INDEX hand_over_line_by_receiver
      ON identity.hand_over_line (tenant_id, to_account_id, hand_over_id) WHERE to_account_id IS NOT NULL`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE identity.hand_over_line DROP COLUMN to_account_id, DROP COLUMN to_name`);
  }
}
