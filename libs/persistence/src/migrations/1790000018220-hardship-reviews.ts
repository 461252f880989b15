import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protection';

const BEFORE = `'found','applied','visited','assessed','publicised','objected','reinvestigated','union-review','federation-review','returned','active','review-due'`;
const ENDS = `'exited','watched','refused','withdrawn','archived'`;
const RECORDS = `'home-visit','assessment','reinvestigation','watch'`;

/** Another category is decided before it holds; rules of the review with dates; spot checks with their seed. */
export class HardshipReviews1790000018220 implements MigrationInterface {
  name = 'HardshipReviews1790000018220';

  async up(q: QueryRunner): Promise<void> {
    await this.statuses(q, `${BEFORE},'change-review',${ENDS}`, `'active','review-due','change-review'`);
    await q.query(`ALTER TABLE hardship.hardship_file ADD COLUMN proposed_judgement_id uuid,
      ADD COLUMN proposed_category text,
      ADD CONSTRAINT hardship_file_proposal_whole CHECK ((status = 'change-review') = (proposed_judgement_id IS NOT NULL)
        AND (proposed_judgement_id IS NULL) = (proposed_category IS NULL))`);
    await q.query(`ALTER TABLE hardship.file_record DROP CONSTRAINT file_record_kind_known,
      ADD CONSTRAINT file_record_kind_known CHECK (kind IN (${RECORDS},'spot-check','pair-visit'))`);
    await this.rules(q);
    await this.checks(q);
  }

  private async statuses(q: QueryRunner, all: string, onFile: string): Promise<void> {
    await q.query(`ALTER TABLE hardship.hardship_file DROP CONSTRAINT hardship_file_status_known,
      ADD CONSTRAINT hardship_file_status_known CHECK (status IN (${all})),
      DROP CONSTRAINT hardship_file_on_file_whole,
      ADD CONSTRAINT hardship_file_on_file_whole CHECK (status NOT IN (${onFile}) OR filed_on IS NOT NULL AND category IS NOT NULL)`);
    await q.query(`DROP INDEX hardship.hardship_file_by_review`);
    await q.query(`CREATE INDEX hardship_file_by_review ON hardship.hardship_file (tenant_id, review_due_on, id)
      WHERE status IN (${onFile})`);
  }

  private async rules(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE hardship.review_rule (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, opens_before_days int NOT NULL,
      lapses_after_days int NOT NULL, spot_check_percent int NOT NULL, valid_from date NOT NULL, source text NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT review_rule_days_sound CHECK (opens_before_days BETWEEN 1 AND 180 AND lapses_after_days BETWEEN 1 AND 365),
      CONSTRAINT review_rule_percent_sound CHECK (spot_check_percent BETWEEN 1 AND 100))`);
    await q.query(`CREATE UNIQUE INDEX review_rule_from ON hardship.review_rule (tenant_id, valid_from)`);
    await protect(q, 'hardship.review_rule');
  }

  /** What was drawn from what, by which seed: drawn again it gives the same files. */
  private async checks(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE hardship.spot_check (
      tenant_id uuid NOT NULL, id uuid NOT NULL, union_id uuid NOT NULL, year int NOT NULL, percent int NOT NULL,
      seed text NOT NULL, population uuid[] NOT NULL, drawn int NOT NULL, on_file int NOT NULL, drawn_on date NOT NULL,
      drawn_by uuid NOT NULL, drawn_by_name text NOT NULL, drawn_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT spot_check_drew CHECK (drawn >= 1 AND drawn <= cardinality(population)),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(`CREATE INDEX spot_check_by_union ON hardship.spot_check (tenant_id, union_id, id)`);
    await protect(q, 'hardship.spot_check', { appendOnly: true });
    await q.query(`CREATE TABLE hardship.spot_check_item (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, check_id uuid NOT NULL, file_id uuid NOT NULL,
      place int NOT NULL, conforms boolean, record_id uuid, checked_on date, checked_by_name text,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT spot_check_item_result_whole CHECK (num_nulls(conforms, record_id, checked_on, checked_by_name) IN (0, 4)),
      FOREIGN KEY (tenant_id, check_id) REFERENCES hardship.spot_check (tenant_id, id),
      FOREIGN KEY (tenant_id, file_id) REFERENCES hardship.hardship_file (tenant_id, id),
      FOREIGN KEY (tenant_id, record_id) REFERENCES hardship.file_record (tenant_id, id))`);
    await q.query(
      `CREATE UNIQUE INDEX spot_check_item_once ON hardship.spot_check_item (tenant_id, check_id, file_id)`,
    );
    await q.query(`CREATE INDEX spot_check_item_by_file ON hardship.spot_check_item (tenant_id, file_id)`);
    await protect(q, 'hardship.spot_check_item');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE hardship.spot_check_item, hardship.spot_check, hardship.review_rule`);
    await q.query(`ALTER TABLE hardship.file_record DROP CONSTRAINT file_record_kind_known,
      ADD CONSTRAINT file_record_kind_known CHECK (kind IN (${RECORDS}))`);
    await q.query(
      `ALTER TABLE hardship.hardship_file DROP COLUMN proposed_judgement_id, DROP COLUMN proposed_category`,
    );
    await this.statuses(q, `${BEFORE},${ENDS}`, `'active','review-due'`);
  }
}
