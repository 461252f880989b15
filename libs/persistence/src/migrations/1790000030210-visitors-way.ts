import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = 'rounds.roster_entry';
const WAY = 'tenant_id, round_id, visitor_id';

/** Nobody shares a place on a visitor's way. Deferrable: a statement that renumbers a way is judged at its end. */
export class VisitorsWay1790000030210 implements MigrationInterface {
  name = 'VisitorsWay1790000030210';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE ${TABLE} NO FORCE ROW LEVEL SECURITY`);
    await q.query(`UPDATE ${TABLE} e SET visit_order = n.place FROM (
        SELECT tenant_id, id, row_number() OVER (PARTITION BY ${WAY} ORDER BY visit_order, order_no, id) AS place
        FROM ${TABLE} WHERE visit_order IS NOT NULL AND (${WAY}) IN (
          SELECT ${WAY} FROM ${TABLE} WHERE visitor_id IS NOT NULL AND visit_order IS NOT NULL
          GROUP BY ${WAY}, visit_order HAVING count(*) > 1)) n
      WHERE e.tenant_id = n.tenant_id AND e.id = n.id`);
    await q.query(`ALTER TABLE ${TABLE} FORCE ROW LEVEL SECURITY`);
    await q.query(`DROP INDEX rounds.roster_entry_by_visitor`);
    await q.query(`ALTER TABLE ${TABLE} ADD CONSTRAINT roster_entry_one_place
      UNIQUE (${WAY}, visit_order) DEFERRABLE INITIALLY IMMEDIATE`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE ${TABLE} DROP CONSTRAINT roster_entry_one_place`);
    await q.query(
      `CREATE INDEX roster_entry_by_visitor ON ${TABLE} (${WAY}, visit_order) WHERE visitor_id IS NOT NULL`,
    );
  }
}
