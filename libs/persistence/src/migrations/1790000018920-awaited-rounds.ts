import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protection';

/** Holidays for which a union should plan a round, written ahead of their lead days. */
export class AwaitedRounds1790000018920 implements MigrationInterface {
  name = 'AwaitedRounds1790000018920';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE rounds.awaited_round (
      tenant_id uuid NOT NULL, id uuid NOT NULL, union_id uuid NOT NULL, holiday_code text NOT NULL,
      holiday_year int NOT NULL, holiday_on date NOT NULL, prepare_on date NOT NULL, written_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT awaited_round_days_in_order CHECK (prepare_on <= holiday_on),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX awaited_round_of_union
      ON rounds.awaited_round (tenant_id, union_id, holiday_code, holiday_year)`);
    await q.query(`CREATE INDEX awaited_round_by_day ON rounds.awaited_round (tenant_id, prepare_on, id)`);
    await protect(q, 'rounds.awaited_round');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE rounds.awaited_round`);
  }
}
