import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protection';

/** How much aid a household may be given in a year, by kind and category, as dated rows. */
export class HardshipCaps1790000018210 implements MigrationInterface {
  name = 'HardshipCaps1790000018210';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE hardship.aid_cap (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, aid text NOT NULL, category text,
      per text NOT NULL, months int, amount bigint, beyond text NOT NULL, valid_from date NOT NULL, valid_to date,
      source text NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT aid_cap_aid_known CHECK (aid IN
        ('living-aid','medical-aid','study-aid','temporary-hardship','warm-delivery','training')),
      CONSTRAINT aid_cap_category_known CHECK (category IN
        ('deep','relative','accident','subsistence','borderline','accident-2016')),
      CONSTRAINT aid_cap_base_known CHECK (per IN ('household','student','person')),
      CONSTRAINT aid_cap_beyond_known CHECK (beyond IN ('higher-route','refused')),
      CONSTRAINT aid_cap_one_limit CHECK ((months IS NULL) <> (amount IS NULL) AND (months IS NULL OR months > 0)
        AND (amount IS NULL OR amount > 0)),
      CONSTRAINT aid_cap_days_in_order CHECK (valid_to IS NULL OR valid_to >= valid_from))`);
    await q.query(`CREATE UNIQUE INDEX aid_cap_from ON hardship.aid_cap (tenant_id, aid, category, valid_from)
      NULLS NOT DISTINCT`);
    await protect(q, 'hardship.aid_cap');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE hardship.aid_cap`);
  }
}
