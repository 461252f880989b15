import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createSchema, protect } from './protection';

export class Standards1790000006000 implements MigrationInterface {
  name = 'Standards1790000006000';

  async up(q: QueryRunner): Promise<void> {
    await createSchema(q, 'standards');
    await this.occasions(q);
    await this.standards(q);
  }

  /** Rows without union are the defaults of the tenant; NULLs are not equal, so they have an index of their own. */
  private async occasions(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE standards.occasion (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, union_id uuid,
      code text NOT NULL, name text NOT NULL, occasion_group text NOT NULL, deadline_working_days int,
      sub_conditions jsonb NOT NULL, sub_condition_required boolean NOT NULL, fund_purpose text NOT NULL,
      kept boolean NOT NULL, is_default boolean NOT NULL, position int NOT NULL,
      valid_from date NOT NULL, valid_to date, created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT occasion_group_known CHECK (occasion_group IN ('must-visit','talk','festival','other')),
      CONSTRAINT occasion_deadline_sensible CHECK (deadline_working_days BETWEEN 0 AND 365),
      CONSTRAINT occasion_dates_in_order CHECK (valid_to IS NULL OR valid_to >= valid_from),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(
      `CREATE UNIQUE INDEX occasion_of_union ON standards.occasion (tenant_id, union_id, code, valid_from)
       WHERE union_id IS NOT NULL`,
    );
    await q.query(
      `CREATE UNIQUE INDEX occasion_of_tenant ON standards.occasion (tenant_id, code, valid_from)
       WHERE union_id IS NULL`,
    );
    await protect(q, 'standards.occasion');
  }

  private async standards(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE standards.benefit_standard (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, union_id uuid,
      code text NOT NULL, name text NOT NULL, occasion text NOT NULL, sub_condition text, form text NOT NULL,
      cap_per_event bigint NOT NULL, max_count_per_year int, max_amount_per_year bigint, max_count_ever int,
      same_disease_once_per_year boolean NOT NULL, counted_over text NOT NULL, counted_for text NOT NULL,
      claim_window_months int, evidence jsonb NOT NULL, fund_kinds text[] NOT NULL, beneficiary text NOT NULL,
      for_standings text[] NOT NULL, exclusions text NOT NULL, rule_version text NOT NULL, source text NOT NULL,
      is_default boolean NOT NULL, position int NOT NULL,
      valid_from date NOT NULL, valid_to date, created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT benefit_standard_form_known CHECK (form IN ('cash','goods','both')),
      CONSTRAINT benefit_standard_caps_positive CHECK (cap_per_event > 0 AND max_amount_per_year >= cap_per_event
        AND max_count_per_year > 0 AND max_count_ever > 0 AND claim_window_months > 0),
      CONSTRAINT benefit_standard_counted_known
        CHECK (counted_over IN ('occasion','standard') AND counted_for IN ('person','household')),
      CONSTRAINT benefit_standard_beneficiary_known CHECK (beneficiary IN ('member','family')),
      CONSTRAINT benefit_standard_dates_in_order CHECK (valid_to IS NULL OR valid_to >= valid_from),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    const key = `occasion, sub_condition, valid_from`;
    const table = 'standards.benefit_standard';
    await q.query(`CREATE INDEX benefit_standard_by_union ON ${table} (tenant_id, union_id, ${key})`);
    await protect(q, table);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP SCHEMA standards CASCADE`);
  }
}
