import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, protect } from './protection';

/** 经费调剂 and 调账: one asks, another decides; the database refuses that both are the same person. */
export class FundMovements1790000015200 implements MigrationInterface {
  name = 'FundMovements1790000015200';

  async up(q: QueryRunner): Promise<void> {
    const table = 'funds.fund_movement';
    await q.query(`CREATE TABLE ${table} (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, number text NOT NULL, union_id uuid NOT NULL,
      kind text NOT NULL, status text NOT NULL, fund_account_id uuid NOT NULL, to_fund_account_id uuid,
      amount bigint NOT NULL, book_on date NOT NULL, reason text NOT NULL, document text NOT NULL,
      leaves_purpose boolean NOT NULL, requested_by uuid NOT NULL, requested_by_name text NOT NULL,
      requested_at timestamptz NOT NULL, decided_by uuid, decided_by_name text, decided_at timestamptz,
      decision_note text NOT NULL, journal_id uuid,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT fund_movement_kind_known CHECK (kind IN ('transfer','adjust')),
      CONSTRAINT fund_movement_status_known CHECK (status IN ('open','booked','refused','withdrawn')),
      CONSTRAINT fund_movement_transfer_has_target CHECK ((kind = 'transfer') = (to_fund_account_id IS NOT NULL)),
      CONSTRAINT fund_movement_amount_fits CHECK (amount <> 0 AND (kind = 'adjust' OR amount > 0)),
      CONSTRAINT fund_movement_two_persons CHECK (status NOT IN ('booked','refused') OR decided_by <> requested_by),
      CONSTRAINT fund_movement_decided_has_time CHECK ((status = 'open') = (decided_at IS NULL)),
      CONSTRAINT fund_movement_booked_has_journal CHECK ((status = 'booked') = (journal_id IS NOT NULL)),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id),
      FOREIGN KEY (tenant_id, fund_account_id) REFERENCES funds.fund_account (tenant_id, id),
      FOREIGN KEY (tenant_id, to_fund_account_id) REFERENCES funds.fund_account (tenant_id, id),
      FOREIGN KEY (tenant_id, journal_id) REFERENCES funds.journal (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX fund_movement_number ON ${table} (tenant_id, number)`);
    await q.query(`CREATE INDEX fund_movement_by_union ON ${table} (tenant_id, union_id, id)`);
    await q.query(`CREATE INDEX fund_movement_by_account ON ${table} (tenant_id, fund_account_id, id)`);
    await q.query(`CREATE INDEX fund_movement_to_account ON ${table} (tenant_id, to_fund_account_id, id)
      WHERE to_fund_account_id IS NOT NULL`);
    await protect(q, table);
    await q.query(`REVOKE DELETE ON ${table} FROM ${APP_ROLE}`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE funds.fund_movement`);
  }
}
