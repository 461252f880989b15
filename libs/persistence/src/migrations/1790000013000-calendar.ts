import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createSchema, protect } from './protection';

export class Calendar1790000013000 implements MigrationInterface {
  name = 'Calendar1790000013000';

  async up(q: QueryRunner): Promise<void> {
    await createSchema(q, 'calendar');
    await this.officialYears(q);
    await this.holidays(q);
  }

  private async officialYears(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE calendar.official_year (
      tenant_id uuid NOT NULL, id uuid NOT NULL, year int NOT NULL, serial int NOT NULL, days jsonb,
      document text NOT NULL, published_on date,
      imported_at timestamptz NOT NULL, imported_by_id uuid NOT NULL, imported_by_name text NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT official_year_known CHECK (year BETWEEN 1950 AND 2099),
      CONSTRAINT official_year_serial_positive CHECK (serial >= 1),
      CONSTRAINT official_year_has_source CHECK (days IS NULL OR document <> ''))`);
    await q.query(`CREATE UNIQUE INDEX official_year_serial ON calendar.official_year (tenant_id, year, serial)`);
    await protect(q, 'calendar.official_year', { appendOnly: true });
  }

  /** Rows without union are the defaults of the tenant; NULLs are not equal, so they have an index of their own. */
  private async holidays(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE calendar.union_holiday (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, union_id uuid,
      code text NOT NULL, name text NOT NULL, state text NOT NULL, rule jsonb NOT NULL, lead_days int,
      audiences text[] NOT NULL, form text NOT NULL, purpose text NOT NULL, position int NOT NULL,
      valid_from date NOT NULL, valid_until date, created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT union_holiday_state_known CHECK (state IN ('kept','dropped','inherited')),
      CONSTRAINT union_holiday_form_known CHECK (form IN ('cash','goods','both','activity')),
      CONSTRAINT union_holiday_lead_sensible CHECK (lead_days BETWEEN 0 AND 120),
      CONSTRAINT union_holiday_dates_in_order CHECK (valid_until IS NULL OR valid_until >= valid_from),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(
      `CREATE UNIQUE INDEX union_holiday_of_union ON calendar.union_holiday (tenant_id, union_id, code, valid_from)
       WHERE union_id IS NOT NULL`,
    );
    await q.query(
      `CREATE UNIQUE INDEX union_holiday_of_tenant ON calendar.union_holiday (tenant_id, code, valid_from)
       WHERE union_id IS NULL`,
    );
    await protect(q, 'calendar.union_holiday');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP SCHEMA calendar CASCADE`);
  }
}
