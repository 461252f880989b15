import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protection';

/** 结对帮扶: somebody of the staff looks after a household and goes there so often. */
export class HardshipPairings1790000018240 implements MigrationInterface {
  name = 'HardshipPairings1790000018240';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE hardship.pairing (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, file_id uuid NOT NULL, union_id uuid NOT NULL,
      person_id uuid NOT NULL, person_name text NOT NULL, every_months int NOT NULL, since_on date NOT NULL,
      next_due_on date, last_visit_on date, visits int NOT NULL, ended_on date, ended_reason text,
      paired_by_name text NOT NULL, paired_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT pairing_months_sound CHECK (every_months BETWEEN 1 AND 12),
      CONSTRAINT pairing_end_whole CHECK ((ended_on IS NULL) = (ended_reason IS NULL) AND (ended_on IS NULL) = (next_due_on IS NOT NULL)),
      FOREIGN KEY (tenant_id, file_id) REFERENCES hardship.hardship_file (tenant_id, id),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    const table = 'hardship.pairing';
    await q.query(
      `CREATE UNIQUE INDEX pairing_once ON ${table} (tenant_id, file_id, person_id) WHERE ended_on IS NULL`,
    );
    await q.query(`CREATE INDEX pairing_by_person ON ${table} (tenant_id, person_id, id)`);
    await q.query(`CREATE INDEX pairing_by_union ON ${table} (tenant_id, union_id, next_due_on, id)`);
    await protect(q, table);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE hardship.pairing`);
  }
}
