import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, protect } from './protection';

/** What money of a kind may serve: dated rows of unions above the product's defaults. */
export class FundEligibility1790000015300 implements MigrationInterface {
  name = 'FundEligibility1790000015300';

  async up(q: QueryRunner): Promise<void> {
    const table = 'funds.fund_eligibility';
    await q.query(`CREATE TABLE ${table} (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, union_id uuid NOT NULL, fund_kind text NOT NULL,
      purposes text[] NOT NULL, as_restricted boolean NOT NULL, needs_hardship_file boolean NOT NULL,
      valid_from date NOT NULL, valid_to date, source text NOT NULL, set_by uuid NOT NULL, set_by_name text NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT fund_eligibility_purposes_whole CHECK (as_restricted = (cardinality(purposes) = 0)),
      CONSTRAINT fund_eligibility_dates_in_order CHECK (valid_to IS NULL OR valid_to >= valid_from),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX fund_eligibility_from
      ON ${table} (tenant_id, union_id, fund_kind, valid_from)`);
    await protect(q, table);
    await q.query(`REVOKE DELETE ON ${table} FROM ${APP_ROLE}`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE funds.fund_eligibility`);
  }
}
