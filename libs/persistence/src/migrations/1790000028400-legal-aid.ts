import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protection';

const STATUSES = `'received','supplementing','granted','refused','in-objection','upheld','handling','completed','terminated','withdrawn','closed'`;
const MATTERS = `'wages','overtime-pay','severance','termination','work-injury','social-insurance','labour-relation','contract','working-time','training','labour-protection','other-labour','family','neighbour','other-civil'`;

export class LegalAid1790000028400 implements MigrationInterface {
  name = 'LegalAid1790000028400';

  async up(q: QueryRunner): Promise<void> {
    await this.cases(q);
    await this.handling(q);
  }

  private async cases(q: QueryRunner): Promise<void> {
    const table = 'disputes.legal_aid';
    await q.query(`CREATE TABLE ${table} (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, number text NOT NULL, union_id uuid NOT NULL,
      status text NOT NULL, matter text NOT NULL, source text NOT NULL, service text NOT NULL, dispute_id uuid,
      member_id uuid, applicant_sealed bytea NOT NULL, phone_sealed bytea, people int NOT NULL, employer text NOT NULL,
      employer_key text NOT NULL, asked bigint NOT NULL, facts_sealed bytea NOT NULL, is_migrant boolean NOT NULL,
      limitation_on date, papers text[] NOT NULL, received_on date NOT NULL, intake_account_id uuid NOT NULL,
      intake_name text NOT NULL, decided_on date, decided_by uuid, is_ahead boolean NOT NULL, refusal_ground text,
      reason_sealed bytea, granted_on date, objected_on date, objection_sealed bytea, objection_decided_on date,
      objection_answer_sealed bytea, handler_account_id uuid, handler_name text, lawyer_name text, lawyer_firm text,
      assigned_on date, termination_ground text, outcome text, recovered bigint NOT NULL, result_sealed bytea,
      concluded_on date, closed_on date, opened_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT legal_aid_status_known CHECK (status IN (${STATUSES})),
      CONSTRAINT legal_aid_matter_known CHECK (matter IN (${MATTERS})),
      CONSTRAINT legal_aid_source_known CHECK (source IN ('desk','phone','written','online','referred')),
      CONSTRAINT legal_aid_service_known CHECK (service IN ('advice','drafting','negotiation','arbitration','litigation')),
      CONSTRAINT legal_aid_papers_known CHECK (papers <@ ARRAY['application','identity','means','evidence']::text[]),
      CONSTRAINT legal_aid_outcome_known CHECK (outcome IN ('settled','won','partly-won','lost','served')),
      CONSTRAINT legal_aid_refusal_known CHECK (refusal_ground IN ('out-of-scope','not-in-need','no-ground','other-body','has-lawyer')),
      CONSTRAINT legal_aid_termination_known CHECK (termination_ground IN ('asked','deceived','misused','has-lawyer','ended','uncooperative')),
      CONSTRAINT legal_aid_referred_whole CHECK ((source = 'referred') = (dispute_id IS NOT NULL)),
      CONSTRAINT legal_aid_decided_whole CHECK ((decided_on IS NULL) = (decided_by IS NULL)),
      CONSTRAINT legal_aid_assigned_whole CHECK (assigned_on IS NULL OR (granted_on IS NOT NULL AND handler_account_id IS NOT NULL)),
      CONSTRAINT legal_aid_outcome_whole CHECK (outcome IS NULL OR concluded_on IS NOT NULL),
      CONSTRAINT legal_aid_days_in_order CHECK (decided_on >= received_on AND granted_on >= received_on AND assigned_on >= granted_on AND concluded_on >= received_on),
      CONSTRAINT legal_aid_amounts CHECK (asked >= 0 AND recovered >= 0 AND people >= 1),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id),
      FOREIGN KEY (tenant_id, member_id) REFERENCES members.member (tenant_id, id),
      FOREIGN KEY (tenant_id, dispute_id) REFERENCES disputes.dispute (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX legal_aid_number ON ${table} (tenant_id, number)`);
    await q.query(`CREATE INDEX legal_aid_by_union ON ${table} (tenant_id, union_id, status, id)`);
    await q.query(`CREATE INDEX legal_aid_by_receipt ON ${table} (tenant_id, received_on, id)`);
    await q.query(`CREATE INDEX legal_aid_by_handler ON ${table} (tenant_id, handler_account_id, id)
      WHERE handler_account_id IS NOT NULL`);
    await q.query(
      `CREATE INDEX legal_aid_by_member ON ${table} (tenant_id, member_id, id) WHERE member_id IS NOT NULL`,
    );
    await q.query(
      `CREATE UNIQUE INDEX legal_aid_by_dispute ON ${table} (tenant_id, dispute_id) WHERE dispute_id IS NOT NULL`,
    );
    await protect(q, table);
  }

  private async handling(q: QueryRunner): Promise<void> {
    const record = 'disputes.legal_aid_record';
    await q.query(`CREATE TABLE ${record} (
      tenant_id uuid NOT NULL, id uuid NOT NULL, legal_aid_id uuid NOT NULL, on_day date NOT NULL,
      words_sealed bytea NOT NULL, next_on date, bring_sealed bytea, by_name text NOT NULL,
      recorded_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT legal_aid_record_next_whole CHECK (bring_sealed IS NULL OR next_on IS NOT NULL),
      FOREIGN KEY (tenant_id, legal_aid_id) REFERENCES disputes.legal_aid (tenant_id, id))`);
    await q.query(`CREATE INDEX legal_aid_record_by_case ON ${record} (tenant_id, legal_aid_id, id)`);
    await protect(q, record, { appendOnly: true });
    const fact = 'disputes.legal_aid_fact';
    await q.query(`CREATE TABLE ${fact} (
      tenant_id uuid NOT NULL, id uuid NOT NULL, legal_aid_id uuid NOT NULL, action text NOT NULL, at timestamptz NOT NULL,
      by_account_id uuid NOT NULL, by_name text NOT NULL, status text NOT NULL, detail jsonb NOT NULL,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, legal_aid_id) REFERENCES disputes.legal_aid (tenant_id, id))`);
    await q.query(`CREATE INDEX legal_aid_fact_by_case ON ${fact} (tenant_id, legal_aid_id, id)`);
    await protect(q, fact, { appendOnly: true });
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE disputes.legal_aid_fact`);
    await q.query(`DROP TABLE disputes.legal_aid_record`);
    await q.query(`DROP TABLE disputes.legal_aid`);
  }
}
