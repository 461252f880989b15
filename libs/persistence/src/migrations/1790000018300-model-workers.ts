import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createSchema, protect } from './protection';

const LEVEL = `('national','provincial','municipal','county')`;
const KIND = `('living','special','condolence')`;
const LIVE = `status IN ('requested','paid')`;

export class ModelWorkers1790000018300 implements MigrationInterface {
  name = 'ModelWorkers1790000018300';

  async up(q: QueryRunner): Promise<void> {
    // The file that sets the level of the register; null: nobody has one.
    await q.query(`ALTER TABLE members.member ADD COLUMN model_worker_file_id uuid`);
    await createSchema(q, 'model_workers');
    await this.files(q);
    await this.surveys(q);
    await this.aids(q);
  }

  private async files(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE model_workers.file (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, member_id uuid NOT NULL, level text NOT NULL,
      honours jsonb NOT NULL, status text NOT NULL, since date NOT NULL, barred_reason text, note text,
      opened_by_name text NOT NULL, opened_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT model_worker_file_status_known CHECK (status IN ('active','died','revoked','abroad','lost','voided')),
      CONSTRAINT model_worker_file_level_known CHECK (level IN ${LEVEL}),
      CONSTRAINT model_worker_file_has_honour CHECK (jsonb_array_length(honours) > 0),
      FOREIGN KEY (tenant_id, member_id) REFERENCES members.member (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX model_worker_file_once ON model_workers.file (tenant_id, member_id)
      WHERE status <> 'voided'`);
    await protect(q, 'model_workers.file');
    await q.query(`CREATE TABLE model_workers.file_change (
      tenant_id uuid NOT NULL, id uuid NOT NULL, file_id uuid NOT NULL, action text NOT NULL, from_status text NOT NULL,
      to_status text NOT NULL, happened_on date NOT NULL, reason text, by_name text NOT NULL, at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, file_id) REFERENCES model_workers.file (tenant_id, id))`);
    await q.query(`CREATE INDEX model_worker_change_by_file ON model_workers.file_change (tenant_id, file_id, id)`);
    await protect(q, 'model_workers.file_change', { appendOnly: true });
  }

  private async surveys(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE model_workers.survey (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, file_id uuid NOT NULL, year int NOT NULL,
      status text NOT NULL, due_on date NOT NULL, opened_at timestamptz NOT NULL, livelihood text,
      monthly_income bigint, persons int, causes text[] NOT NULL DEFAULT '{}', needs text, answered_at timestamptz,
      answered_by_name text, answered_by_himself boolean NOT NULL DEFAULT false, accepted_by_name text,
      last_reason text,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT model_worker_survey_status_known
        CHECK (status IN ('open','answered','accepted','lapsed','cancelled')),
      CONSTRAINT model_worker_survey_livelihood_known
        CHECK (livelihood IN ('on-duty','retired','farmer','none')),
      CONSTRAINT model_worker_survey_causes_known
        CHECK (causes <@ ARRAY['illness','disaster','schooling','single-parent']::text[]),
      CONSTRAINT model_worker_survey_income CHECK (monthly_income >= 0),
      CONSTRAINT model_worker_survey_persons CHECK (persons BETWEEN 1 AND 30),
      CONSTRAINT model_worker_survey_answered_whole CHECK (status NOT IN ('answered','accepted')
        OR (livelihood IS NOT NULL AND monthly_income IS NOT NULL AND persons IS NOT NULL AND answered_at IS NOT NULL)),
      FOREIGN KEY (tenant_id, file_id) REFERENCES model_workers.file (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX model_worker_survey_once ON model_workers.survey (tenant_id, file_id, year)`);
    await q.query(`CREATE INDEX model_worker_survey_by_due ON model_workers.survey (tenant_id, due_on, id)
      WHERE status IN ('open','answered')`);
    await protect(q, 'model_workers.survey');
  }

  private async aids(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE model_workers.special_aid (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, file_id uuid NOT NULL, union_id uuid NOT NULL,
      year int NOT NULL, kind text NOT NULL, level text NOT NULL, exclusive_group text, status text NOT NULL,
      amount bigint NOT NULL, inputs jsonb NOT NULL, lines jsonb NOT NULL, basis text NOT NULL,
      disbursement_id uuid NOT NULL, disbursement_number text NOT NULL, paid_on date, requested_by_name text NOT NULL,
      requested_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT model_worker_aid_kind_known CHECK (kind IN ${KIND}),
      CONSTRAINT model_worker_aid_level_known CHECK (level IN ${LEVEL}),
      CONSTRAINT model_worker_aid_status_known CHECK (status IN ('requested','paid','ended','reversed')),
      CONSTRAINT model_worker_aid_positive CHECK (amount > 0),
      FOREIGN KEY (tenant_id, file_id) REFERENCES model_workers.file (tenant_id, id),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX model_worker_aid_once_a_year
      ON model_workers.special_aid (tenant_id, file_id, kind, year) WHERE ${LIVE}`);
    await q.query(`CREATE UNIQUE INDEX model_worker_aid_not_combined
      ON model_workers.special_aid (tenant_id, file_id, exclusive_group, year)
      WHERE ${LIVE} AND exclusive_group IS NOT NULL`);
    await q.query(`CREATE INDEX model_worker_aid_by_file ON model_workers.special_aid (tenant_id, file_id, id)`);
    await q.query(`CREATE INDEX model_worker_aid_by_payment ON model_workers.special_aid (tenant_id, paid_on)
      WHERE status = 'paid'`);
    await protect(q, 'model_workers.special_aid');
    await q.query(`CREATE TABLE model_workers.aid_rule (
      tenant_id uuid NOT NULL, id uuid NOT NULL, level text NOT NULL, kind text NOT NULL, valid_from date NOT NULL,
      on_duty_line bigint, retired_line bigint, farmer_line bigint, monthly_most bigint, share_percent int, most bigint,
      yearly_most bigint, basis text NOT NULL, made_by_name text NOT NULL, made_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT model_worker_rule_kind_known CHECK (kind IN ${KIND}),
      CONSTRAINT model_worker_rule_level_known CHECK (level IN ${LEVEL}),
      CONSTRAINT model_worker_rule_share CHECK (share_percent BETWEEN 1 AND 100))`);
    await q.query(`CREATE UNIQUE INDEX model_worker_rule_once
      ON model_workers.aid_rule (tenant_id, level, kind, valid_from)`);
    await protect(q, 'model_workers.aid_rule', { appendOnly: true });
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP SCHEMA model_workers CASCADE`);
    await q.query(`ALTER TABLE members.member DROP COLUMN model_worker_file_id`);
  }
}
