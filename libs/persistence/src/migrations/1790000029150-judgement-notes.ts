import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = 'hardship.judgement';
/** 支出:自付医疗费(说明),算作这次的损失. What stands in brackets is the household's own words. */
const NOTED = String.raw`'^(支出[:：][^(（]*)[(（].*[)）]([,，]算作这次的损失)?$'`;

/** The note of an expense may name an illness: it stands sealed in the statement, and no longer in the computation. */
export class JudgementNotes1790000029150 implements MigrationInterface {
  name = 'JudgementNotes1790000029150';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE ${TABLE} NO FORCE ROW LEVEL SECURITY`);
    await q.query(`ALTER TABLE ${TABLE} DISABLE TRIGGER stays_but_for_destruction`);
    await q.query(`UPDATE ${TABLE} j SET lines = (
        SELECT jsonb_agg(line || jsonb_build_object('label', regexp_replace(line ->> 'label', ${NOTED}, '\\1\\2'))
          ORDER BY place)
        FROM jsonb_array_elements(j.lines) WITH ORDINALITY AS of_row (line, place))
      WHERE EXISTS (SELECT 1 FROM jsonb_array_elements(j.lines) AS line WHERE line ->> 'label' ~ ${NOTED})`);
    await q.query(`ALTER TABLE ${TABLE} ENABLE TRIGGER stays_but_for_destruction`);
    await q.query(`ALTER TABLE ${TABLE} FORCE ROW LEVEL SECURITY`);
  }

  /** What was cleared stays cleared: the notes stand in the statements. */
  async down(): Promise<void> {}
}
