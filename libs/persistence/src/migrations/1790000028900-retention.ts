import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, createSchema, protect } from './protection';

const REMOVABLE = `CREATE INDEX document_content_to_remove ON documents.document (tenant_id, id) WHERE status = 'removed'`;

/** How long what is kept, lists of what is past its term, and papers that go with their case. */
export class Retention1790000028900 implements MigrationInterface {
  name = 'Retention1790000028900';

  async up(q: QueryRunner): Promise<void> {
    await createSchema(q, 'retention');
    await this.rules(q);
    await this.lists(q);
    await this.lines(q);
    await this.judgements(q);
    await q.query(`ALTER TABLE documents.document ADD COLUMN destroyed_at timestamptz`);
    await q.query(`DROP INDEX documents.document_content_to_remove`);
    await q.query(`${REMOVABLE} AND (subject_id IS NULL OR destroyed_at IS NOT NULL) AND content_removed_at IS NULL`);
  }

  /** Judgements are never altered, but the lines that tell of the household go with the file. */
  private async judgements(q: QueryRunner): Promise<void> {
    await q.query(`GRANT UPDATE (lines, changes, reason) ON hardship.judgement TO ${APP_ROLE}`);
    await q.query(`CREATE TRIGGER stays_but_for_destruction BEFORE UPDATE ON hardship.judgement FOR EACH STATEMENT
      WHEN (current_setting('app.resealing', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION platform.refuse_change()`);
  }

  private async rules(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE retention.retention_rule (
      tenant_id uuid NOT NULL, id uuid NOT NULL, kind text NOT NULL, years int NOT NULL, from_on date NOT NULL,
      reason text NOT NULL, set_by_name text NOT NULL, set_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT retention_rule_years CHECK (years BETWEEN 1 AND 100))`);
    await q.query(`CREATE INDEX retention_rule_by_kind ON retention.retention_rule (tenant_id, kind, from_on, id)`);
    await protect(q, 'retention.retention_rule', { appendOnly: true });
    await q.query(`CREATE TABLE retention.yearly_proposal (
      tenant_id uuid NOT NULL, year int NOT NULL, lists int NOT NULL, made_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, year))`);
    await protect(q, 'retention.yearly_proposal');
  }

  private async lists(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE retention.destruction_list (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, number text NOT NULL, union_id uuid NOT NULL,
      status text NOT NULL, witnesses text[] NOT NULL, proposed_by_name text, proposed_at timestamptz NOT NULL,
      submitted_by uuid, submitted_by_account uuid, submitted_by_name text, submitted_at timestamptz,
      approved_by uuid, approved_by_name text, approved_at timestamptz,
      destroyed_by uuid, destroyed_by_name text, destroyed_at timestamptz, minutes_document_id uuid, last_reason text,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id),
      CONSTRAINT destruction_list_status_known
        CHECK (status IN ('proposed','submitted','approved','destroyed','filed','dropped')),
      CONSTRAINT destruction_list_two_persons CHECK (approved_by IS NULL OR approved_by <> submitted_by),
      CONSTRAINT destruction_list_other_hands CHECK (destroyed_by IS NULL OR destroyed_by <> approved_by),
      CONSTRAINT destruction_list_decided_whole CHECK (status NOT IN ('approved','destroyed','filed')
        OR (submitted_by IS NOT NULL AND approved_by IS NOT NULL AND cardinality(witnesses) = 2)),
      CONSTRAINT destruction_list_destroyed_whole CHECK ((status IN ('destroyed','filed')) = (destroyed_at IS NOT NULL)),
      CONSTRAINT destruction_list_filed_whole CHECK ((status = 'filed') = (minutes_document_id IS NOT NULL)))`);
    await q.query(`CREATE UNIQUE INDEX destruction_list_number ON retention.destruction_list (tenant_id, number)`);
    await q.query(`CREATE INDEX destruction_list_by_union ON retention.destruction_list (tenant_id, union_id, id)`);
    await protect(q, 'retention.destruction_list');
  }

  private async lines(q: QueryRunner): Promise<void> {
    const table = 'retention.destruction_line';
    await q.query(`CREATE TABLE ${table} (
      tenant_id uuid NOT NULL, id uuid NOT NULL, list_id uuid NOT NULL, kind text NOT NULL, record_id uuid NOT NULL,
      union_id uuid NOT NULL, number text NOT NULL, ended_on date NOT NULL, years int NOT NULL, state text NOT NULL,
      reason text, kept_until date,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, list_id) REFERENCES retention.destruction_list (tenant_id, id),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id),
      CONSTRAINT destruction_line_state_known CHECK (state IN ('listed','kept','held','destroyed')),
      CONSTRAINT destruction_line_reason_whole CHECK ((state IN ('kept','held')) = (reason IS NOT NULL)))`);
    await q.query(`CREATE INDEX destruction_line_by_list ON ${table} (tenant_id, list_id, id)`);
    await q.query(`CREATE INDEX destruction_line_by_record ON ${table} (tenant_id, record_id)`);
    await q.query(`CREATE UNIQUE INDEX destruction_line_once ON ${table} (tenant_id, kind, record_id)
      WHERE state IN ('listed','destroyed')`);
    await protect(q, table);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TRIGGER stays_but_for_destruction ON hardship.judgement`);
    await q.query(`REVOKE UPDATE (lines, changes, reason) ON hardship.judgement FROM ${APP_ROLE}`);
    await q.query(`DROP INDEX documents.document_content_to_remove`);
    await q.query(`${REMOVABLE} AND subject_id IS NULL AND content_removed_at IS NULL`);
    await q.query(`ALTER TABLE documents.document DROP COLUMN destroyed_at`);
    await q.query(`DROP SCHEMA retention CASCADE`);
  }
}
