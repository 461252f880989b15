import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createSchema, protect } from './protection';

export class Donations1790000023010 implements MigrationInterface {
  name = 'Donations1790000023010';

  async up(q: QueryRunner): Promise<void> {
    await createSchema(q, 'donations');
    await q.query(`CREATE TABLE donations.donation (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, number text NOT NULL, union_id uuid NOT NULL,
      given_on date NOT NULL, donor_name text NOT NULL, may_be_named boolean, amount_fen bigint,
      designated boolean, purpose text, fund_account_id uuid, journal_id uuid, note text, status text NOT NULL,
      void_reason text, receipt_issued_on date, receipt_issued_by text, registered_by_name text NOT NULL,
      registered_at timestamptz NOT NULL, import_id uuid,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT donation_status_known CHECK (status IN ('registered','voided')),
      CONSTRAINT donation_amount_positive CHECK (amount_fen > 0),
      CONSTRAINT donation_void_has_reason CHECK ((status = 'voided') = (void_reason IS NOT NULL)),
      CONSTRAINT donation_booked_in_account CHECK (journal_id IS NULL OR fund_account_id IS NOT NULL),
      CONSTRAINT donation_receipt_whole CHECK ((receipt_issued_on IS NULL) = (receipt_issued_by IS NULL)),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id),
      FOREIGN KEY (tenant_id, fund_account_id) REFERENCES funds.fund_account (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX donation_number ON donations.donation (tenant_id, number)`);
    await q.query(`CREATE INDEX donation_by_union ON donations.donation (tenant_id, union_id, given_on, id)`);
    await q.query(`CREATE INDEX donation_by_day ON donations.donation (tenant_id, given_on, id)`);
    await q.query(`CREATE INDEX donation_by_import ON donations.donation (tenant_id, import_id)
      WHERE import_id IS NOT NULL`);
    await protect(q, 'donations.donation');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP SCHEMA donations CASCADE`);
  }
}
