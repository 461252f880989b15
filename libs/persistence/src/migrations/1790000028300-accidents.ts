import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protection';

const SCHEMA = 'disputes';
const CLOCK_TABLES = ['clock_event', 'clock_deadline'];
const WITH = `'dispute','petition','legal-aid','accident'`;
const WITHOUT = `'dispute','petition','legal-aid'`;

/** Accidents at work: persons with their compensation, what the union did in the investigation, its opinion. */
export class Accidents1790000028300 implements MigrationInterface {
  name = 'Accidents1790000028300';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE ${SCHEMA}.accident (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, number text NOT NULL, union_id uuid NOT NULL,
      status text NOT NULL, kind text NOT NULL, employer text NOT NULL, place text, occurred_on date NOT NULL,
      reported_on date NOT NULL, facts_sealed bytea NOT NULL, intake_account_id uuid NOT NULL, intake_name text NOT NULL,
      handler_account_id uuid, handler_name text, joined_on date, investigated_by text, found_on date,
      findings_sealed bytea, opinion_on date, opinion_to text, opinion_sealed bytea, decided_on date,
      decision_sealed bytea, opinion_answer_sealed bytea, declined_on date, decline_reason_sealed bytea, closed_on date,
      extended_days int NOT NULL, opened_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT accident_status_known CHECK (status IN ('reported','investigating','found','opined','decided','declined','closed')),
      CONSTRAINT accident_days_in_order CHECK (reported_on >= occurred_on AND joined_on >= reported_on
        AND found_on >= joined_on AND opinion_on >= found_on AND decided_on >= opinion_on),
      CONSTRAINT accident_joined_whole CHECK ((joined_on IS NULL) = (investigated_by IS NULL)),
      CONSTRAINT accident_found_whole CHECK ((found_on IS NULL) = (findings_sealed IS NULL)),
      CONSTRAINT accident_opinion_whole CHECK ((opinion_on IS NULL) = (opinion_sealed IS NULL)),
      CONSTRAINT accident_decision_whole CHECK ((decided_on IS NULL) = (decision_sealed IS NULL)),
      CONSTRAINT accident_extended_within CHECK (extended_days BETWEEN 0 AND 60),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX accident_number ON ${SCHEMA}.accident (tenant_id, number)`);
    await q.query(`CREATE INDEX accident_by_union ON ${SCHEMA}.accident (tenant_id, union_id, status, id)`);
    await q.query(`CREATE INDEX accident_by_handler ON ${SCHEMA}.accident (tenant_id, handler_account_id, id)
      WHERE handler_account_id IS NOT NULL`);
    await protect(q, `${SCHEMA}.accident`);
    await persons(q);
    await happenings(q);
    await clocksFor(q, WITH);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of CLOCK_TABLES) await withoutAccidents(q, `${SCHEMA}.${table}`);
    await clocksFor(q, WITHOUT);
    for (const table of ['accident_fact', 'accident_activity', 'accident_payment', 'accident_person', 'accident'])
      await q.query(`DROP TABLE ${SCHEMA}.${table}`);
  }
}

/** The tables only grow; whoever goes back before accidents gives theirs up. */
async function withoutAccidents(q: QueryRunner, table: string): Promise<void> {
  await q.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await q.query(`DELETE FROM ${table} WHERE case_kind = 'accident'`);
  await q.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}

async function clocksFor(q: QueryRunner, kinds: string): Promise<void> {
  for (const table of CLOCK_TABLES)
    await q.query(`ALTER TABLE ${SCHEMA}.${table} DROP CONSTRAINT ${table}_case_known,
      ADD CONSTRAINT ${table}_case_known CHECK (case_kind IN (${kinds}))`);
}

async function persons(q: QueryRunner): Promise<void> {
  await q.query(`CREATE TABLE ${SCHEMA}.accident_person (
    tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, accident_id uuid NOT NULL, member_id uuid,
    name_sealed bytea NOT NULL, contact_sealed bytea, harm text NOT NULL, harm_sealed bytea, employment text NOT NULL,
    recognition text NOT NULL, applied_on date, recognised_on date, disability int, asked_fen bigint, agreed_fen bigint,
    agreed_on date, paid_fen bigint NOT NULL, ended_reason text, removed_on date,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT accident_person_harm_known CHECK (harm IN ('dead','missing','severe','light')),
    CONSTRAINT accident_person_employment_known CHECK (employment IN ('contract','dispatched','contractor','casual','platform','trainee')),
    CONSTRAINT accident_person_recognition_known CHECK (recognition IN ('none','applied','recognised','refused')),
    CONSTRAINT accident_person_recognition_whole CHECK ((recognition = 'none') = (applied_on IS NULL)
      AND (recognition IN ('recognised','refused')) = (recognised_on IS NOT NULL)),
    CONSTRAINT accident_person_disability CHECK (disability BETWEEN 1 AND 10),
    CONSTRAINT accident_person_agreed_whole CHECK ((agreed_fen IS NULL) = (agreed_on IS NULL)),
    CONSTRAINT accident_person_amounts CHECK (asked_fen >= 0 AND agreed_fen >= 0 AND paid_fen >= 0
      AND (paid_fen = 0 OR paid_fen <= agreed_fen)),
    FOREIGN KEY (tenant_id, accident_id) REFERENCES ${SCHEMA}.accident (tenant_id, id),
    FOREIGN KEY (tenant_id, member_id) REFERENCES members.member (tenant_id, id))`);
  await q.query(`CREATE INDEX accident_person_by_accident ON ${SCHEMA}.accident_person (tenant_id, accident_id, id)`);
  await q.query(`CREATE INDEX accident_person_by_member ON ${SCHEMA}.accident_person (tenant_id, member_id)
    WHERE member_id IS NOT NULL`);
  await protect(q, `${SCHEMA}.accident_person`);
  await q.query(`CREATE TABLE ${SCHEMA}.accident_payment (
    tenant_id uuid NOT NULL, id uuid NOT NULL, person_id uuid NOT NULL, accident_id uuid NOT NULL, paid_on date NOT NULL,
    amount_fen bigint NOT NULL, payer text NOT NULL, recorded_by_name text NOT NULL, recorded_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT accident_payment_amount CHECK (amount_fen > 0),
    CONSTRAINT accident_payment_payer_known CHECK (payer IN ('employer','injury-fund','commercial','other')),
    FOREIGN KEY (tenant_id, person_id) REFERENCES ${SCHEMA}.accident_person (tenant_id, id),
    FOREIGN KEY (tenant_id, accident_id) REFERENCES ${SCHEMA}.accident (tenant_id, id))`);
  await q.query(`CREATE INDEX accident_payment_by_accident ON ${SCHEMA}.accident_payment (tenant_id, accident_id, id)`);
  await q.query(`CREATE INDEX accident_payment_by_person ON ${SCHEMA}.accident_payment (tenant_id, person_id)`);
  await protect(q, `${SCHEMA}.accident_payment`, { appendOnly: true });
}

async function happenings(q: QueryRunner): Promise<void> {
  await q.query(`CREATE TABLE ${SCHEMA}.accident_activity (
    tenant_id uuid NOT NULL, id uuid NOT NULL, accident_id uuid NOT NULL, kind text NOT NULL, on_day date NOT NULL,
    words_sealed bytea NOT NULL, recorded_by_name text NOT NULL, recorded_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT accident_activity_kind_known CHECK (kind IN ('site-visit','talk','meeting','papers','condolence','other')),
    FOREIGN KEY (tenant_id, accident_id) REFERENCES ${SCHEMA}.accident (tenant_id, id))`);
  await q.query(
    `CREATE INDEX accident_activity_by_accident ON ${SCHEMA}.accident_activity (tenant_id, accident_id, id)`,
  );
  await protect(q, `${SCHEMA}.accident_activity`, { appendOnly: true });
  await q.query(`CREATE TABLE ${SCHEMA}.accident_fact (
    tenant_id uuid NOT NULL, id uuid NOT NULL, accident_id uuid NOT NULL, action text NOT NULL, at timestamptz NOT NULL,
    by_account_id uuid NOT NULL, by_name text NOT NULL, status text NOT NULL, detail jsonb NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, accident_id) REFERENCES ${SCHEMA}.accident (tenant_id, id))`);
  await q.query(`CREATE INDEX accident_fact_by_accident ON ${SCHEMA}.accident_fact (tenant_id, accident_id, id)`);
  await protect(q, `${SCHEMA}.accident_fact`, { appendOnly: true });
}
