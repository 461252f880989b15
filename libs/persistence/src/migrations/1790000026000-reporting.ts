import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, createSchema, protect } from './protection';

export class Reporting1790000026000 implements MigrationInterface {
  name = 'Reporting1790000026000';

  async up(q: QueryRunner): Promise<void> {
    await createSchema(q, 'reporting');
    await this.wordings(q);
    await this.targets(q);
    await this.returns(q);
    await this.awaited(q);
  }

  /** How a union words its summary: the newest row counts, the others say how it was worded before. */
  private async wordings(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE reporting.wording (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, union_id uuid NOT NULL, words text NOT NULL,
      set_by_name text NOT NULL, set_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX wording_of_union ON reporting.wording (tenant_id, union_id)`);
    await protect(q, 'reporting.wording');
  }

  private async targets(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE reporting.target (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, union_id uuid NOT NULL, year int NOT NULL,
      figure_code text NOT NULL, figure_key text NOT NULL, label text NOT NULL, amount bigint NOT NULL,
      note text NOT NULL, set_by_name text NOT NULL, set_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT target_amount_positive CHECK (amount > 0),
      CONSTRAINT target_year_sensible CHECK (year BETWEEN 2000 AND 2200),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(
      `CREATE UNIQUE INDEX target_once ON reporting.target (tenant_id, union_id, year, figure_code, figure_key)`,
    );
    await protect(q, 'reporting.target');
    await q.query(`CREATE TABLE reporting.matching_rule (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, union_id uuid NOT NULL, year int NOT NULL,
      name text NOT NULL, upper_fund_id uuid NOT NULL, own_fund_id uuid NOT NULL, upper_parts int NOT NULL,
      own_parts int NOT NULL, note text NOT NULL, set_by_name text NOT NULL, set_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT matching_rule_parts_positive CHECK (upper_parts > 0 AND own_parts > 0),
      CONSTRAINT matching_rule_two_funds CHECK (upper_fund_id <> own_fund_id),
      CONSTRAINT matching_rule_year_sensible CHECK (year BETWEEN 2000 AND 2200),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id),
      FOREIGN KEY (tenant_id, upper_fund_id) REFERENCES funds.fund_account (tenant_id, id),
      FOREIGN KEY (tenant_id, own_fund_id) REFERENCES funds.fund_account (tenant_id, id))`);
    await q.query(`CREATE INDEX matching_rule_by_union ON reporting.matching_rule (tenant_id, union_id, year, id)`);
    await protect(q, 'reporting.matching_rule');
  }

  /** What a union reported for a period: its figures as they were when they were frozen. */
  private async returns(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE reporting.period_return (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, number text NOT NULL, union_id uuid NOT NULL,
      to_union_id uuid NOT NULL, kind text NOT NULL, from_on date NOT NULL, to_on date NOT NULL, status text NOT NULL,
      figures jsonb NOT NULL, note text NOT NULL, remarks text NOT NULL, times_returned int NOT NULL,
      frozen_at timestamptz NOT NULL, frozen_by_name text NOT NULL, submitted_at timestamptz, submitted_by_name text,
      decided_at timestamptz, decided_by_name text,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT period_return_kind_known CHECK (kind IN ('month','quarter','year')),
      CONSTRAINT period_return_status_known CHECK (status IN ('frozen','submitted','returned','accepted')),
      CONSTRAINT period_return_days_in_order CHECK (from_on < to_on),
      CONSTRAINT period_return_submitted_whole CHECK ((submitted_at IS NULL) = (submitted_by_name IS NULL)
        AND (status NOT IN ('submitted','accepted') OR submitted_at IS NOT NULL)),
      CONSTRAINT period_return_decided_whole CHECK ((decided_at IS NULL) = (decided_by_name IS NULL)
        AND (status NOT IN ('returned','accepted') OR decided_at IS NOT NULL)),
      CONSTRAINT period_return_to_another CHECK (to_union_id <> union_id),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id),
      FOREIGN KEY (tenant_id, to_union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    const table = 'reporting.period_return';
    await q.query(`CREATE UNIQUE INDEX period_return_once ON ${table} (tenant_id, union_id, kind, from_on)`);
    await q.query(`CREATE INDEX period_return_by_receiver ON ${table} (tenant_id, to_union_id, kind, from_on, id)`);
    await q.query(`CREATE INDEX period_return_by_day ON ${table} (tenant_id, to_on, id)`);
    await protect(q, table);
    await q.query(`REVOKE DELETE ON ${table} FROM ${APP_ROLE}`);
    await q.query(`CREATE TABLE reporting.return_fact (
      tenant_id uuid NOT NULL, id uuid NOT NULL, return_id uuid NOT NULL, action text NOT NULL, at timestamptz NOT NULL,
      by_name text NOT NULL, words text NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT return_fact_action_known
        CHECK (action IN ('freeze','freeze-again','submit','withdraw','send-back','accept')),
      FOREIGN KEY (tenant_id, return_id) REFERENCES reporting.period_return (tenant_id, id))`);
    await q.query(`CREATE INDEX return_fact_by_return ON reporting.return_fact (tenant_id, return_id, id)`);
    await protect(q, 'reporting.return_fact', { appendOnly: true });
  }

  /** Which returns a federation asks of the unions directly below, and those that are owed now. */
  private async awaited(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE reporting.return_rule (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, union_id uuid NOT NULL, kind text NOT NULL,
      days_after int NOT NULL, wanted boolean NOT NULL, since_on date NOT NULL, set_by_name text NOT NULL,
      set_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT return_rule_kind_known CHECK (kind IN ('month','quarter','year')),
      CONSTRAINT return_rule_days_sensible CHECK (days_after BETWEEN 1 AND 120),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX return_rule_of_union ON reporting.return_rule (tenant_id, union_id, kind)`);
    await protect(q, 'reporting.return_rule');
    await q.query(`CREATE TABLE reporting.awaited_return (
      tenant_id uuid NOT NULL, id uuid NOT NULL, union_id uuid NOT NULL, to_union_id uuid NOT NULL, kind text NOT NULL,
      from_on date NOT NULL, to_on date NOT NULL, due_on date NOT NULL, written_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT awaited_return_kind_known CHECK (kind IN ('month','quarter','year')),
      CONSTRAINT awaited_return_due_after CHECK (due_on > to_on),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id),
      FOREIGN KEY (tenant_id, to_union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(
      `CREATE UNIQUE INDEX awaited_return_once ON reporting.awaited_return (tenant_id, union_id, kind, from_on)`,
    );
    await q.query(`CREATE INDEX awaited_return_by_due ON reporting.awaited_return (tenant_id, due_on, id)`);
    await q.query(
      `CREATE INDEX awaited_return_by_receiver ON reporting.awaited_return (tenant_id, to_union_id, kind, from_on)`,
    );
    await protect(q, 'reporting.awaited_return');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP SCHEMA reporting CASCADE`);
  }
}
