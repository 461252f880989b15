import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, protect } from './protection';

const IMPORTED = [
  ['visits', 'visit'],
  ['visits', 'visit_duty'],
  ['rounds', 'round'],
  ['rounds', 'roster_entry'],
  ['disbursements', 'disbursement'],
] as const;

/** What came in from ledgers of before: which import brought it, so that it can be marked and taken back as a whole. */
export class History1790000023000 implements MigrationInterface {
  name = 'History1790000023000';

  async up(q: QueryRunner): Promise<void> {
    for (const [schema, table] of IMPORTED) {
      await q.query(`ALTER TABLE ${schema}.${table} ADD COLUMN import_id uuid`);
      await q.query(`CREATE INDEX ${table}_by_import ON ${schema}.${table} (tenant_id, import_id)
        WHERE import_id IS NOT NULL`);
    }
    // An empty cell of a ledger is unknown, not nothing.
    await q.query(`ALTER TABLE visits.visit ADD COLUMN unknown_figures text[],
      ADD CONSTRAINT visit_unknown_figures_known CHECK (unknown_figures <@ ARRAY['cash','goods']),
      ADD CONSTRAINT visit_unknown_is_no_amount CHECK ((cash_fen = 0 OR NOT 'cash' = ANY (unknown_figures))
        AND (goods_fen = 0 OR NOT 'goods' = ANY (unknown_figures)))`);
    await this.removableHistory(q);
    await this.words(q);
  }

  /** A payment that an import brought may leave with it, its booking reversed; every other one stays for good. */
  private async removableHistory(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE disbursements.disbursement
      ADD CONSTRAINT disbursement_import_is_history CHECK (import_id IS NULL OR in_history)`);
    await q.query(`CREATE FUNCTION disbursements.refuse_removal() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.import_id IS NULL OR OLD.status <> 'reversed' THEN
          RAISE EXCEPTION 'a disbursement is never removed' USING ERRCODE = '42501';
        END IF;
        RETURN OLD;
      END $$`);
    await q.query(`CREATE TRIGGER removed_only_with_import BEFORE DELETE ON disbursements.disbursement
      FOR EACH ROW EXECUTE FUNCTION disbursements.refuse_removal()`);
    await q.query(`GRANT DELETE ON disbursements.disbursement TO ${APP_ROLE}`);
  }

  /** The union's own words for occasions, beside those that every installation knows. */
  private async words(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE intake.occasion_word (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, word text NOT NULL, occasion_code text NOT NULL,
      added_by_name text NOT NULL, added_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT occasion_word_not_blank CHECK (word <> '' AND occasion_code <> ''))`);
    await q.query(`CREATE UNIQUE INDEX occasion_word_once ON intake.occasion_word (tenant_id, word)`);
    await protect(q, 'intake.occasion_word');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE intake.occasion_word`);
    await q.query(`DROP TRIGGER removed_only_with_import ON disbursements.disbursement`);
    await q.query(`DROP FUNCTION disbursements.refuse_removal()`);
    await q.query(`REVOKE DELETE ON disbursements.disbursement FROM ${APP_ROLE}`);
    await q.query(`ALTER TABLE disbursements.disbursement DROP CONSTRAINT disbursement_import_is_history`);
    await q.query(`ALTER TABLE visits.visit DROP COLUMN unknown_figures`);
    for (const [schema, table] of IMPORTED) await q.query(`ALTER TABLE ${schema}.${table} DROP COLUMN import_id`);
  }
}
