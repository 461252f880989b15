import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = 'notifications.reminder_rules';
const COLUMNS = 'tenant_id, union_id, valid_from';

/** Rules of reminding are corrected by setting them again from the same day on: the last of a day counts, all are kept. */
export class CorrectedRules1790000030220 implements MigrationInterface {
  name = 'CorrectedRules1790000030220';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX notifications.reminder_rules_from`);
    await q.query(`CREATE INDEX reminder_rules_from ON ${TABLE} (${COLUMNS}, id)`);
  }

  /** What was corrected goes. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE ${TABLE} NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER USER`);
    await q.query(`DELETE FROM ${TABLE} WHERE (tenant_id, id) NOT IN (
      SELECT DISTINCT ON (${COLUMNS}) tenant_id, id FROM ${TABLE} ORDER BY ${COLUMNS}, id DESC)`);
    await q.query(`ALTER TABLE ${TABLE} FORCE ROW LEVEL SECURITY, ENABLE TRIGGER USER`);
    await q.query(`DROP INDEX notifications.reminder_rules_from`);
    await q.query(`CREATE UNIQUE INDEX reminder_rules_from ON ${TABLE} (${COLUMNS})`);
  }
}
