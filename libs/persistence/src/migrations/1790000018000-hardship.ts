import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createSchema, protect } from './protection';

const CATEGORIES = `'deep','relative','accident','subsistence','borderline','accident-2016'`;
const CAUSES = `'unable-to-work','not-employed','laid-off','uninsured','insurance-unpaid','major-illness','disaster','accident','schooling','other'`;
const STATUSES = `'found','applied','visited','assessed','publicised','objected','reinvestigated','union-review','federation-review','returned','active','review-due','exited','watched','refused','withdrawn','archived'`;

export class Hardship1790000018000 implements MigrationInterface {
  name = 'Hardship1790000018000';

  async up(q: QueryRunner): Promise<void> {
    await createSchema(q, 'hardship');
    await this.standards(q);
    await this.files(q);
    await this.persons(q);
    await this.statements(q);
    await this.judgements(q);
    await this.facts(q);
    await this.imports(q);
  }

  private async standards(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE hardship.subsistence_standard (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, region text, area text NOT NULL,
      month_amount bigint NOT NULL, valid_from date NOT NULL, valid_to date, source text NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT subsistence_standard_area_known CHECK (area IN ('urban','rural')),
      CONSTRAINT subsistence_standard_positive CHECK (month_amount > 0),
      CONSTRAINT subsistence_standard_days_in_order CHECK (valid_to IS NULL OR valid_to >= valid_from))`);
    await q.query(`CREATE UNIQUE INDEX subsistence_standard_from
      ON hardship.subsistence_standard (tenant_id, region, area, valid_from) NULLS NOT DISTINCT`);
    await protect(q, 'hardship.subsistence_standard');
  }

  private async files(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE hardship.hardship_file (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, number text NOT NULL, union_id uuid NOT NULL,
      member_id uuid NOT NULL, status text NOT NULL, running boolean NOT NULL, category text, main_cause text,
      other_causes text[] NOT NULL, source text NOT NULL, found_on date NOT NULL, applied_on date, filed_on date,
      review_due_on date, exited_on date, exit_ground text, exit_reason text, kept_until date,
      officer_person_id uuid, officer_name text, filled_by_officer boolean NOT NULL, note_sealed bytea,
      judgement_id uuid, import_id uuid, opened_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT hardship_file_status_known CHECK (status IN (${STATUSES})),
      CONSTRAINT hardship_file_running_by_status CHECK (running = (status NOT IN ('exited','watched','refused','withdrawn','archived'))),
      CONSTRAINT hardship_file_category_known CHECK (category IN (${CATEGORIES})),
      CONSTRAINT hardship_file_cause_known CHECK (main_cause IN (${CAUSES})),
      CONSTRAINT hardship_file_other_causes CHECK (cardinality(other_causes) <= 3 AND other_causes <@ ARRAY[${CAUSES}]),
      CONSTRAINT hardship_file_source_known CHECK (source IN ('found','application','import')),
      CONSTRAINT hardship_file_on_file_whole CHECK (status NOT IN ('active','review-due') OR filed_on IS NOT NULL AND category IS NOT NULL),
      CONSTRAINT hardship_file_exit_ground_known CHECK (exit_ground IN ('lifted','cancelled','died','duplicate','false','lapsed')),
      CONSTRAINT hardship_file_exit_whole CHECK ((exited_on IS NULL) = (exit_ground IS NULL)),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id),
      FOREIGN KEY (tenant_id, member_id) REFERENCES members.member (tenant_id, id))`);
    const table = 'hardship.hardship_file';
    await q.query(`CREATE UNIQUE INDEX hardship_file_number ON ${table} (tenant_id, number)`);
    await q.query(`CREATE INDEX hardship_file_by_union ON ${table} (tenant_id, union_id, status, id)`);
    await q.query(`CREATE INDEX hardship_file_by_status ON ${table} (tenant_id, status, id)`);
    await q.query(`CREATE INDEX hardship_file_by_member ON ${table} (tenant_id, member_id)`);
    await q.query(`CREATE INDEX hardship_file_by_review ON ${table} (tenant_id, review_due_on, id)
      WHERE status IN ('active','review-due')`);
    await q.query(
      `CREATE INDEX hardship_file_by_import ON ${table} (tenant_id, import_id) WHERE import_id IS NOT NULL`,
    );
    await protect(q, table);
  }

  /** One household, one file: of all persons of running files each document stands once. */
  private async persons(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE hardship.file_person (
      tenant_id uuid NOT NULL, id uuid NOT NULL, file_id uuid NOT NULL, running boolean NOT NULL, place int NOT NULL,
      member_id uuid, relation text NOT NULL, name_sealed bytea, document_kind text, document_sealed bytea,
      document_mac bytea, born_on date, gender text, month_income bigint, work_status text, health_sealed bytea,
      school_sealed bytea, particulars_sealed bytea,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT file_person_relation_known CHECK (relation IN
        ('head','spouse','parent','child','parent-in-law','child-in-law','grandparent','grandchild','sibling','other')),
      CONSTRAINT file_person_gender_known CHECK (gender IN ('female','male')),
      CONSTRAINT file_person_income_not_negative CHECK (month_income >= 0),
      CONSTRAINT file_person_member_or_name CHECK (member_id IS NOT NULL OR name_sealed IS NOT NULL),
      FOREIGN KEY (tenant_id, file_id) REFERENCES hardship.hardship_file (tenant_id, id),
      FOREIGN KEY (tenant_id, member_id) REFERENCES members.member (tenant_id, id))`);
    const table = 'hardship.file_person';
    await q.query(`CREATE UNIQUE INDEX file_person_document ON ${table} (tenant_id, document_mac) WHERE running`);
    await q.query(`CREATE UNIQUE INDEX file_person_one_head ON ${table} (tenant_id, file_id)
      WHERE running AND relation = 'head'`);
    await q.query(`CREATE INDEX file_person_by_file ON ${table} (tenant_id, file_id, place)`);
    await q.query(`CREATE INDEX file_person_by_member ON ${table} (tenant_id, member_id) WHERE member_id IS NOT NULL`);
    await protect(q, table);
  }

  /** What the household states for a year; once judged it stands. */
  private async statements(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE hardship.household_statement (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, file_id uuid NOT NULL, stated_on date NOT NULL,
      persons int NOT NULL, area text NOT NULL, event text, months_below int NOT NULL, has_state_aid boolean NOT NULL,
      savings bigint NOT NULL, net_investment bigint NOT NULL, exclusions text[] NOT NULL, exclusion_override text,
      stated_by text NOT NULL, by_officer boolean NOT NULL, fixed_at timestamptz, created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT household_statement_persons CHECK (persons >= 1),
      CONSTRAINT household_statement_area_known CHECK (area IN ('urban','rural')),
      CONSTRAINT household_statement_event_known CHECK (event IN
        ('disaster','accident','epidemic','public-safety','sudden-event','major-illness')),
      CONSTRAINT household_statement_not_negative CHECK (months_below >= 0 AND savings >= 0),
      FOREIGN KEY (tenant_id, file_id) REFERENCES hardship.hardship_file (tenant_id, id))`);
    await q.query(`CREATE INDEX household_statement_by_file ON hardship.household_statement (tenant_id, file_id, id)`);
    await protect(q, 'hardship.household_statement');
    await q.query(`CREATE TABLE hardship.income_line (
      tenant_id uuid NOT NULL, id uuid NOT NULL, statement_id uuid NOT NULL, place int NOT NULL, kind text NOT NULL,
      whose text, yearly bigint NOT NULL, document_id uuid,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT income_line_not_negative CHECK (yearly >= 0),
      FOREIGN KEY (tenant_id, statement_id) REFERENCES hardship.household_statement (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX income_line_place ON hardship.income_line (tenant_id, statement_id, place)`);
    await protect(q, 'hardship.income_line');
    await q.query(`CREATE TABLE hardship.expense_line (
      tenant_id uuid NOT NULL, id uuid NOT NULL, statement_id uuid NOT NULL, place int NOT NULL, kind text NOT NULL,
      note_sealed bytea, yearly bigint NOT NULL, from_event boolean NOT NULL, document_id uuid,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT expense_line_not_negative CHECK (yearly >= 0),
      FOREIGN KEY (tenant_id, statement_id) REFERENCES hardship.household_statement (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX expense_line_place ON hardship.expense_line (tenant_id, statement_id, place)`);
    await protect(q, 'hardship.expense_line');
  }

  /** Judgements are never changed; they go only with an import that is taken back. */
  private async judgements(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE hardship.judgement (
      tenant_id uuid NOT NULL, id uuid NOT NULL, file_id uuid NOT NULL, statement_id uuid NOT NULL,
      judged_on date NOT NULL, formula_version text NOT NULL, formula_source text NOT NULL, month_amount bigint NOT NULL,
      standard_name text NOT NULL, meets text[] NOT NULL, computed text, category text, reason text,
      income bigint NOT NULL, expense bigint NOT NULL, loss bigint NOT NULL, per_capita bigint NOT NULL,
      lines jsonb NOT NULL, changes jsonb NOT NULL, judged_by uuid NOT NULL, judged_by_name text NOT NULL,
      judged_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT judgement_version_known CHECK (formula_version IN ('2016','current')),
      CONSTRAINT judgement_computed_known CHECK (computed IN (${CATEGORIES})),
      CONSTRAINT judgement_category_known CHECK (category IN (${CATEGORIES})),
      CONSTRAINT judgement_otherwise_has_reason CHECK (category IS NULL OR category = ANY(meets) OR reason IS NOT NULL),
      FOREIGN KEY (tenant_id, file_id) REFERENCES hardship.hardship_file (tenant_id, id),
      FOREIGN KEY (tenant_id, statement_id) REFERENCES hardship.household_statement (tenant_id, id))`);
    await q.query(`CREATE INDEX judgement_by_file ON hardship.judgement (tenant_id, file_id, id)`);
    await protect(q, 'hardship.judgement');
    await q.query(`REVOKE UPDATE ON hardship.judgement FROM nuanjia_app`);
  }

  /** What happened to a file, in the shape in which its timeline tells it; the proof stands in the audit. */
  private async facts(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE hardship.file_fact (
      tenant_id uuid NOT NULL, id uuid NOT NULL, file_id uuid NOT NULL, action text NOT NULL, at timestamptz NOT NULL,
      by_account_id uuid NOT NULL, by_name text NOT NULL, status text NOT NULL, detail jsonb NOT NULL,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, file_id) REFERENCES hardship.hardship_file (tenant_id, id))`);
    await q.query(`CREATE INDEX file_fact_by_file ON hardship.file_fact (tenant_id, file_id, id)`);
    await protect(q, 'hardship.file_fact', { appendOnly: true });
  }

  /** Workbooks of files: two more kinds of sheet, and what an import did to a file. */
  private async imports(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE intake.import_sheet DROP CONSTRAINT import_sheet_kind_known, ADD CONSTRAINT
      import_sheet_kind_known CHECK (kind IN
        ('organizations','roster','fund-accounts','visits','hardship-files','hardship-persons'))`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`UPDATE intake.import_sheet SET kind = NULL WHERE kind IN ('hardship-files','hardship-persons')`);
    await q.query(`ALTER TABLE intake.import_sheet DROP CONSTRAINT import_sheet_kind_known, ADD CONSTRAINT
      import_sheet_kind_known CHECK (kind IN ('organizations','roster','fund-accounts','visits'))`);
    await q.query(`DROP SCHEMA hardship CASCADE`);
  }
}
