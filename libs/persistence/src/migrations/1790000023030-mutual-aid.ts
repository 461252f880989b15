import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createSchema, protect } from './protection';

/** Voluntary mutual aid by plans of a term, enrolment and claims (domain rules §6.1). */
export class MutualAid1790000023030 implements MigrationInterface {
  name = 'MutualAid1790000023030';

  async up(q: QueryRunner): Promise<void> {
    await createSchema(q, 'mutual_aid');
    await q.query(`CREATE TABLE mutual_aid.plan (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, union_id uuid NOT NULL, name text NOT NULL,
      starts_on date, ends_on date, fee_fen bigint, waiting_days int NOT NULL, claim_days int, share_percent int,
      cap_fen bigint, note text, added_by_name text NOT NULL, added_at timestamptz NOT NULL, import_id uuid,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT plan_days_in_order CHECK (ends_on >= starts_on),
      CONSTRAINT plan_numbers_in_range CHECK (fee_fen >= 0 AND waiting_days >= 0 AND claim_days > 0
        AND share_percent BETWEEN 1 AND 100 AND cap_fen > 0),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(`CREATE INDEX plan_by_union ON mutual_aid.plan (tenant_id, union_id, id)`);
    await q.query(`CREATE INDEX plan_by_import ON mutual_aid.plan (tenant_id, import_id) WHERE import_id IS NOT NULL`);
    await protect(q, 'mutual_aid.plan');
    await q.query(`CREATE TABLE mutual_aid.enrolment (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, plan_id uuid NOT NULL, union_id uuid NOT NULL,
      member_id uuid NOT NULL, starts_on date, ends_on date, enrolled_by_name text NOT NULL,
      enrolled_at timestamptz NOT NULL, import_id uuid,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, plan_id) REFERENCES mutual_aid.plan (tenant_id, id),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id),
      FOREIGN KEY (tenant_id, member_id) REFERENCES members.member (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX enrolment_once ON mutual_aid.enrolment (tenant_id, plan_id, member_id)`);
    await q.query(`CREATE INDEX enrolment_by_member ON mutual_aid.enrolment (tenant_id, member_id, ends_on)`);
    await q.query(`CREATE INDEX enrolment_by_import ON mutual_aid.enrolment (tenant_id, import_id)
      WHERE import_id IS NOT NULL`);
    await protect(q, 'mutual_aid.enrolment');
    await q.query(`CREATE TABLE mutual_aid.claim (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, number text NOT NULL,
      enrolment_id uuid NOT NULL, union_id uuid NOT NULL, member_id uuid NOT NULL, admitted_on date,
      discharged_on date, self_paid_fen bigint, paid_fen bigint, paid_on date, status text NOT NULL, reason text,
      registered_by_name text NOT NULL, registered_at timestamptz NOT NULL, import_id uuid,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT claim_status_known CHECK (status IN
        ('submitted','checked','approved','paid','returned','refused','withdrawn')),
      CONSTRAINT claim_days_in_order CHECK (discharged_on >= admitted_on),
      CONSTRAINT claim_amounts CHECK (self_paid_fen >= 0 AND paid_fen > 0),
      CONSTRAINT claim_paid_whole CHECK (status <> 'paid' OR paid_on IS NOT NULL),
      CONSTRAINT claim_ending_has_reason CHECK (status NOT IN ('returned','refused') OR reason IS NOT NULL),
      FOREIGN KEY (tenant_id, enrolment_id) REFERENCES mutual_aid.enrolment (tenant_id, id),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id),
      FOREIGN KEY (tenant_id, member_id) REFERENCES members.member (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX claim_number ON mutual_aid.claim (tenant_id, number)`);
    await q.query(`CREATE INDEX claim_by_union ON mutual_aid.claim (tenant_id, union_id, id)`);
    await q.query(`CREATE INDEX claim_by_member ON mutual_aid.claim (tenant_id, member_id, id)`);
    await q.query(
      `CREATE INDEX claim_by_import ON mutual_aid.claim (tenant_id, import_id) WHERE import_id IS NOT NULL`,
    );
    await protect(q, 'mutual_aid.claim');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP SCHEMA mutual_aid CASCADE`);
  }
}
