import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createSchema, protect } from './protection';

/** Service events; a figure that nobody counted is null, not 0. */
export class Activities1790000023020 implements MigrationInterface {
  name = 'Activities1790000023020';

  async up(q: QueryRunner): Promise<void> {
    await createSchema(q, 'activities');
    await q.query(`CREATE TABLE activities.activity (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, union_id uuid NOT NULL, held_on date NOT NULL,
      name text NOT NULL, category text, person_times int, quantity int, unit text, cost_fen bigint, fund_name text,
      note text, status text NOT NULL, void_reason text, registered_by_name text NOT NULL,
      registered_at timestamptz NOT NULL, import_id uuid,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT activity_status_known CHECK (status IN ('registered','voided')),
      CONSTRAINT activity_figures_not_negative CHECK (person_times >= 0 AND quantity >= 0 AND cost_fen >= 0),
      CONSTRAINT activity_void_has_reason CHECK ((status = 'voided') = (void_reason IS NOT NULL)),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(`CREATE INDEX activity_by_union ON activities.activity (tenant_id, union_id, held_on, id)`);
    await q.query(`CREATE INDEX activity_by_day ON activities.activity (tenant_id, held_on, id)`);
    await q.query(`CREATE INDEX activity_by_import ON activities.activity (tenant_id, import_id)
      WHERE import_id IS NOT NULL`);
    await protect(q, 'activities.activity');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP SCHEMA activities CASCADE`);
  }
}
