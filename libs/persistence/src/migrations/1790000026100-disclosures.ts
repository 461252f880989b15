import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, protect } from './protection';

/** 会务公开: notices of money and aid to the members, and how they rate them. */
export class Disclosures1790000026100 implements MigrationInterface {
  name = 'Disclosures1790000026100';

  async up(q: QueryRunner): Promise<void> {
    await this.disclosures(q);
    await this.followUp(q);
    await this.awaited(q);
  }

  private async disclosures(q: QueryRunner): Promise<void> {
    const table = 'reporting.disclosure';
    await q.query(`CREATE TABLE ${table} (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, number text NOT NULL, union_id uuid NOT NULL,
      kind text NOT NULL, from_on date NOT NULL, to_on date NOT NULL, status text NOT NULL, figures jsonb NOT NULL,
      source_return_id uuid, frozen_at timestamptz NOT NULL, replaces_id uuid, correction_reason text,
      drafted_by_name text NOT NULL, published_at timestamptz, published_by_name text, withdrawn_at timestamptz,
      withdrawn_by_name text, withdrawal_reason text,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT disclosure_kind_known CHECK (kind IN ('quarter','year')),
      CONSTRAINT disclosure_status_known CHECK (status IN ('drafted','published','withdrawn','dropped')),
      CONSTRAINT disclosure_days_in_order CHECK (from_on < to_on),
      CONSTRAINT disclosure_published_whole CHECK ((published_at IS NULL) = (published_by_name IS NULL)
        AND (status IN ('published','withdrawn')) = (published_at IS NOT NULL)),
      CONSTRAINT disclosure_withdrawn_whole CHECK ((withdrawn_at IS NULL) = (withdrawn_by_name IS NULL)
        AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL)
        AND (status = 'withdrawn') = (withdrawn_at IS NOT NULL)),
      CONSTRAINT disclosure_correction_whole CHECK ((replaces_id IS NULL) = (correction_reason IS NULL)),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id),
      FOREIGN KEY (tenant_id, source_return_id) REFERENCES reporting.period_return (tenant_id, id),
      FOREIGN KEY (tenant_id, replaces_id) REFERENCES ${table} (tenant_id, id))`);
    for (const [name, status] of [
      ['disclosure_one_draft', 'drafted'],
      ['disclosure_one_published', 'published'],
    ])
      await q.query(
        `CREATE UNIQUE INDEX ${name} ON ${table} (tenant_id, union_id, kind, from_on) WHERE status = '${status}'`,
      );
    await q.query(`CREATE INDEX disclosure_by_union ON ${table} (tenant_id, union_id, to_on, id)`);
    await q.query(`CREATE INDEX disclosure_by_day ON ${table} (tenant_id, to_on, id)`);
    await q.query(
      `CREATE INDEX disclosure_by_replaced ON ${table} (tenant_id, replaces_id) WHERE replaces_id IS NOT NULL`,
    );
    await protect(q, table);
    await q.query(`REVOKE DELETE ON ${table} FROM ${APP_ROLE}`);
  }

  private async followUp(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE reporting.disclosure_fact (
      tenant_id uuid NOT NULL, id uuid NOT NULL, disclosure_id uuid NOT NULL, action text NOT NULL,
      at timestamptz NOT NULL, by_name text NOT NULL, reason text,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT disclosure_fact_action_known CHECK (action IN ('freeze','freeze-again','publish','withdraw','drop')),
      FOREIGN KEY (tenant_id, disclosure_id) REFERENCES reporting.disclosure (tenant_id, id))`);
    await q.query(
      `CREATE INDEX disclosure_fact_by_disclosure ON reporting.disclosure_fact (tenant_id, disclosure_id, id)`,
    );
    await protect(q, 'reporting.disclosure_fact', { appendOnly: true });
    await q.query(`CREATE TABLE reporting.disclosure_rating (
      tenant_id uuid NOT NULL, disclosure_id uuid NOT NULL, rater_mac bytea NOT NULL, stars int NOT NULL, word text,
      PRIMARY KEY (tenant_id, disclosure_id, rater_mac),
      CONSTRAINT disclosure_rating_stars_known CHECK (stars BETWEEN 1 AND 5),
      CONSTRAINT disclosure_rating_word_known CHECK (word IN ('clear','hard-to-read','want-more','doubt')),
      FOREIGN KEY (tenant_id, disclosure_id) REFERENCES reporting.disclosure (tenant_id, id))`);
    await protect(q, 'reporting.disclosure_rating', { appendOnly: true });
  }

  private async awaited(q: QueryRunner): Promise<void> {
    const table = 'reporting.awaited_disclosure';
    await q.query(`CREATE TABLE ${table} (
      tenant_id uuid NOT NULL, id uuid NOT NULL, union_id uuid NOT NULL, kind text NOT NULL, from_on date NOT NULL,
      to_on date NOT NULL, due_on date NOT NULL, written_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT awaited_disclosure_kind_known CHECK (kind IN ('quarter','year')),
      CONSTRAINT awaited_disclosure_due_after CHECK (due_on > to_on),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX awaited_disclosure_once ON ${table} (tenant_id, union_id, kind, from_on)`);
    await q.query(`CREATE INDEX awaited_disclosure_by_due ON ${table} (tenant_id, due_on, id)`);
    await protect(q, table);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['awaited_disclosure', 'disclosure_rating', 'disclosure_fact', 'disclosure'])
      await q.query(`DROP TABLE reporting.${table}`);
  }
}
