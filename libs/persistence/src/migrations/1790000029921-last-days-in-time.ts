import type { MigrationInterface, QueryRunner } from 'typeorm';

const OUTBOX = 'messaging.outbox_message';

/**
 * A deadline now is the day to which law moves a last day that is off. Which days are off is known to the application: a
 * message to it has every deadline counted anew, and every petition judged by the holidays.
 */
export class LastDaysInTime1790000029921 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE ${OUTBOX} NO FORCE ROW LEVEL SECURITY`);
    await q.query(`INSERT INTO ${OUTBOX} (tenant_id, id, occurred_at, type, payload)
      SELECT tenant_id, gen_random_uuid(), now(), 'case-clocks.recount.v1', '{}' FROM platform.tenant`);
    await q.query(`ALTER TABLE ${OUTBOX} FORCE ROW LEVEL SECURITY`);
  }

  async down(): Promise<void> {
    // Nothing of it is kept in the schema; a row is counted anew with the next step of its case.
  }
}
