import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createSchema, protect } from './protection';

const LEVELS = `'bachelor-first','bachelor-second','college','high-school','vocational','postgraduate'`;
const CATEGORIES = `'deep','relative','accident','not-on-file'`;
const EXCLUSIONS = `'military-academy','directed','self-funded-abroad','high-fee-private','sino-foreign','other-aid'`;
const GROUNDS = `'army','dropped-out','lifted','lapsed-file','not-renewed','other-aid','left-union','died','finished','other'`;
const STATES = `'enrolled','transferred','on-leave','army','dropped-out','graduated'`;

export class StudyAid1790000021000 implements MigrationInterface {
  name = 'StudyAid1790000021000';

  async up(q: QueryRunner): Promise<void> {
    await createSchema(q, 'study_aid');
    await this.programmes(q);
    await this.awards(q);
    await this.lists(q);
    await this.instalments(q);
    await this.renewals(q);
    await this.facts(q);
  }

  private async programmes(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE study_aid.programme (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, union_id uuid NOT NULL, name text NOT NULL,
      kind text NOT NULL, status text NOT NULL, max_years int NOT NULL, levels text[] NOT NULL, apply_from text NOT NULL,
      apply_until text NOT NULL, renewal_on text, proof_until text, resume_until text, needs_file boolean NOT NULL,
      lapse_rule text NOT NULL, exclusions text[] NOT NULL, exclusive boolean NOT NULL, fund_account_id uuid,
      budget bigint, publicity_days int NOT NULL, note text, import_id uuid, created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT programme_kind_known CHECK (kind IN ('one-off','tracked')),
      CONSTRAINT programme_status_known CHECK (status IN ('draft','open','closed')),
      CONSTRAINT programme_years CHECK (max_years BETWEEN 1 AND 5 AND (kind = 'tracked' OR max_years = 1)),
      CONSTRAINT programme_levels_known CHECK (cardinality(levels) > 0 AND levels <@ ARRAY[${LEVELS}]),
      CONSTRAINT programme_lapse_rule_known CHECK (lapse_rule IN ('suspend','grace-year','end')),
      CONSTRAINT programme_exclusions_known CHECK (exclusions <@ ARRAY[${EXCLUSIONS}]),
      CONSTRAINT programme_renewal_whole CHECK (kind = 'one-off' OR num_nulls(renewal_on, proof_until, resume_until) = 0),
      CONSTRAINT programme_budget_positive CHECK (budget > 0),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id),
      FOREIGN KEY (tenant_id, fund_account_id) REFERENCES funds.fund_account (tenant_id, id))`);
    await q.query(`CREATE INDEX programme_by_union ON study_aid.programme (tenant_id, union_id, status, id)`);
    await protect(q, 'study_aid.programme');
    await q.query(`CREATE TABLE study_aid.programme_amount (
      tenant_id uuid NOT NULL, id uuid NOT NULL, programme_id uuid NOT NULL, level text NOT NULL, category text,
      amount bigint NOT NULL, valid_from date NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT programme_amount_level_known CHECK (level IN (${LEVELS})),
      CONSTRAINT programme_amount_category_known CHECK (category IN (${CATEGORIES})),
      CONSTRAINT programme_amount_positive CHECK (amount > 0),
      FOREIGN KEY (tenant_id, programme_id) REFERENCES study_aid.programme (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX programme_amount_once ON study_aid.programme_amount
      (tenant_id, programme_id, level, category, valid_from) NULLS NOT DISTINCT`);
    await protect(q, 'study_aid.programme_amount');
  }

  /** Of all exclusive programmes of a tenant a child has at most one live award, in whichever union. */
  private async awards(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE study_aid.award (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, number text NOT NULL, programme_id uuid NOT NULL,
      union_id uuid NOT NULL, member_id uuid NOT NULL, child_name_sealed bytea NOT NULL, child_name_mac bytea NOT NULL,
      child_document_sealed bytea NOT NULL, child_mac bytea NOT NULL, child_born_on date, relation text NOT NULL,
      level text NOT NULL, school_name text NOT NULL, entry_year int NOT NULL, schooling_years int NOT NULL,
      ends_in_year int NOT NULL, first_year int NOT NULL, max_years int NOT NULL, exclusive boolean NOT NULL,
      circumstances text[] NOT NULL, status text NOT NULL, live boolean NOT NULL, suspended_for text, leave_since int, grace_year int,
      end_ground text, ended_on date, last_reason text, by_officer boolean NOT NULL, consented_on date,
      in_history boolean NOT NULL, import_id uuid, applied_on date NOT NULL, created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT award_status_known CHECK (status IN ('applied','returned','verified','running','suspended','on-leave',
        'completed','ended','refused','withdrawn')),
      CONSTRAINT award_live_by_status CHECK (live = (status NOT IN ('completed','ended','refused','withdrawn'))),
      CONSTRAINT award_level_known CHECK (level IN (${LEVELS})),
      CONSTRAINT award_relation_known CHECK (relation IN ('child','grandchild','sibling','other')),
      CONSTRAINT award_course_in_order CHECK (ends_in_year > entry_year AND schooling_years BETWEEN 1 AND 8),
      CONSTRAINT award_years CHECK (max_years BETWEEN 1 AND 5),
      CONSTRAINT award_circumstances_known CHECK (circumstances <@ ARRAY[${EXCLUSIONS}]),
      CONSTRAINT award_suspended_for_known CHECK
        ((status = 'suspended') = (suspended_for IS NOT NULL) AND (suspended_for IS NULL OR suspended_for IN ('proof','file','decision'))),
      CONSTRAINT award_leave_by_status CHECK ((status = 'on-leave') = (leave_since IS NOT NULL) OR NOT live),
      CONSTRAINT award_ground_known CHECK (end_ground IN (${GROUNDS})),
      CONSTRAINT award_end_whole CHECK ((status IN ('completed','ended')) = (end_ground IS NOT NULL)
        AND (end_ground IS NULL) = (ended_on IS NULL)),
      FOREIGN KEY (tenant_id, programme_id) REFERENCES study_aid.programme (tenant_id, id),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id),
      FOREIGN KEY (tenant_id, member_id) REFERENCES members.member (tenant_id, id))`);
    const table = 'study_aid.award';
    await q.query(`CREATE UNIQUE INDEX award_number ON ${table} (tenant_id, number)`);
    await q.query(
      `CREATE UNIQUE INDEX award_one_per_child ON ${table} (tenant_id, child_mac) WHERE exclusive AND live`,
    );
    await q.query(`CREATE UNIQUE INDEX award_one_per_child_and_programme ON ${table} (tenant_id, programme_id, child_mac)
      WHERE live`);
    await q.query(`CREATE INDEX award_by_union ON ${table} (tenant_id, union_id, status, id)`);
    await q.query(`CREATE INDEX award_by_programme ON ${table} (tenant_id, programme_id, status, id)`);
    await q.query(`CREATE INDEX award_by_member ON ${table} (tenant_id, member_id, id)`);
    await q.query(`CREATE INDEX award_by_child ON ${table} (tenant_id, child_mac, id)`);
    await q.query(`CREATE INDEX award_by_child_name ON ${table} (tenant_id, child_name_mac, id)`);
    await q.query(`CREATE INDEX award_by_import ON ${table} (tenant_id, import_id) WHERE import_id IS NOT NULL`);
    await protect(q, table);
  }

  private async lists(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE study_aid.grant_list (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, number text NOT NULL, name text NOT NULL,
      union_id uuid NOT NULL, programme_id uuid NOT NULL, academic_year int NOT NULL, status text NOT NULL,
      persons int NOT NULL, amount bigint NOT NULL, last_reason text, created_by_id uuid NOT NULL,
      created_by_name text NOT NULL, created_at timestamptz NOT NULL, approved_at timestamptz,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT grant_list_status_known CHECK (status IN
        ('draft','publicised','submitted','returned','approved','refused','cancelled')),
      CONSTRAINT grant_list_not_negative CHECK (persons >= 0 AND amount >= 0),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id),
      FOREIGN KEY (tenant_id, programme_id) REFERENCES study_aid.programme (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX grant_list_number ON study_aid.grant_list (tenant_id, number)`);
    await q.query(`CREATE INDEX grant_list_by_union ON study_aid.grant_list (tenant_id, union_id, id)`);
    await protect(q, 'study_aid.grant_list');
  }

  /**
   * An award is paid once for an academic year and at most so many years as it has; a child once a year by all exclusive
   * programmes together: whatever runs at the same time.
   */
  private async instalments(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE study_aid.instalment (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, award_id uuid NOT NULL, programme_id uuid NOT NULL,
      union_id uuid NOT NULL, member_id uuid NOT NULL, child_mac bytea NOT NULL, exclusive boolean NOT NULL,
      academic_year int NOT NULL, ordinal int NOT NULL, max_years int NOT NULL, level text NOT NULL, category text,
      amount bigint NOT NULL, rule_sentence text NOT NULL, status text NOT NULL, proof_document_id uuid,
      grant_list_id uuid, disbursement_id uuid, paid_on date, in_history boolean NOT NULL, created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT instalment_status_known CHECK (status IN ('ready','listed','approved','paid','reversed','cancelled')),
      CONSTRAINT instalment_within_years CHECK (ordinal BETWEEN 1 AND max_years AND max_years <= 5),
      CONSTRAINT instalment_level_known CHECK (level IN (${LEVELS})),
      CONSTRAINT instalment_category_known CHECK (category IN (${CATEGORIES})),
      CONSTRAINT instalment_amount_positive CHECK (amount > 0),
      CONSTRAINT instalment_has_proof CHECK (in_history OR proof_document_id IS NOT NULL),
      CONSTRAINT instalment_listed_has_list CHECK (in_history OR status NOT IN ('listed','approved','paid','reversed')
        OR grant_list_id IS NOT NULL),
      CONSTRAINT instalment_money_whole CHECK (status NOT IN ('approved','paid','reversed') OR disbursement_id IS NOT NULL),
      CONSTRAINT instalment_paid_has_day CHECK (status <> 'paid' OR paid_on IS NOT NULL),
      FOREIGN KEY (tenant_id, award_id) REFERENCES study_aid.award (tenant_id, id),
      FOREIGN KEY (tenant_id, programme_id) REFERENCES study_aid.programme (tenant_id, id),
      FOREIGN KEY (tenant_id, grant_list_id) REFERENCES study_aid.grant_list (tenant_id, id),
      FOREIGN KEY (tenant_id, member_id) REFERENCES members.member (tenant_id, id))`);
    const table = 'study_aid.instalment';
    await q.query(`CREATE UNIQUE INDEX instalment_once_a_year ON ${table} (tenant_id, award_id, academic_year)
      WHERE status <> 'cancelled'`);
    await q.query(`CREATE UNIQUE INDEX instalment_one_per_ordinal ON ${table} (tenant_id, award_id, ordinal)
      WHERE status <> 'cancelled'`);
    await q.query(`CREATE UNIQUE INDEX instalment_one_per_child ON ${table} (tenant_id, child_mac, academic_year)
      WHERE exclusive AND status <> 'cancelled'`);
    await q.query(`CREATE UNIQUE INDEX instalment_one_per_disbursement ON ${table} (tenant_id, disbursement_id)
      WHERE disbursement_id IS NOT NULL`);
    await q.query(`CREATE INDEX instalment_by_award ON ${table} (tenant_id, award_id, academic_year, id)`);
    await q.query(`CREATE INDEX instalment_by_list ON ${table} (tenant_id, grant_list_id, id)
      WHERE grant_list_id IS NOT NULL`);
    await q.query(
      `CREATE INDEX instalment_by_programme ON ${table} (tenant_id, programme_id, academic_year, status, id)`,
    );
    await q.query(`CREATE INDEX instalment_by_paid_on ON ${table} (tenant_id, paid_on, id) WHERE status = 'paid'`);
    await protect(q, table);
  }

  private async renewals(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE study_aid.renewal_run (
      tenant_id uuid NOT NULL, programme_id uuid NOT NULL, academic_year int NOT NULL, opens_on date NOT NULL,
      cut_off_on date NOT NULL, ends_on date NOT NULL, reached uuid, opened int NOT NULL, finished int NOT NULL,
      started_at timestamptz NOT NULL, finished_at timestamptz,
      PRIMARY KEY (tenant_id, programme_id, academic_year),
      CONSTRAINT renewal_run_days_in_order CHECK (opens_on < cut_off_on AND cut_off_on <= ends_on),
      FOREIGN KEY (tenant_id, programme_id) REFERENCES study_aid.programme (tenant_id, id))`);
    await protect(q, 'study_aid.renewal_run');
    await q.query(`CREATE TABLE study_aid.renewal (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, award_id uuid NOT NULL, programme_id uuid NOT NULL,
      union_id uuid NOT NULL, member_id uuid NOT NULL, academic_year int NOT NULL, status text NOT NULL,
      school_name text NOT NULL, level text NOT NULL, student_state text, said_school text, said_note text,
      proof_document_id uuid, last_reason text, opens_on date NOT NULL, cut_off_on date NOT NULL, ends_on date NOT NULL,
      answered_at timestamptz, opened_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT renewal_status_known CHECK (status IN
        ('new','waiting-for-proof','confirmed','suspended','ended','done')),
      CONSTRAINT renewal_state_known CHECK (student_state IN (${STATES})),
      CONSTRAINT renewal_level_known CHECK (level IN (${LEVELS})),
      CONSTRAINT renewal_done_has_proof CHECK (status <> 'done' OR proof_document_id IS NOT NULL),
      FOREIGN KEY (tenant_id, award_id) REFERENCES study_aid.award (tenant_id, id),
      FOREIGN KEY (tenant_id, programme_id) REFERENCES study_aid.programme (tenant_id, id))`);
    const table = 'study_aid.renewal';
    await q.query(`CREATE UNIQUE INDEX renewal_once ON ${table} (tenant_id, award_id, academic_year)`);
    await q.query(`CREATE INDEX renewal_by_programme ON ${table} (tenant_id, programme_id, academic_year, status, id)`);
    await q.query(`CREATE INDEX renewal_by_member ON ${table} (tenant_id, member_id, id)`);
    await q.query(`CREATE INDEX renewal_by_cut_off ON ${table} (tenant_id, cut_off_on, id)
      WHERE status IN ('new','waiting-for-proof','suspended')`);
    await protect(q, table);
  }

  private async facts(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE study_aid.award_fact (
      tenant_id uuid NOT NULL, id uuid NOT NULL, award_id uuid NOT NULL, action text NOT NULL, at timestamptz NOT NULL,
      by_name text NOT NULL, words text, academic_year int,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, award_id) REFERENCES study_aid.award (tenant_id, id) ON DELETE CASCADE)`);
    await q.query(`CREATE INDEX award_fact_by_award ON study_aid.award_fact (tenant_id, award_id, id)`);
    await protect(q, 'study_aid.award_fact');
    await q.query(`REVOKE UPDATE ON study_aid.award_fact FROM nuanjia_app`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP SCHEMA study_aid CASCADE`);
  }
}
