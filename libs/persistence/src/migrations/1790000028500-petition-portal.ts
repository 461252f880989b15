import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the petitioner is to come and what he should bring, how he found it handled, and his own list. */
export class PetitionPortal1790000028500 implements MigrationInterface {
  name = 'PetitionPortal1790000028500';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE disputes.petition
      ADD COLUMN meeting_on date, ADD COLUMN meeting_time text, ADD COLUMN meeting_place_sealed bytea,
      ADD COLUMN meeting_bring_sealed bytea, ADD COLUMN stars int, ADD COLUMN comment_sealed bytea,
      ADD COLUMN rated_at timestamptz,
      ADD CONSTRAINT petition_stars_known CHECK (stars BETWEEN 1 AND 5),
      ADD CONSTRAINT petition_rated_whole CHECK ((stars IS NULL) = (rated_at IS NULL))`);
    await q.query(`CREATE INDEX petition_by_member ON disputes.petition (tenant_id, member_id, id)
      WHERE member_id IS NOT NULL`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX disputes.petition_by_member`);
    await q.query(`ALTER TABLE disputes.petition
      DROP CONSTRAINT petition_rated_whole, DROP CONSTRAINT petition_stars_known, DROP COLUMN rated_at,
      DROP COLUMN comment_sealed, DROP COLUMN stars, DROP COLUMN meeting_bring_sealed,
      DROP COLUMN meeting_place_sealed, DROP COLUMN meeting_time, DROP COLUMN meeting_on`);
  }
}
