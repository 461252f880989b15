import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createSchema, protect } from './protection';

const DUTY_STATUSES = `'open','assigned','accepted','visited','settling','closed','excused','cancelled'`;
const FACT_KINDS = `'assigned','accepted','handed-over','declined','excused','cancelled','escalated','visit-corrected','visit-voided','rated','closed','reopened','reinstated'`;

export class Visits1790000010000 implements MigrationInterface {
  name = 'Visits1790000010000';

  async up(q: QueryRunner): Promise<void> {
    await createSchema(q, 'visits');
    await this.duties(q);
    await this.dutyIndexes(q);
    await this.reports(q);
    await this.assignees(q);
    await this.visits(q);
    await this.facts(q);
    await this.ratings(q);
    await this.lookUps(q);
  }

  private async duties(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE visits.visit_duty (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL,
      number text NOT NULL, serial int NOT NULL, union_id uuid NOT NULL, member_id uuid NOT NULL, household_id uuid,
      occasion text NOT NULL, occasion_name text NOT NULL, sub_condition text, event_on date NOT NULL, event_ends_on date,
      relative_dependant_id uuid, relative_relation text, relative_name_sealed bytea,
      place_sealed bytea, note_sealed bytea, disease_mac bytea,
      status text NOT NULL, deadline_on date NOT NULL, deadline_working_days int NOT NULL, count_from text NOT NULL,
      accepted_by_id uuid,
      first_informed_person_id uuid, first_informed_name text NOT NULL, first_informed_at timestamptz NOT NULL,
      first_reporter_person_id uuid, first_reporter_name text NOT NULL, first_reporter_at timestamptz NOT NULL,
      first_helper_person_id uuid, first_helper_name text, first_helper_at timestamptz,
      report_count int NOT NULL, visit_count int NOT NULL,
      escalated_at timestamptz, escalation_level int NOT NULL, reason text, duplicate_of_id uuid,
      opened_at timestamptz NOT NULL, opened_on date NOT NULL, ended_at timestamptz,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT visit_duty_status_known CHECK (status IN (${DUTY_STATUSES})),
      CONSTRAINT visit_duty_end_has_instant CHECK ((status IN ('closed','excused','cancelled')) = (ended_at IS NOT NULL)),
      CONSTRAINT visit_duty_count_from_known CHECK (count_from IN ('event','report','later')),
      CONSTRAINT visit_duty_event_in_order CHECK (event_ends_on IS NULL OR event_ends_on >= event_on),
      CONSTRAINT visit_duty_relative_has_relation CHECK (relative_relation IS NOT NULL
        OR relative_dependant_id IS NULL AND relative_name_sealed IS NULL),
      CONSTRAINT visit_duty_helper_whole CHECK ((first_helper_name IS NULL) = (first_helper_at IS NULL)
        AND (first_helper_person_id IS NULL OR first_helper_name IS NOT NULL)),
      CONSTRAINT visit_duty_counts CHECK (report_count >= 1 AND visit_count >= 0 AND escalation_level >= 0),
      CONSTRAINT visit_duty_not_its_own_duplicate CHECK (duplicate_of_id <> id),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id),
      FOREIGN KEY (tenant_id, member_id) REFERENCES members.member (tenant_id, id),
      FOREIGN KEY (tenant_id, household_id) REFERENCES members.household (tenant_id, id),
      FOREIGN KEY (tenant_id, duplicate_of_id) REFERENCES visits.visit_duty (tenant_id, id))`);
    await protect(q, 'visits.visit_duty');
  }

  private async dutyIndexes(q: QueryRunner): Promise<void> {
    const table = 'visits.visit_duty';
    await q.query(`CREATE UNIQUE INDEX visit_duty_number ON ${table} (tenant_id, number)`);
    await q.query(`CREATE INDEX visit_duty_by_serial ON ${table} (tenant_id, serial, number)`);
    // The first page of a union's open cases, and the same for a whole federation.
    await q.query(
      `CREATE INDEX visit_duty_open_by_union ON ${table} (tenant_id, union_id, deadline_on, id) WHERE ended_at IS NULL`,
    );
    await q.query(
      `CREATE INDEX visit_duty_open_by_deadline ON ${table} (tenant_id, deadline_on, id) WHERE ended_at IS NULL`,
    );
    await q.query(
      `CREATE INDEX visit_duty_ended_by_union ON ${table} (tenant_id, union_id, deadline_on, id)
       WHERE ended_at IS NOT NULL`,
    );
    await q.query(
      `CREATE INDEX visit_duty_ended_by_deadline ON ${table} (tenant_id, deadline_on, id) WHERE ended_at IS NOT NULL`,
    );
    await q.query(`CREATE INDEX visit_duty_by_member ON ${table} (tenant_id, member_id, event_on)`);
    await q.query(
      `CREATE INDEX visit_duty_by_household ON ${table} (tenant_id, household_id, event_on)
       WHERE household_id IS NOT NULL`,
    );
  }

  /** Every report is kept as it came in, also the one that joined another. */
  private async reports(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE visits.duty_report (
      tenant_id uuid NOT NULL, id uuid NOT NULL, duty_id uuid NOT NULL, opened boolean NOT NULL, source text NOT NULL,
      account_id uuid NOT NULL, reporter_person_id uuid, reporter_name text NOT NULL, reported_at timestamptz NOT NULL,
      informed_name text, informed_at timestamptz, helper_name text, helper_at timestamptz,
      event_on date NOT NULL, event_ends_on date, sub_condition text, group_name text,
      place_sealed bytea, note_sealed bytea, received_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT duty_report_source_known CHECK (source IN ('staff','member')),
      FOREIGN KEY (tenant_id, duty_id) REFERENCES visits.visit_duty (tenant_id, id))`);
    await q.query(`CREATE INDEX duty_report_by_duty ON visits.duty_report (tenant_id, duty_id, id)`);
    await protect(q, 'visits.duty_report', { appendOnly: true });
  }

  private async assignees(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE visits.duty_assignee (
      tenant_id uuid NOT NULL, duty_id uuid NOT NULL, person_id uuid NOT NULL, name text NOT NULL, rank text NOT NULL,
      place int NOT NULL,
      PRIMARY KEY (tenant_id, duty_id, person_id),
      FOREIGN KEY (tenant_id, duty_id) REFERENCES visits.visit_duty (tenant_id, id))`);
    await q.query(`CREATE INDEX duty_assignee_by_person ON visits.duty_assignee (tenant_id, person_id, duty_id)`);
    await protect(q, 'visits.duty_assignee');
  }

  private async visits(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE visits.visit (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, revision int NOT NULL, status text NOT NULL,
      root_id uuid NOT NULL, corrects_id uuid, corrected_by_id uuid, void_reason text,
      duty_id uuid, union_id uuid NOT NULL, member_id uuid NOT NULL, kind text NOT NULL, talk_topic text,
      visited_on date NOT NULL, place_sealed bytea, outcome text NOT NULL, proxy_name text, proxy_relation text,
      outcome_reason_sealed bytea, visitors jsonb NOT NULL, cash_fen bigint NOT NULL, goods jsonb NOT NULL,
      goods_fen bigint NOT NULL, evidence jsonb NOT NULL, words_sealed bytea, next_need_sealed bytea, next_contact_on date,
      signature_document_id uuid, signed_by text, marks text[] NOT NULL, rule_code text, rule_version text,
      judgement jsonb, logged_by_id uuid NOT NULL, logged_by_name text NOT NULL, logged_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT visit_status_known CHECK (status IN ('logged','corrected','voided')),
      CONSTRAINT visit_root_is_first CHECK ((corrects_id IS NULL) = (root_id = id)),
      CONSTRAINT visit_corrected_names_next CHECK ((status = 'corrected') = (corrected_by_id IS NOT NULL)),
      CONSTRAINT visit_void_has_reason CHECK ((status = 'voided') = (void_reason IS NOT NULL)),
      CONSTRAINT visit_kind_known CHECK (kind IN ('must-visit','talk','other')),
      CONSTRAINT visit_must_visit_has_duty CHECK (kind <> 'must-visit' OR duty_id IS NOT NULL),
      CONSTRAINT visit_talk_has_topic CHECK ((kind = 'talk') = (talk_topic IS NOT NULL)),
      CONSTRAINT visit_talk_topic_known CHECK (talk_topic IN
        ('post-change','reward-or-punishment','low-spirits','conflict','family-change')),
      CONSTRAINT visit_outcome_known CHECK (outcome IN ('met','proxy','refused','absent')),
      CONSTRAINT visit_outcome_whole CHECK ((outcome = 'proxy') = (proxy_name IS NOT NULL)
        AND (outcome = 'proxy') = (proxy_relation IS NOT NULL)
        AND (outcome IN ('refused','absent')) = (outcome_reason_sealed IS NOT NULL)),
      CONSTRAINT visit_amounts_not_negative CHECK (cash_fen >= 0 AND goods_fen >= 0),
      CONSTRAINT visit_nothing_to_who_refused CHECK (outcome <> 'refused' OR cash_fen = 0 AND goods_fen = 0),
      CONSTRAINT visit_signature_whole CHECK ((signature_document_id IS NULL) = (signed_by IS NULL)),
      CONSTRAINT visit_signed_by_known CHECK (signed_by IN ('self','proxy')),
      FOREIGN KEY (tenant_id, duty_id) REFERENCES visits.visit_duty (tenant_id, id),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id),
      FOREIGN KEY (tenant_id, member_id) REFERENCES members.member (tenant_id, id),
      FOREIGN KEY (tenant_id, corrects_id) REFERENCES visits.visit (tenant_id, id),
      FOREIGN KEY (tenant_id, corrected_by_id) REFERENCES visits.visit (tenant_id, id) DEFERRABLE INITIALLY DEFERRED)`);
    await q.query(`CREATE INDEX visit_by_duty ON visits.visit (tenant_id, duty_id, id) WHERE duty_id IS NOT NULL`);
    await q.query(`CREATE INDEX visit_by_root ON visits.visit (tenant_id, root_id)`);
    await q.query(`CREATE INDEX visit_by_member ON visits.visit (tenant_id, member_id, visited_on)`);
    await q.query(`CREATE INDEX visit_by_union ON visits.visit (tenant_id, union_id, visited_on, id)`);
    await q.query(
      `CREATE UNIQUE INDEX visit_corrected_once ON visits.visit (tenant_id, corrects_id) WHERE corrects_id IS NOT NULL`,
    );
    await protect(q, 'visits.visit');
  }

  /** What happened to a duty, in the shape in which its timeline tells it; the proof stands in the audit. */
  private async facts(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE visits.duty_fact (
      tenant_id uuid NOT NULL, id uuid NOT NULL, duty_id uuid NOT NULL, kind text NOT NULL, at timestamptz NOT NULL,
      by_account_id uuid NOT NULL, by_name text, detail jsonb NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT duty_fact_kind_known CHECK (kind IN (${FACT_KINDS})),
      FOREIGN KEY (tenant_id, duty_id) REFERENCES visits.visit_duty (tenant_id, id))`);
    await q.query(`CREATE INDEX duty_fact_by_duty ON visits.duty_fact (tenant_id, duty_id, id)`);
    await protect(q, 'visits.duty_fact', { appendOnly: true });
  }

  private async ratings(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE visits.rating (
      tenant_id uuid NOT NULL, id uuid NOT NULL, duty_id uuid NOT NULL, member_id uuid NOT NULL, stars int NOT NULL,
      comment_sealed bytea, rated_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT rating_stars_known CHECK (stars BETWEEN 1 AND 5),
      FOREIGN KEY (tenant_id, duty_id) REFERENCES visits.visit_duty (tenant_id, id),
      FOREIGN KEY (tenant_id, member_id) REFERENCES members.member (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX rating_of_duty ON visits.rating (tenant_id, duty_id)`);
    await protect(q, 'visits.rating', { appendOnly: true });
  }

  private async lookUps(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE visits.case_look_up (
      tenant_id uuid NOT NULL, subject_mac bytea NOT NULL, count int NOT NULL, window_ends_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, subject_mac))`);
    await q.query(`CREATE INDEX case_look_up_by_age ON visits.case_look_up (tenant_id, window_ends_at)`);
    await protect(q, 'visits.case_look_up');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP SCHEMA visits CASCADE`);
  }
}
