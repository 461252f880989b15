import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createSchema, protect } from './protection';

const STATUSES = `'received','consent-asked','accepted','rejected','investigating','in-session','agreed','failed','withdrawn','expired','referred','performing','performed','breached','closed'`;
const MATTERS = `'wages','overtime-pay','severance','termination','work-injury','social-insurance','labour-relation','contract','working-time','training','labour-protection','other-labour','family','neighbour','other-civil'`;
const REFERRALS = `'arbitration','inspection','court','petition','legal-aid','judicial-office'`;
const CASE_KINDS = `'dispute','petition','legal-aid'`;

export class Disputes1790000022000 implements MigrationInterface {
  name = 'Disputes1790000022000';

  async up(q: QueryRunner): Promise<void> {
    await createSchema(q, 'disputes');
    await this.disputes(q);
    await this.people(q);
    await this.mediation(q);
    await this.agreements(q);
    await this.clocks(q);
    await this.facts(q);
  }

  private async disputes(q: QueryRunner): Promise<void> {
    const table = 'disputes.dispute';
    await q.query(`CREATE TABLE ${table} (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, number text NOT NULL, union_id uuid NOT NULL,
      status text NOT NULL, matter text NOT NULL, source text NOT NULL, employer text NOT NULL,
      employer_key text NOT NULL, employer_union_id uuid, employer_contact_sealed bytea, received_on date NOT NULL,
      known_on date NOT NULL, employment text NOT NULL, employment_ended_on date, recorded_place text,
      facts_sealed bytea, claims_sealed bytea, remark_sealed bytea, workers int NOT NULL, asked bigint NOT NULL,
      recovered bigint NOT NULL, intake_account_id uuid, intake_name text NOT NULL, consent_asked_on date,
      accepted_on date, outcome text, concluded_on date, reason_sealed bytea, referred_to text, remedy text,
      closed_on date, import_id uuid, opened_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT dispute_status_known CHECK (status IN (${STATUSES})),
      CONSTRAINT dispute_matter_known CHECK (matter IN (${MATTERS})),
      CONSTRAINT dispute_source_known CHECK (source IN ('desk','phone','online','written','oral')),
      CONSTRAINT dispute_employment_known CHECK (employment IN ('employed','ended','unknown')),
      CONSTRAINT dispute_referral_known CHECK (referred_to IN (${REFERRALS})),
      CONSTRAINT dispute_remedy_known CHECK (remedy IN ('pay-order','arbitration','court')),
      CONSTRAINT dispute_outcome_known CHECK (outcome IN ('agreed','failed','withdrawn','expired','referred','rejected')),
      CONSTRAINT dispute_concluded_whole CHECK ((outcome IS NULL) = (concluded_on IS NULL)),
      CONSTRAINT dispute_days_in_order CHECK (accepted_on >= received_on AND concluded_on >= received_on),
      CONSTRAINT dispute_amounts CHECK (asked >= 0 AND recovered >= 0 AND workers >= 1),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id),
      FOREIGN KEY (tenant_id, employer_union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX dispute_number ON ${table} (tenant_id, number)`);
    await q.query(`CREATE INDEX dispute_by_union ON ${table} (tenant_id, union_id, status, id)`);
    await q.query(`CREATE INDEX dispute_by_receipt ON ${table} (tenant_id, received_on, id)`);
    await q.query(`CREATE INDEX dispute_by_employer ON ${table} (tenant_id, employer_key) WHERE concluded_on IS NULL`);
    await q.query(`CREATE INDEX dispute_by_import ON ${table} (tenant_id, import_id) WHERE import_id IS NOT NULL`);
    await protect(q, table);
  }

  private async people(q: QueryRunner): Promise<void> {
    const party = 'disputes.dispute_party';
    await q.query(`CREATE TABLE ${party} (
      tenant_id uuid NOT NULL, id uuid NOT NULL, dispute_id uuid NOT NULL, place int NOT NULL, member_id uuid,
      name_sealed bytea NOT NULL, document_mac bytea, document_sealed bytea, phone_sealed bytea,
      is_representative boolean NOT NULL, asked bigint NOT NULL, agreed bigint, recovered bigint NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT dispute_party_amounts CHECK (asked >= 0 AND agreed >= 0 AND recovered >= 0),
      FOREIGN KEY (tenant_id, dispute_id) REFERENCES disputes.dispute (tenant_id, id),
      FOREIGN KEY (tenant_id, member_id) REFERENCES members.member (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX dispute_party_place ON ${party} (tenant_id, dispute_id, place)`);
    await q.query(
      `CREATE INDEX dispute_party_by_member ON ${party} (tenant_id, member_id) WHERE member_id IS NOT NULL`,
    );
    await q.query(
      `CREATE INDEX dispute_party_by_document ON ${party} (tenant_id, document_mac) WHERE document_mac IS NOT NULL`,
    );
    await protect(q, party);
    const mediator = 'disputes.dispute_mediator';
    await q.query(`CREATE TABLE ${mediator} (
      tenant_id uuid NOT NULL, id uuid NOT NULL, dispute_id uuid NOT NULL, account_id uuid NOT NULL,
      person_id uuid NOT NULL, name text NOT NULL, presides boolean NOT NULL, appointed_on date NOT NULL,
      declared_on date, replaced_on date, replaced_reason text,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT dispute_mediator_replaced_whole CHECK ((replaced_on IS NULL) = (replaced_reason IS NULL)),
      FOREIGN KEY (tenant_id, dispute_id) REFERENCES disputes.dispute (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX dispute_mediator_once ON ${mediator} (tenant_id, dispute_id, account_id)
      WHERE replaced_on IS NULL`);
    await q.query(`CREATE INDEX dispute_mediator_by_account ON ${mediator} (tenant_id, account_id, dispute_id)
      WHERE replaced_on IS NULL`);
    await protect(q, mediator);
  }

  private async mediation(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE disputes.dispute_session (
      tenant_id uuid NOT NULL, id uuid NOT NULL, dispute_id uuid NOT NULL, serial int NOT NULL, held_on date NOT NULL,
      at_time text, place_sealed bytea NOT NULL, bring_sealed bytea, held boolean NOT NULL, present_sealed bytea,
      minutes_sealed bytea, signed_sealed bytea,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT dispute_session_held_whole CHECK (NOT held OR (present_sealed IS NOT NULL AND minutes_sealed IS NOT NULL)),
      FOREIGN KEY (tenant_id, dispute_id) REFERENCES disputes.dispute (tenant_id, id))`);
    await q.query(
      `CREATE UNIQUE INDEX dispute_session_serial ON disputes.dispute_session (tenant_id, dispute_id, serial)`,
    );
    await protect(q, 'disputes.dispute_session');
    await q.query(`CREATE TABLE disputes.dispute_statement (
      tenant_id uuid NOT NULL, id uuid NOT NULL, dispute_id uuid NOT NULL, side text NOT NULL, taken_on date NOT NULL,
      said_by_sealed bytea NOT NULL, words_sealed bytea NOT NULL, recorded_by_name text NOT NULL,
      recorded_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT dispute_statement_side_known CHECK (side IN ('applicant','respondent','witness')),
      FOREIGN KEY (tenant_id, dispute_id) REFERENCES disputes.dispute (tenant_id, id))`);
    await q.query(
      `CREATE INDEX dispute_statement_by_dispute ON disputes.dispute_statement (tenant_id, dispute_id, id)`,
    );
    await protect(q, 'disputes.dispute_statement', { appendOnly: true });
    await q.query(`CREATE TABLE disputes.dispute_offer (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, dispute_id uuid NOT NULL, side text NOT NULL,
      offered_on date NOT NULL, amount bigint NOT NULL, words_sealed bytea, answer text, answered_on date,
      answer_words_sealed bytea,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT dispute_offer_side_known CHECK (side IN ('applicant','respondent')),
      CONSTRAINT dispute_offer_answer_known CHECK (answer IN ('agreed','declined')),
      CONSTRAINT dispute_offer_answered_whole CHECK ((answer IS NULL) = (answered_on IS NULL)),
      CONSTRAINT dispute_offer_amount CHECK (amount >= 0),
      FOREIGN KEY (tenant_id, dispute_id) REFERENCES disputes.dispute (tenant_id, id))`);
    await q.query(`CREATE INDEX dispute_offer_by_dispute ON disputes.dispute_offer (tenant_id, dispute_id, id)`);
    await protect(q, 'disputes.dispute_offer');
  }

  /** An agreement stands once it is signed by all three and sealed; the database holds it to that. */
  private async agreements(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE disputes.dispute_agreement (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, dispute_id uuid NOT NULL, agreed_on date NOT NULL,
      effective_on date NOT NULL, terms_sealed bytea NOT NULL, applicant_signed boolean NOT NULL,
      respondent_signed boolean NOT NULL, mediator_signed boolean NOT NULL, sealed_on date NOT NULL,
      seal_number text, judicial_requested_on date, judicial_confirmed_on date, review_requested_on date,
      review_confirmed_on date,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT dispute_agreement_signed CHECK (applicant_signed AND respondent_signed AND mediator_signed),
      CONSTRAINT dispute_agreement_days CHECK (effective_on >= agreed_on AND sealed_on >= agreed_on),
      FOREIGN KEY (tenant_id, dispute_id) REFERENCES disputes.dispute (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX dispute_agreement_one ON disputes.dispute_agreement (tenant_id, dispute_id)`);
    await protect(q, 'disputes.dispute_agreement');
    await q.query(`CREATE TABLE disputes.dispute_instalment (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, dispute_id uuid NOT NULL, party_id uuid NOT NULL,
      due_on date NOT NULL, amount bigint NOT NULL, paid_on date,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT dispute_instalment_positive CHECK (amount > 0),
      FOREIGN KEY (tenant_id, dispute_id) REFERENCES disputes.dispute (tenant_id, id),
      FOREIGN KEY (tenant_id, party_id) REFERENCES disputes.dispute_party (tenant_id, id))`);
    await q.query(
      `CREATE INDEX dispute_instalment_by_dispute ON disputes.dispute_instalment (tenant_id, dispute_id, due_on, id)`,
    );
    await protect(q, 'disputes.dispute_instalment');
  }

  /** Of any kind of case: what stopped, held, extended or restarted a clock, and the days that still run. */
  private async clocks(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE disputes.clock_event (
      tenant_id uuid NOT NULL, id uuid NOT NULL, case_kind text NOT NULL, case_id uuid NOT NULL, clock text NOT NULL,
      kind text NOT NULL, on_day date NOT NULL, days int, consent text, ground_sealed bytea NOT NULL,
      recorded_by_name text NOT NULL, recorded_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT clock_event_case_known CHECK (case_kind IN (${CASE_KINDS})),
      CONSTRAINT clock_event_kind_known CHECK (kind IN ('interrupted','suspended','resumed','extended','stopped')),
      CONSTRAINT clock_event_consent_known CHECK (consent IN ('both-parties','one-party','approval')),
      CONSTRAINT clock_event_extension_whole CHECK ((kind = 'extended') = (days IS NOT NULL AND consent IS NOT NULL)))`);
    await q.query(`CREATE INDEX clock_event_by_case ON disputes.clock_event (tenant_id, case_id, id)`);
    await protect(q, 'disputes.clock_event', { appendOnly: true });
    await q.query(`CREATE TABLE disputes.clock_deadline (
      tenant_id uuid NOT NULL, id uuid NOT NULL, case_kind text NOT NULL, case_id uuid NOT NULL, union_id uuid NOT NULL,
      clock text NOT NULL, ends_on date NOT NULL, opened_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT clock_deadline_case_known CHECK (case_kind IN (${CASE_KINDS})))`);
    await q.query(
      `CREATE UNIQUE INDEX clock_deadline_once ON disputes.clock_deadline (tenant_id, case_id, clock, ends_on)`,
    );
    await q.query(`CREATE INDEX clock_deadline_by_day ON disputes.clock_deadline (tenant_id, ends_on, id)`);
    await protect(q, 'disputes.clock_deadline');
  }

  private async facts(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE disputes.dispute_fact (
      tenant_id uuid NOT NULL, id uuid NOT NULL, dispute_id uuid NOT NULL, action text NOT NULL, at timestamptz NOT NULL,
      by_account_id uuid NOT NULL, by_name text NOT NULL, status text NOT NULL, detail jsonb NOT NULL,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, dispute_id) REFERENCES disputes.dispute (tenant_id, id))`);
    await q.query(`CREATE INDEX dispute_fact_by_dispute ON disputes.dispute_fact (tenant_id, dispute_id, id)`);
    await protect(q, 'disputes.dispute_fact', { appendOnly: true });
    await q.query(`CREATE TABLE disputes.dispute_rating (
      tenant_id uuid NOT NULL, id uuid NOT NULL, dispute_id uuid NOT NULL, member_id uuid NOT NULL, stars int NOT NULL,
      comment_sealed bytea, rated_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT dispute_rating_stars_known CHECK (stars BETWEEN 1 AND 5),
      FOREIGN KEY (tenant_id, dispute_id) REFERENCES disputes.dispute (tenant_id, id))`);
    await q.query(
      `CREATE UNIQUE INDEX dispute_rating_once ON disputes.dispute_rating (tenant_id, dispute_id, member_id)`,
    );
    await protect(q, 'disputes.dispute_rating');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP SCHEMA disputes CASCADE`);
  }
}
