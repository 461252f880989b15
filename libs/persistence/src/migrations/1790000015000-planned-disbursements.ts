import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, protect } from './protection';

/** Disbursements of a plan that was approved as a whole, and what is given to the bank to pay. */
export class PlannedDisbursements1790000015000 implements MigrationInterface {
  name = 'PlannedDisbursements1790000015000';

  async up(q: QueryRunner): Promise<void> {
    await this.plans(q);
    await this.separateDutiesOfPlan(q);
    await this.transferLists(q);
    await this.atTheBank(q);
  }

  private async plans(q: QueryRunner): Promise<void> {
    const table = 'disbursements.disbursement';
    await q.query(`ALTER TABLE ${table} ADD COLUMN plan_type text, ADD COLUMN plan_id uuid,
      ADD COLUMN plan_number text, ADD COLUMN plan_approval_id uuid,
      ADD CONSTRAINT disbursement_plan_whole
        CHECK (num_nulls(plan_type, plan_id, plan_number, plan_approval_id) IN (0, 4)),
      ADD CONSTRAINT disbursement_plan_approval_fkey
        FOREIGN KEY (tenant_id, plan_approval_id) REFERENCES approvals.approval_request (tenant_id, id)`);
    await q.query(`CREATE INDEX disbursement_by_plan ON ${table} (tenant_id, plan_id, status, id)
      WHERE plan_id IS NOT NULL`);
    await q.query(`CREATE FUNCTION disbursements.require_approved_plan() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (SELECT 1 FROM approvals.approval_request WHERE tenant_id = NEW.tenant_id
                       AND id = NEW.plan_approval_id AND subject_id = NEW.plan_id AND status = 'approved') THEN
          RAISE EXCEPTION 'the plan of this disbursement is not approved' USING ERRCODE = '23514';
        END IF;
        RETURN NEW;
      END $$`);
    await q.query(`CREATE TRIGGER plan_is_approved
      BEFORE INSERT OR UPDATE OF plan_id, plan_approval_id ON ${table}
      FOR EACH ROW WHEN (NEW.plan_id IS NOT NULL) EXECUTE FUNCTION disbursements.require_approved_plan()`);
  }

  /** Who asked for, reviewed or approved the plan neither pays nor reconciles what belongs to it. */
  private async separateDutiesOfPlan(q: QueryRunner): Promise<void> {
    await q.query(`CREATE OR REPLACE FUNCTION disbursements.require_part() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE person uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
      BEGIN
        IF NOT EXISTS (SELECT 1 FROM approvals.separation WHERE tenant_id = NEW.tenant_id AND subject_id = NEW.id
                       AND person_id = person AND part = TG_ARGV[1])
          OR NEW.plan_id IS NOT NULL AND EXISTS (SELECT 1 FROM approvals.separation WHERE tenant_id = NEW.tenant_id
                       AND subject_id = NEW.plan_id AND person_id = person AND part IN ('asks','reviews','approves'))
        THEN
          RAISE EXCEPTION 'who % this disbursement has no such part in it', TG_ARGV[1] USING ERRCODE = '23503';
        END IF;
        RETURN NEW;
      END $$`);
  }

  private async transferLists(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE disbursements.transfer_list (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, number text NOT NULL, union_id uuid NOT NULL,
      status text NOT NULL, item_count int NOT NULL, total bigint NOT NULL, plan_id uuid, plan_number text,
      prepared_by uuid NOT NULL, prepared_by_name text NOT NULL, prepared_at timestamptz NOT NULL,
      paid_count int NOT NULL, failed_count int NOT NULL, closed_at timestamptz, payout_batch_id uuid, note text NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT transfer_list_status_known CHECK (status IN ('sent','settled','cancelled')),
      CONSTRAINT transfer_list_not_empty CHECK (item_count > 0 AND total > 0),
      CONSTRAINT transfer_list_closed_has_time CHECK ((status = 'sent') = (closed_at IS NULL)),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id),
      FOREIGN KEY (tenant_id, payout_batch_id) REFERENCES disbursements.payout_batch (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX transfer_list_number ON disbursements.transfer_list (tenant_id, number)`);
    await q.query(`CREATE INDEX transfer_list_by_union ON disbursements.transfer_list (tenant_id, union_id, id)`);
    await protect(q, 'disbursements.transfer_list');
    await q.query(`REVOKE DELETE ON disbursements.transfer_list FROM ${APP_ROLE}`);

    await q.query(`CREATE TABLE disbursements.transfer_list_item (
      tenant_id uuid NOT NULL, list_id uuid NOT NULL, line int NOT NULL, disbursement_id uuid NOT NULL,
      amount bigint NOT NULL, payee_sealed bytea NOT NULL, payee_card_mac bytea NOT NULL,
      result text, reason text NOT NULL,
      PRIMARY KEY (tenant_id, list_id, line),
      CONSTRAINT transfer_list_item_result_known CHECK (result IN ('paid','failed','cancelled')),
      CONSTRAINT transfer_list_item_amount_positive CHECK (amount > 0),
      FOREIGN KEY (tenant_id, list_id) REFERENCES disbursements.transfer_list (tenant_id, id),
      FOREIGN KEY (tenant_id, disbursement_id) REFERENCES disbursements.disbursement (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX transfer_list_item_open
      ON disbursements.transfer_list_item (tenant_id, disbursement_id) WHERE result IS NULL`);
    await q.query(`CREATE INDEX transfer_list_item_by_disbursement
      ON disbursements.transfer_list_item (tenant_id, disbursement_id, list_id)`);
    await protect(q, 'disbursements.transfer_list_item');
    await q.query(`REVOKE DELETE ON disbursements.transfer_list_item FROM ${APP_ROLE}`);
  }

  /** What the bank was told to pay is neither paid otherwise nor taken back before the bank has answered. */
  private async atTheBank(q: QueryRunner): Promise<void> {
    await q.query(`CREATE FUNCTION disbursements.refuse_at_bank() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT 1 FROM disbursements.transfer_list_item WHERE tenant_id = NEW.tenant_id
                   AND disbursement_id = NEW.id AND result IS NULL) THEN
          RAISE EXCEPTION 'the bank has not answered for this disbursement yet' USING ERRCODE = '23514';
        END IF;
        RETURN NEW;
      END $$`);
    await q.query(`CREATE TRIGGER not_at_bank BEFORE UPDATE OF status ON disbursements.disbursement
      FOR EACH ROW WHEN (OLD.status = 'approved' AND NEW.status <> 'approved')
      EXECUTE FUNCTION disbursements.refuse_at_bank()`);
  }

  async down(q: QueryRunner): Promise<void> {
    const table = 'disbursements.disbursement';
    await q.query(`DROP TRIGGER not_at_bank ON ${table}`);
    await q.query(`DROP FUNCTION disbursements.refuse_at_bank`);
    await q.query(`DROP TABLE disbursements.transfer_list_item, disbursements.transfer_list`);
    await q.query(`DROP TRIGGER plan_is_approved ON ${table}`);
    await q.query(`DROP FUNCTION disbursements.require_approved_plan`);
    await q.query(`CREATE OR REPLACE FUNCTION disbursements.require_part() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE person uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
      BEGIN
        IF NOT EXISTS (SELECT 1 FROM approvals.separation WHERE tenant_id = NEW.tenant_id AND subject_id = NEW.id
                       AND person_id = person AND part = TG_ARGV[1]) THEN
          RAISE EXCEPTION 'who % this disbursement has no such part in it', TG_ARGV[1] USING ERRCODE = '23503';
        END IF;
        RETURN NEW;
      END $$`);
    await q.query(`ALTER TABLE ${table} DROP COLUMN plan_type, DROP COLUMN plan_id, DROP COLUMN plan_number,
      DROP COLUMN plan_approval_id`);
  }
}
