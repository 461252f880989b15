import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = 'hardship.file_person';
/** Fields of the national record that are asked of the holder alone and lie under one seal. */
const HOLDER_PARTICULARS = 8;

/**
 * How many fields of the national record (domain rules §2.5) a person still lacks, so that a list can be narrowed by what
 * lies under seals. Where a seal would have to be opened it stays null, and the nightly work counts it.
 */
export class RecordGaps1790000029940 implements MigrationInterface {
  name = 'RecordGaps1790000029940';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE ${TABLE} ADD COLUMN record_gaps int,
      ADD CONSTRAINT file_person_gaps_not_negative CHECK (record_gaps >= 0)`);
    await q.query(`ALTER TABLE ${TABLE} NO FORCE ROW LEVEL SECURITY`);
    await q.query(`UPDATE ${TABLE} SET record_gaps = num_nulls(document_mac, month_income)
        + CASE WHEN relation = 'head' THEN num_nulls(health_sealed, work_status) + ${HOLDER_PARTICULARS} ELSE 0 END
      WHERE relation <> 'head' OR particulars_sealed IS NULL`);
    await q.query(`ALTER TABLE ${TABLE} FORCE ROW LEVEL SECURITY`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE ${TABLE} DROP COLUMN record_gaps`);
  }
}
