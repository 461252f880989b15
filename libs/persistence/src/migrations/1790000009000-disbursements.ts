import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, createSchema, protect } from './protection';

const STATUSES = `'requested','in-review','returned','refused','withdrawn','approved','paid','reconciled','reversed'`;
const KINDS = `'transfer','cash','goods'`;

export class Disbursements1790000009000 implements MigrationInterface {
  name = 'Disbursements1790000009000';

  async up(q: QueryRunner): Promise<void> {
    await createSchema(q, 'disbursements');
    await this.batches(q);
    await this.disbursements(q);
    await this.indexes(q);
    await this.separateDuties(q);
    await this.receipts(q);
  }

  private async batches(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE disbursements.payout_batch (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, number text NOT NULL, union_id uuid NOT NULL,
      payment_kind text NOT NULL, paid_on date NOT NULL, bank_reference text, receipt_document_id uuid, witness text,
      item_count int NOT NULL, total bigint NOT NULL, paid_by uuid NOT NULL, paid_by_name text NOT NULL,
      paid_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT payout_batch_kind_known CHECK (payment_kind IN (${KINDS})),
      CONSTRAINT payout_batch_not_empty CHECK (item_count > 0 AND total > 0),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX payout_batch_number ON disbursements.payout_batch (tenant_id, number)`);
    await q.query(`CREATE INDEX payout_batch_by_union ON disbursements.payout_batch (tenant_id, union_id, id)`);
    await protect(q, 'disbursements.payout_batch', { appendOnly: true });
  }

  private async disbursements(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE disbursements.disbursement (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, number text NOT NULL, union_id uuid NOT NULL,
      subject_type text NOT NULL, subject_id uuid NOT NULL, case_type text NOT NULL, case_id uuid NOT NULL,
      recipient_id uuid NOT NULL, household_id uuid,
      occasion_code text NOT NULL, occasion_name text NOT NULL, sub_condition text, purpose text NOT NULL,
      event_date date NOT NULL, event_key text, disease_key text, is_medical boolean NOT NULL,
      amount bigint NOT NULL, case_amount bigint NOT NULL, fund_account_id uuid,
      payment_kind text NOT NULL, method_note text NOT NULL,
      payee_sealed bytea, payee_card_mac bytea, payee_relation text,
      marks text[] NOT NULL, standard_code text, standard_version text, rule_sentence text NOT NULL,
      allowed_amount bigint, fund_kinds text[], reason text NOT NULL, has_hardship_file boolean NOT NULL,
      status text NOT NULL, receipt text NOT NULL, tier text, route_reason text NOT NULL, last_reason text NOT NULL,
      requested_by uuid NOT NULL, requested_by_name text NOT NULL, requested_on date NOT NULL,
      requested_at timestamptz NOT NULL, hold_id uuid, approved_at timestamptz,
      paid_on date, paid_by uuid, paid_by_name text, paid_at timestamptz, bank_reference text,
      receipt_document_id uuid, witness text, payout_batch_id uuid,
      reconciled_by uuid, reconciled_on date, statement_reference text, replaces uuid, in_history boolean NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT disbursement_status_known CHECK (status IN (${STATUSES})),
      CONSTRAINT disbursement_receipt_known CHECK (receipt IN ('awaited','confirmed','disputed')),
      CONSTRAINT disbursement_kind_known CHECK (payment_kind IN (${KINDS})),
      CONSTRAINT disbursement_amount_positive CHECK (amount > 0 AND case_amount >= amount),
      CONSTRAINT disbursement_payee_whole CHECK ((payee_sealed IS NULL) = (payee_card_mac IS NULL)),
      CONSTRAINT disbursement_approved_has_hold
        CHECK (in_history OR status NOT IN ('approved','paid','reconciled','reversed') OR hold_id IS NOT NULL),
      CONSTRAINT disbursement_paid_has_payer
        CHECK (status NOT IN ('paid','reconciled','reversed') OR (paid_on IS NOT NULL AND paid_by IS NOT NULL)),
      CONSTRAINT disbursement_has_fund CHECK (in_history OR fund_account_id IS NOT NULL),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id),
      FOREIGN KEY (tenant_id, recipient_id) REFERENCES members.member (tenant_id, id),
      FOREIGN KEY (tenant_id, fund_account_id) REFERENCES funds.fund_account (tenant_id, id),
      FOREIGN KEY (tenant_id, hold_id) REFERENCES funds.hold (tenant_id, id),
      FOREIGN KEY (tenant_id, replaces) REFERENCES disbursements.disbursement (tenant_id, id),
      FOREIGN KEY (tenant_id, payout_batch_id) REFERENCES disbursements.payout_batch (tenant_id, id))`);
  }

  private async indexes(q: QueryRunner): Promise<void> {
    const on = (name: string, columns: string, where = '') =>
      q.query(`CREATE INDEX ${name} ON disbursements.disbursement (tenant_id, ${columns}) ${where}`);
    const unique = (name: string, columns: string, where = '') =>
      q.query(`CREATE UNIQUE INDEX ${name} ON disbursements.disbursement (tenant_id, ${columns}) ${where}`);
    await unique('disbursement_number', 'number');
    await unique('disbursement_one_per_hold', 'hold_id', 'WHERE hold_id IS NOT NULL');
    // What came back from the bank is paid anew once.
    await unique(
      'disbursement_replaced_once',
      'replaces',
      `WHERE replaces IS NOT NULL AND status NOT IN ('refused','withdrawn')`,
    );
    await on('disbursement_by_union', 'union_id, id');
    await on('disbursement_by_union_status', 'union_id, status, id');
    await on('disbursement_by_status', 'status, id');
    await on('disbursement_by_recipient', 'recipient_id, id');
    await on('disbursement_by_case', 'case_id, id');
    await on('disbursement_by_subject', 'subject_id, id');
    await on('disbursement_by_event', 'event_key, id', 'WHERE event_key IS NOT NULL');
    await on('disbursement_by_card', 'payee_card_mac, id', 'WHERE payee_card_mac IS NOT NULL');
    await on('disbursement_by_batch', 'payout_batch_id, id', 'WHERE payout_batch_id IS NOT NULL');
  }

  /** Who pays and who reconciles has that part and no other: a row that says otherwise is refused. */
  private async separateDuties(q: QueryRunner): Promise<void> {
    await protect(q, 'disbursements.disbursement');
    await q.query(`REVOKE DELETE ON disbursements.disbursement FROM ${APP_ROLE}`);
    await q.query(`CREATE FUNCTION disbursements.require_part() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE person uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
      BEGIN
        IF NOT EXISTS (SELECT 1 FROM approvals.separation WHERE tenant_id = NEW.tenant_id AND subject_id = NEW.id
                       AND person_id = person AND part = TG_ARGV[1]) THEN
          RAISE EXCEPTION 'who % this disbursement has no such part in it', TG_ARGV[1] USING ERRCODE = '23503';
        END IF;
        RETURN NEW;
      END $$`);
    for (const [column, part] of [
      ['paid_by', 'pays'],
      ['reconciled_by', 'reconciles'],
    ])
      await q.query(`CREATE TRIGGER ${column}_has_part BEFORE INSERT OR UPDATE OF ${column} ON disbursements.disbursement
        FOR EACH ROW WHEN (NOT NEW.in_history AND NEW.${column} IS NOT NULL)
        EXECUTE FUNCTION disbursements.require_part('${column}', '${part}')`);
  }

  private async receipts(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE disbursements.receipt (
      tenant_id uuid NOT NULL, id uuid NOT NULL, disbursement_id uuid NOT NULL, action text NOT NULL,
      note text NOT NULL, person_id uuid NOT NULL, person_name text NOT NULL, said_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT receipt_action_known CHECK (action IN ('confirm','dispute','answer')),
      FOREIGN KEY (tenant_id, disbursement_id) REFERENCES disbursements.disbursement (tenant_id, id))`);
    await q.query(`CREATE INDEX receipt_by_disbursement ON disbursements.receipt (tenant_id, disbursement_id, id)`);
    await protect(q, 'disbursements.receipt', { appendOnly: true });
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP SCHEMA disbursements CASCADE`);
  }
}
