import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long before the holiday a union begins: the reminders of a round follow it. */
export class RoundLead1790000027010 implements MigrationInterface {
  name = 'RoundLead1790000027010';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE rounds.round ADD COLUMN holiday_lead_days int,
      ADD CONSTRAINT round_lead_of_holiday CHECK (holiday_lead_days IS NULL OR holiday_code IS NOT NULL)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE rounds.round DROP COLUMN holiday_lead_days`);
  }
}
