import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, createSchema, protect } from './protection';

const PARTS = `'asks','reviews','approves','pays','reconciles','receives'`;

export class Approvals1790000008000 implements MigrationInterface {
  name = 'Approvals1790000008000';

  async up(q: QueryRunner): Promise<void> {
    await createSchema(q, 'approvals');
    await this.routes(q);
    await this.requests(q);
    await this.separation(q);
    await this.signatures(q);
    await this.records(q);
    await this.delegations(q);
  }

  private async routes(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE approvals.approval_route (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL,
      code text NOT NULL, subject_kind text NOT NULL, tier text NOT NULL, name text NOT NULL,
      max_amount_per_payee bigint, max_batch_total bigint, max_amount_without_evidence bigint,
      takes_over_standard boolean NOT NULL, takes_off_budget boolean NOT NULL,
      only_fund_kinds text[], medical_above bigint, steps jsonb NOT NULL,
      union_id uuid, valid_from date NOT NULL, valid_to date,
      route_version text NOT NULL, source text NOT NULL, is_default boolean NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT approval_route_tier_known CHECK (tier IN ('T0','T1','T2','T3','T4')),
      CONSTRAINT approval_route_dates_in_order CHECK (valid_to IS NULL OR valid_to >= valid_from),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX approval_route_of_union
      ON approvals.approval_route (tenant_id, union_id, subject_kind, code, valid_from) WHERE union_id IS NOT NULL`);
    await q.query(`CREATE UNIQUE INDEX approval_route_default
      ON approvals.approval_route (tenant_id, subject_kind, code, valid_from) WHERE union_id IS NULL`);
    await protect(q, 'approvals.approval_route');
    await q.query(`REVOKE DELETE ON approvals.approval_route FROM ${APP_ROLE}`);
  }

  private async requests(q: QueryRunner): Promise<void> {
    const table = 'approvals.approval_request';
    await q.query(`CREATE TABLE ${table} (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, union_id uuid NOT NULL,
      subject_type text NOT NULL, subject_id uuid NOT NULL, subject_number text NOT NULL, subject_title text NOT NULL,
      amount bigint NOT NULL, route_code text NOT NULL, tier text NOT NULL, route_version text NOT NULL,
      route_reason text NOT NULL, steps jsonb NOT NULL, current_step int NOT NULL, status text NOT NULL,
      round int NOT NULL, requester_id uuid NOT NULL, requester_name text NOT NULL, recipient_ids uuid[] NOT NULL,
      added_signers jsonb NOT NULL, assigned_to uuid, returned_from_step int, reminded_on date,
      waiting_roles text[] NOT NULL, waiting_persons uuid[] NOT NULL, waiting_duty text NOT NULL,
      waiting_since timestamptz NOT NULL, opened_at timestamptz NOT NULL, decided_at timestamptz,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT approval_request_status_known CHECK (status IN ('open','returned','approved','refused','withdrawn')),
      CONSTRAINT approval_request_amount_positive CHECK (amount > 0),
      CONSTRAINT approval_request_step_known CHECK (current_step >= 0 AND current_step < jsonb_array_length(steps)),
      CONSTRAINT approval_request_decided_has_instant
        CHECK ((status IN ('approved','refused','withdrawn')) = (decided_at IS NOT NULL)),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX approval_request_one_running ON ${table} (tenant_id, subject_id)
      WHERE status IN ('open','returned')`);
    await q.query(`CREATE INDEX approval_request_by_subject ON ${table} (tenant_id, subject_id, id)`);
    await q.query(`CREATE INDEX approval_request_waiting ON ${table} (tenant_id, waiting_since, id)
      WHERE status = 'open'`);
    await q.query(`CREATE INDEX approval_request_waiting_in_union ON ${table} (tenant_id, union_id, waiting_since, id)
      WHERE status = 'open'`);
    await protect(q, table);
    await q.query(`REVOKE DELETE ON ${table} FROM ${APP_ROLE}`);
  }

  /** One person has one part in one case (会计法 2024 art. 25): the primary key says so, whatever the application does. */
  private async separation(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE approvals.separation (
      tenant_id uuid NOT NULL, subject_id uuid NOT NULL, person_id uuid NOT NULL, part text NOT NULL,
      since timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, subject_id, person_id),
      CONSTRAINT separation_part_known CHECK (part IN (${PARTS})))`);
    await q.query(`CREATE UNIQUE INDEX separation_part
      ON approvals.separation (tenant_id, subject_id, person_id, part)`);
    await protect(q, 'approvals.separation', { appendOnly: true });
  }

  private async signatures(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE approvals.signature (
      tenant_id uuid NOT NULL, id uuid NOT NULL, request_id uuid NOT NULL, subject_id uuid NOT NULL,
      step int NOT NULL, step_name text NOT NULL, duty text NOT NULL, person_id uuid NOT NULL, person_name text NOT NULL,
      on_behalf_of uuid, role text, round int NOT NULL, signed_on date NOT NULL, signed_at timestamptz NOT NULL,
      account_id uuid NOT NULL, comment text NOT NULL, vote jsonb, valid boolean NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT signature_duty_known CHECK (duty IN ('reviews','approves')),
      FOREIGN KEY (tenant_id, request_id) REFERENCES approvals.approval_request (tenant_id, id),
      FOREIGN KEY (tenant_id, subject_id, person_id, duty)
        REFERENCES approvals.separation (tenant_id, subject_id, person_id, part),
      FOREIGN KEY (tenant_id, subject_id, on_behalf_of, duty)
        REFERENCES approvals.separation (tenant_id, subject_id, person_id, part))`);
    await q.query(`CREATE UNIQUE INDEX signature_once_per_person
      ON approvals.signature (tenant_id, request_id, person_id) WHERE valid`);
    await q.query(`CREATE UNIQUE INDEX signature_once_per_step
      ON approvals.signature (tenant_id, request_id, step) WHERE valid AND role IS NOT NULL`);
    await q.query(`CREATE INDEX signature_by_request ON approvals.signature (tenant_id, request_id, id)`);
    await protect(q, 'approvals.signature');
    await q.query(`REVOKE UPDATE, DELETE ON approvals.signature FROM ${APP_ROLE}`);
    await q.query(`GRANT UPDATE (valid) ON approvals.signature TO ${APP_ROLE}`);
    await q.query(`CREATE FUNCTION approvals.refuse_other_than_invalid() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' OR NEW.valid OR (to_jsonb(NEW) - 'valid') <> (to_jsonb(OLD) - 'valid') THEN
          RAISE EXCEPTION 'a signature can only become invalid' USING ERRCODE = '42501';
        END IF;
        RETURN NEW;
      END $$`);
    await q.query(`CREATE TRIGGER only_becomes_invalid BEFORE UPDATE OR DELETE ON approvals.signature
      FOR EACH ROW EXECUTE FUNCTION approvals.refuse_other_than_invalid()`);
  }

  private async records(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE approvals.approval_record (
      tenant_id uuid NOT NULL, id uuid NOT NULL, request_id uuid NOT NULL, action text NOT NULL,
      step int NOT NULL, step_name text NOT NULL, round int NOT NULL, person_id uuid NOT NULL,
      person_name text NOT NULL, account_id uuid NOT NULL, to_person_id uuid, to_person_name text,
      comment text NOT NULL, amount bigint NOT NULL, done_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, request_id) REFERENCES approvals.approval_request (tenant_id, id))`);
    await q.query(`CREATE INDEX approval_record_by_request ON approvals.approval_record (tenant_id, request_id, id)`);
    await protect(q, 'approvals.approval_record', { appendOnly: true });
  }

  private async delegations(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE approvals.delegation (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, union_id uuid NOT NULL,
      from_person_id uuid NOT NULL, from_name text NOT NULL, to_person_id uuid NOT NULL, to_name text NOT NULL,
      roles text[] NOT NULL, valid_from date NOT NULL, valid_to date NOT NULL, reason text NOT NULL,
      revoked_at timestamptz, created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT delegation_dates_in_order CHECK (valid_to >= valid_from),
      CONSTRAINT delegation_to_another CHECK (from_person_id <> to_person_id),
      CONSTRAINT delegation_of_roles CHECK (cardinality(roles) > 0),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(`CREATE INDEX delegation_to ON approvals.delegation (tenant_id, to_person_id, valid_to)
      WHERE revoked_at IS NULL`);
    await q.query(`CREATE INDEX delegation_from ON approvals.delegation (tenant_id, from_person_id, valid_to)`);
    await protect(q, 'approvals.delegation');
    await q.query(`REVOKE DELETE ON approvals.delegation FROM ${APP_ROLE}`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP SCHEMA approvals CASCADE`);
  }
}
