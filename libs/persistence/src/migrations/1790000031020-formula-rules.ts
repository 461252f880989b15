import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protection';

const PLACES = `'after-deep','before-deep','last'`;

/** Which formula holds from when, as dated rows; a judgement keeps the whole rule by which it was judged. */
export class FormulaRules1790000031020 implements MigrationInterface {
  name = 'FormulaRules1790000031020';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE hardship.formula_rule (
      tenant_id uuid NOT NULL, id uuid NOT NULL, formula_version text NOT NULL, accident_place text NOT NULL,
      loss_share int NOT NULL, valid_from date NOT NULL, valid_to date, source text NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT formula_rule_version_known CHECK (formula_version IN ('2016','current')),
      CONSTRAINT formula_rule_place_known CHECK (accident_place IN (${PLACES})),
      CONSTRAINT formula_rule_share_sound CHECK (loss_share BETWEEN 1 AND 100),
      CONSTRAINT formula_rule_days_in_order CHECK (valid_to IS NULL OR valid_to >= valid_from))`);
    await q.query(`CREATE UNIQUE INDEX formula_rule_from ON hardship.formula_rule (tenant_id, valid_from)`);
    await protect(q, 'hardship.formula_rule', { appendOnly: true });
    await this.kept(q);
  }

  /** Until now every file was judged by a default, which its version tells. */
  private async kept(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE hardship.judgement NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER USER`);
    await q.query(`ALTER TABLE hardship.judgement ADD COLUMN accident_place text NOT NULL DEFAULT 'after-deep',
      ADD COLUMN loss_share int NOT NULL DEFAULT 80, ADD COLUMN formula_rule_id uuid`);
    await q.query(`UPDATE hardship.judgement SET accident_place = 'last' WHERE formula_version = '2016'`);
    await q.query(`ALTER TABLE hardship.judgement FORCE ROW LEVEL SECURITY, ENABLE TRIGGER USER`);
    await q.query(`ALTER TABLE hardship.judgement ALTER COLUMN accident_place DROP DEFAULT,
      ALTER COLUMN loss_share DROP DEFAULT,
      ADD CONSTRAINT judgement_place_known CHECK (accident_place IN (${PLACES})),
      ADD CONSTRAINT judgement_share_sound CHECK (loss_share BETWEEN 1 AND 100),
      ADD FOREIGN KEY (tenant_id, formula_rule_id) REFERENCES hardship.formula_rule (tenant_id, id)`);
    await q.query(`CREATE INDEX judgement_by_own_rule ON hardship.judgement (tenant_id, judged_on)
      WHERE formula_rule_id IS NOT NULL`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX hardship.judgement_by_own_rule`);
    await q.query(`ALTER TABLE hardship.judgement DROP COLUMN formula_rule_id, DROP COLUMN loss_share,
      DROP COLUMN accident_place`);
    await q.query(`DROP TABLE hardship.formula_rule`);
  }
}
