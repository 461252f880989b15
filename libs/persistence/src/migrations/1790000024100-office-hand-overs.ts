import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protection';

/** 换届交接: the open work of an officer who leaves, accepted line by line by the next one. */
export class OfficeHandOvers1790000024100 implements MigrationInterface {
  name = 'OfficeHandOvers1790000024100';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE identity.office_hand_over (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, union_id uuid NOT NULL,
      from_account_id uuid NOT NULL, from_name text NOT NULL, to_account_id uuid NOT NULL, to_name text NOT NULL,
      reason text NOT NULL, on_day date NOT NULL, ends_roles boolean NOT NULL, status text NOT NULL,
      cancel_reason text, opened_by uuid NOT NULL, opened_by_name text NOT NULL, opened_at timestamptz NOT NULL,
      ended_at timestamptz,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT office_hand_over_status_known CHECK (status IN ('open','closed','cancelled')),
      CONSTRAINT office_hand_over_two_people CHECK (from_account_id <> to_account_id),
      CONSTRAINT office_hand_over_end_has_instant CHECK ((status = 'open') = (ended_at IS NULL)),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id),
      FOREIGN KEY (tenant_id, from_account_id) REFERENCES identity.account (tenant_id, id),
      FOREIGN KEY (tenant_id, to_account_id) REFERENCES identity.account (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX office_hand_over_once
      ON identity.office_hand_over (tenant_id, union_id, from_account_id) WHERE status = 'open'`);
    await q.query(`CREATE INDEX office_hand_over_by_next ON identity.office_hand_over (tenant_id, to_account_id, id)`);
    await q.query(`CREATE TABLE identity.hand_over_line (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, hand_over_id uuid NOT NULL, kind text NOT NULL,
      label text NOT NULL, subject_id uuid NOT NULL, title text NOT NULL, link text NOT NULL, due_on date,
      came_later boolean NOT NULL, place int NOT NULL, status text NOT NULL, reason text, decided_at timestamptz,
      decided_by_name text,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT hand_over_line_status_known CHECK (status IN ('waiting','accepted','refused','lapsed')),
      CONSTRAINT hand_over_line_decision_whole CHECK ((status = 'waiting') = (decided_at IS NULL)),
      CONSTRAINT hand_over_line_refused_why CHECK (status <> 'refused' OR reason IS NOT NULL),
      FOREIGN KEY (tenant_id, hand_over_id) REFERENCES identity.office_hand_over (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX hand_over_line_once
      ON identity.hand_over_line (tenant_id, hand_over_id, kind, subject_id)`);
    await protect(q, 'identity.office_hand_over');
    await protect(q, 'identity.hand_over_line');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE identity.hand_over_line`);
    await q.query(`DROP TABLE identity.office_hand_over`);
  }
}
