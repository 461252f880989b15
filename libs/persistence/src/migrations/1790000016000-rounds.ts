import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createSchema, protect } from './protection';

const ROUND_STATUSES = `'draft','freezing','frozen','submitted','returned','withdrawn','refused','approved','under-way','closing','closed','cancelled'`;
const ENTRY_STATUSES = `'planned','allotted','visited','given-by-proxy','refused','absent','moved','deceased','removed'`;

export class Rounds1790000016000 implements MigrationInterface {
  name = 'Rounds1790000016000';

  async up(q: QueryRunner): Promise<void> {
    await createSchema(q, 'rounds');
    await this.rounds(q);
    await this.visitors(q);
    await this.roster(q);
    await this.leftOut(q);
    await this.changes(q);
    await this.handouts(q);
    await this.checklists(q);
    await this.facts(q);
  }

  private async rounds(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE rounds.round (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, number text NOT NULL, name text NOT NULL,
      kind text NOT NULL, holiday_code text, holiday_year int, holiday_name text, holiday_on date, holiday_latest_on date,
      purpose text NOT NULL, fund_purpose text NOT NULL, union_id uuid NOT NULL, fund_account_id uuid,
      budget_fen bigint NOT NULL, cash_fen bigint NOT NULL, goods jsonb NOT NULL, payment_kind text NOT NULL,
      cash_reason text, per_household boolean NOT NULL, audience jsonb NOT NULL, starts_on date NOT NULL,
      due_on date NOT NULL, status text NOT NULL, reason text, supplements_id uuid,
      leave_out_twice boolean NOT NULL, frozen_count int NOT NULL, frozen_total int, frozen_at timestamptz,
      approved_fen bigint, approved_at timestamptz, statement jsonb,
      created_by_id uuid NOT NULL, created_by_name text NOT NULL, created_at timestamptz NOT NULL, ended_at timestamptz,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT round_status_known CHECK (status IN (${ROUND_STATUSES})),
      CONSTRAINT round_kind_known CHECK (kind IN ('holiday','season','other')),
      CONSTRAINT round_occasion_whole CHECK ((kind = 'other') = (holiday_code IS NULL)
        AND (holiday_code IS NULL) = (holiday_year IS NULL) AND (holiday_code IS NULL) = (holiday_on IS NULL)
        AND (holiday_code IS NULL) = (holiday_latest_on IS NULL) AND (holiday_code IS NULL) = (holiday_name IS NULL)),
      CONSTRAINT round_amounts_not_negative CHECK (budget_fen >= 0 AND cash_fen >= 0 AND approved_fen >= 0),
      CONSTRAINT round_payment_kind_known CHECK (payment_kind IN ('transfer','cash')),
      CONSTRAINT round_cash_has_reason CHECK (payment_kind = 'transfer' OR cash_reason IS NOT NULL),
      CONSTRAINT round_dates_in_order CHECK (starts_on <= due_on),
      CONSTRAINT round_due_in_time CHECK (due_on <= holiday_latest_on),
      CONSTRAINT round_end_has_instant CHECK ((status IN ('refused','closed','cancelled')) = (ended_at IS NOT NULL)),
      CONSTRAINT round_closed_has_statement CHECK ((status = 'closed') = (statement IS NOT NULL)),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id),
      FOREIGN KEY (tenant_id, fund_account_id) REFERENCES funds.fund_account (tenant_id, id),
      FOREIGN KEY (tenant_id, supplements_id) REFERENCES rounds.round (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX round_number ON rounds.round (tenant_id, number)`);
    await q.query(`CREATE INDEX round_by_due ON rounds.round (tenant_id, due_on, id)`);
    await q.query(`CREATE INDEX round_by_union ON rounds.round (tenant_id, union_id, due_on, id)`);
    await q.query(
      `CREATE INDEX round_by_holiday ON rounds.round (tenant_id, holiday_code, holiday_year)
       WHERE holiday_code IS NOT NULL`,
    );
    await protect(q, 'rounds.round');
  }

  private async visitors(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE rounds.round_visitor (
      tenant_id uuid NOT NULL, round_id uuid NOT NULL, person_id uuid NOT NULL, account_id uuid, name text NOT NULL,
      rank text NOT NULL, companions jsonb NOT NULL, place int NOT NULL,
      PRIMARY KEY (tenant_id, round_id, person_id),
      FOREIGN KEY (tenant_id, round_id) REFERENCES rounds.round (tenant_id, id))`);
    await q.query(`CREATE INDEX round_visitor_by_person ON rounds.round_visitor (tenant_id, person_id, round_id)`);
    await protect(q, 'rounds.round_visitor');
  }

  private async roster(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE rounds.roster_entry (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, round_id uuid NOT NULL, order_no int,
      union_id uuid NOT NULL, group_name text, street text, member_id uuid NOT NULL, household_id uuid,
      audience_code text NOT NULL, reason text NOT NULL, cash_fen bigint NOT NULL, goods jsonb NOT NULL,
      goods_fen bigint NOT NULL, status text NOT NULL, visitor_id uuid, visit_order int, added_later boolean NOT NULL,
      visit_id uuid, visit_count int NOT NULL, visited_on date, given_cash_fen bigint NOT NULL, given_goods jsonb NOT NULL,
      given_goods_fen bigint NOT NULL, signature_document_id uuid,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT roster_entry_status_known CHECK (status IN (${ENTRY_STATUSES})),
      CONSTRAINT roster_entry_amounts CHECK (cash_fen >= 0 AND goods_fen >= 0
        AND given_cash_fen BETWEEN 0 AND cash_fen AND given_goods_fen BETWEEN 0 AND goods_fen),
      CONSTRAINT roster_entry_allotted_has_visitor CHECK (status <> 'allotted' OR visitor_id IS NOT NULL),
      CONSTRAINT roster_entry_visited_has_visit CHECK (visit_id IS NOT NULL
        OR status IN ('planned','allotted','removed')),
      CONSTRAINT roster_entry_gives_when_met CHECK (status IN ('visited','given-by-proxy')
        OR given_cash_fen = 0 AND given_goods_fen = 0),
      FOREIGN KEY (tenant_id, round_id) REFERENCES rounds.round (tenant_id, id),
      FOREIGN KEY (tenant_id, round_id, visitor_id) REFERENCES rounds.round_visitor (tenant_id, round_id, person_id),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id),
      FOREIGN KEY (tenant_id, member_id) REFERENCES members.member (tenant_id, id),
      FOREIGN KEY (tenant_id, household_id) REFERENCES members.household (tenant_id, id))`);
    await q.query(
      `CREATE UNIQUE INDEX roster_entry_once ON rounds.roster_entry (tenant_id, round_id, member_id)
       WHERE status <> 'removed'`,
    );
    await q.query(`CREATE INDEX roster_entry_by_order ON rounds.roster_entry (tenant_id, round_id, order_no, id)`);
    await q.query(
      `CREATE INDEX roster_entry_by_visitor ON rounds.roster_entry (tenant_id, round_id, visitor_id, visit_order)
       WHERE visitor_id IS NOT NULL`,
    );
    await q.query(`CREATE INDEX roster_entry_by_member ON rounds.roster_entry (tenant_id, member_id, round_id)`);
    await q.query(
      `CREATE INDEX roster_entry_by_household ON rounds.roster_entry (tenant_id, household_id, round_id)
       WHERE household_id IS NOT NULL`,
    );
    await protect(q, 'rounds.roster_entry');
  }

  /** Whom the rules found and the frozen roster does not hold, and why. */
  private async leftOut(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE rounds.left_out (
      tenant_id uuid NOT NULL, round_id uuid NOT NULL, member_id uuid NOT NULL, kind text NOT NULL, other_round_id uuid,
      PRIMARY KEY (tenant_id, round_id, member_id),
      CONSTRAINT left_out_kind_known CHECK (kind IN
        ('died','not-in-register','moved','no-card','same-household','other-round')),
      FOREIGN KEY (tenant_id, round_id) REFERENCES rounds.round (tenant_id, id),
      FOREIGN KEY (tenant_id, member_id) REFERENCES members.member (tenant_id, id))`);
    await protect(q, 'rounds.left_out');
  }

  private async changes(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE rounds.roster_change (
      tenant_id uuid NOT NULL, id uuid NOT NULL, round_id uuid NOT NULL, entry_id uuid NOT NULL, kind text NOT NULL,
      reason text NOT NULL, amount_fen bigint NOT NULL, by_id uuid NOT NULL, by_name text NOT NULL,
      at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT roster_change_kind_known CHECK (kind IN ('added','removed')),
      FOREIGN KEY (tenant_id, round_id) REFERENCES rounds.round (tenant_id, id))`);
    await q.query(`CREATE INDEX roster_change_by_round ON rounds.roster_change (tenant_id, round_id, id)`);
    await protect(q, 'rounds.roster_change', { appendOnly: true });
  }

  /** Cash advances and goods on their way to a visitor and back. */
  private async handouts(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE rounds.handout (
      tenant_id uuid NOT NULL, id uuid NOT NULL, round_id uuid NOT NULL, visitor_id uuid NOT NULL, kind text NOT NULL,
      direction text NOT NULL, amount_fen bigint NOT NULL, goods_name text, unit text, quantity int,
      signature_document_id uuid, note text, given_on date NOT NULL, by_id uuid NOT NULL, by_name text NOT NULL,
      at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT handout_kind_known CHECK (kind IN ('cash','goods')),
      CONSTRAINT handout_direction_known CHECK (direction IN ('out','back')),
      CONSTRAINT handout_amount_not_negative CHECK (amount_fen >= 0 AND (kind = 'goods' OR amount_fen > 0)),
      CONSTRAINT handout_goods_whole CHECK ((kind = 'goods') = (goods_name IS NOT NULL)
        AND (kind = 'goods') = (unit IS NOT NULL) AND (kind = 'goods') = (quantity IS NOT NULL)),
      CONSTRAINT handout_quantity_counts CHECK (quantity > 0),
      FOREIGN KEY (tenant_id, round_id) REFERENCES rounds.round (tenant_id, id),
      FOREIGN KEY (tenant_id, round_id, visitor_id) REFERENCES rounds.round_visitor (tenant_id, round_id, person_id))`);
    await q.query(`CREATE INDEX handout_by_round ON rounds.handout (tenant_id, round_id, id)`);
    await protect(q, 'rounds.handout', { appendOnly: true });
  }

  /** 四落实: what a union wants to see settled before a round, in its own words, from a day on. */
  private async checklists(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE rounds.checklist_template (
      tenant_id uuid NOT NULL, id uuid NOT NULL, union_id uuid NOT NULL, valid_from date NOT NULL, items jsonb NOT NULL,
      by_id uuid NOT NULL, by_name text NOT NULL, at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(
      `CREATE INDEX checklist_template_by_union ON rounds.checklist_template (tenant_id, union_id, valid_from, id)`,
    );
    await protect(q, 'rounds.checklist_template', { appendOnly: true });
    await q.query(`CREATE TABLE rounds.checklist_item (
      tenant_id uuid NOT NULL, round_id uuid NOT NULL, code text NOT NULL, place int NOT NULL, words text NOT NULL,
      done boolean NOT NULL, note text, done_by_name text, done_at timestamptz,
      PRIMARY KEY (tenant_id, round_id, code),
      CONSTRAINT checklist_item_done_whole CHECK (done = (done_at IS NOT NULL) AND done = (done_by_name IS NOT NULL)),
      FOREIGN KEY (tenant_id, round_id) REFERENCES rounds.round (tenant_id, id))`);
    await protect(q, 'rounds.checklist_item');
  }

  /** What happened to a round, in the shape in which its page tells it; the proof stands in the audit. */
  private async facts(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE rounds.round_fact (
      tenant_id uuid NOT NULL, id uuid NOT NULL, round_id uuid NOT NULL, action text NOT NULL, at timestamptz NOT NULL,
      by_name text NOT NULL, words text,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, round_id) REFERENCES rounds.round (tenant_id, id))`);
    await q.query(`CREATE INDEX round_fact_by_round ON rounds.round_fact (tenant_id, round_id, id)`);
    await protect(q, 'rounds.round_fact', { appendOnly: true });
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP SCHEMA rounds CASCADE`);
  }
}
