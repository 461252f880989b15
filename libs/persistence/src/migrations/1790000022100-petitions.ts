import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protection';

const STATUSES = `'received','handling','declined','forwarded','returned','withdrawn','answered','in-review','reviewed','in-recheck','rechecked','closed'`;

export class Petitions1790000022100 implements MigrationInterface {
  name = 'Petitions1790000022100';

  async up(q: QueryRunner): Promise<void> {
    const table = 'disputes.petition';
    await q.query(`CREATE TABLE ${table} (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, number text NOT NULL, union_id uuid NOT NULL,
      status text NOT NULL, kind text NOT NULL, source text NOT NULL, forwarded_by text, about text, member_id uuid,
      petitioner_sealed bytea, phone_sealed bytea, representatives_sealed bytea, people int NOT NULL,
      words_sealed bytea NOT NULL, request_sealed bytea, received_on date NOT NULL, intake_account_id uuid NOT NULL,
      intake_name text NOT NULL, handler_account_id uuid, handler_name text, replied_on date, accepted_on date,
      extended_days int NOT NULL, outcome text, concluded_on date, reason_sealed bytea, road text, answered_on date,
      answered_by uuid, answer_sealed bytea, review_requested_on date, reviewed_on date, reviewed_by uuid,
      review_sealed bytea, recheck_requested_on date, rechecked_on date, recheck_sealed bytea, closed_on date,
      opened_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT petition_status_known CHECK (status IN (${STATUSES})),
      CONSTRAINT petition_kind_known CHECK (kind IN ('request','complaint','proposal')),
      CONSTRAINT petition_source_known CHECK (source IN ('visit','letter','phone','online','forwarded')),
      CONSTRAINT petition_outcome_known CHECK (outcome IN ('answered','declined','forwarded','returned','withdrawn')),
      CONSTRAINT petition_road_known CHECK (road IN ('mediation','arbitration','court','inspection','social-aid','other-body')),
      CONSTRAINT petition_forwarded_whole CHECK ((source = 'forwarded') = (forwarded_by IS NOT NULL)),
      CONSTRAINT petition_concluded_whole CHECK ((outcome IS NULL) = (concluded_on IS NULL)),
      CONSTRAINT petition_days_in_order CHECK (replied_on >= received_on AND accepted_on >= received_on AND concluded_on >= received_on),
      CONSTRAINT petition_extended_within CHECK (extended_days BETWEEN 0 AND 30),
      CONSTRAINT petition_people CHECK (people >= 1),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id),
      FOREIGN KEY (tenant_id, member_id) REFERENCES members.member (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX petition_number ON ${table} (tenant_id, number)`);
    await q.query(`CREATE INDEX petition_by_union ON ${table} (tenant_id, union_id, status, id)`);
    await q.query(`CREATE INDEX petition_by_receipt ON ${table} (tenant_id, received_on, id)`);
    await q.query(`CREATE INDEX petition_by_handler ON ${table} (tenant_id, handler_account_id, id)
      WHERE handler_account_id IS NOT NULL`);
    await protect(q, table);
    await q.query(`CREATE TABLE disputes.petition_fact (
      tenant_id uuid NOT NULL, id uuid NOT NULL, petition_id uuid NOT NULL, action text NOT NULL, at timestamptz NOT NULL,
      by_account_id uuid NOT NULL, by_name text NOT NULL, status text NOT NULL, detail jsonb NOT NULL,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, petition_id) REFERENCES disputes.petition (tenant_id, id))`);
    await q.query(`CREATE INDEX petition_fact_by_petition ON disputes.petition_fact (tenant_id, petition_id, id)`);
    await protect(q, 'disputes.petition_fact', { appendOnly: true });
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP TABLE disputes.petition_fact`);
    await q.query(`DROP TABLE disputes.petition`);
  }
}
