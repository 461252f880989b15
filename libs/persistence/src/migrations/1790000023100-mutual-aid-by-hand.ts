import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Enrolment with its fee and waiting days, and who decided on a claim and how it was paid (domain rules §6.1). */
export class MutualAidByHand1790000023100 implements MigrationInterface {
  name = 'MutualAidByHand1790000023100';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE mutual_aid.enrolment ADD COLUMN fee_fen bigint, ADD COLUMN covered_from date,
      ADD COLUMN cancelled_on date, ADD COLUMN cancel_reason text,
      ADD CONSTRAINT enrolment_fee CHECK (fee_fen >= 0),
      ADD CONSTRAINT enrolment_cancelled_whole CHECK ((cancelled_on IS NULL) = (cancel_reason IS NULL))`);
    await q.query(`DROP INDEX mutual_aid.enrolment_once`);
    await q.query(`CREATE UNIQUE INDEX enrolment_once ON mutual_aid.enrolment (tenant_id, plan_id, member_id)
      WHERE cancelled_on IS NULL`);
    await q.query(`CREATE INDEX enrolment_by_plan ON mutual_aid.enrolment (tenant_id, plan_id, id)`);
    await q.query(`CREATE INDEX enrolment_by_end ON mutual_aid.enrolment (tenant_id, ends_on)
      WHERE cancelled_on IS NULL`);
    await q.query(`ALTER TABLE mutual_aid.claim ADD COLUMN note text, ADD COLUMN registered_by_person uuid,
      ADD COLUMN checked_by_person uuid, ADD COLUMN checked_by_name text, ADD COLUMN checked_on date,
      ADD COLUMN decided_by_person uuid, ADD COLUMN decided_by_name text, ADD COLUMN decided_on date,
      ADD COLUMN payment_reference text,
      ADD CONSTRAINT claim_decided_by_another CHECK (decided_by_person <> registered_by_person
        AND decided_by_person <> checked_by_person),
      ADD CONSTRAINT claim_approved_whole CHECK (status <> 'approved' OR (paid_fen IS NOT NULL AND decided_on IS NOT NULL))`);
    await q.query(`CREATE INDEX claim_by_enrolment ON mutual_aid.claim (tenant_id, enrolment_id)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX mutual_aid.claim_by_enrolment`);
    await q.query(`ALTER TABLE mutual_aid.claim DROP COLUMN note, DROP COLUMN registered_by_person,
      DROP COLUMN checked_by_person, DROP COLUMN checked_by_name, DROP COLUMN checked_on,
      DROP COLUMN decided_by_person, DROP COLUMN decided_by_name, DROP COLUMN decided_on, DROP COLUMN payment_reference`);
    await q.query(`DROP INDEX mutual_aid.enrolment_by_end, mutual_aid.enrolment_by_plan, mutual_aid.enrolment_once`);
    await q.query(`ALTER TABLE mutual_aid.enrolment DROP COLUMN fee_fen, DROP COLUMN covered_from,
      DROP COLUMN cancelled_on, DROP COLUMN cancel_reason`);
    await q.query(`CREATE UNIQUE INDEX enrolment_once ON mutual_aid.enrolment (tenant_id, plan_id, member_id)`);
  }
}
