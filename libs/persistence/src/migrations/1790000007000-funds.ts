import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, createSchema, protect } from './protection';

export class Funds1790000007000 implements MigrationInterface {
  name = 'Funds1790000007000';

  async up(q: QueryRunner): Promise<void> {
    await createSchema(q, 'funds');
    await this.accounts(q);
    await this.holds(q);
    await this.journals(q);
    await this.balanceOfJournals(q);
    await this.periods(q);
  }

  private async accounts(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE funds.fund_account (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, union_id uuid NOT NULL,
      code text NOT NULL, name text NOT NULL, kind text NOT NULL, source text NOT NULL, status text NOT NULL,
      restricted_to text[] NOT NULL, needs_hardship_file boolean NOT NULL, note text,
      available bigint NOT NULL, held bigint NOT NULL, spent bigint NOT NULL, funding bigint NOT NULL,
      entries int NOT NULL, opened_on date NOT NULL, created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT fund_account_status_known CHECK (status IN ('open','frozen','closed')),
      CONSTRAINT fund_account_never_below_zero CHECK (available >= 0 AND held >= 0 AND spent >= 0),
      CONSTRAINT fund_account_sums_to_zero CHECK (available + held + spent + funding = 0),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX fund_account_code ON funds.fund_account (tenant_id, union_id, code)`);
    await q.query(`CREATE UNIQUE INDEX fund_account_name ON funds.fund_account (tenant_id, union_id, name)`);
    await protect(q, 'funds.fund_account');
    await q.query(`REVOKE DELETE ON funds.fund_account FROM ${APP_ROLE}`);

    await q.query(`CREATE TABLE funds.fund_budget (
      tenant_id uuid NOT NULL, fund_account_id uuid NOT NULL, year int NOT NULL,
      planned bigint, spent bigint NOT NULL DEFAULT 0,
      PRIMARY KEY (tenant_id, fund_account_id, year),
      CONSTRAINT fund_budget_planned_not_negative CHECK (planned >= 0),
      FOREIGN KEY (tenant_id, fund_account_id) REFERENCES funds.fund_account (tenant_id, id))`);
    await protect(q, 'funds.fund_budget');
  }

  private async holds(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE funds.hold (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, fund_account_id uuid NOT NULL,
      subject_type text NOT NULL, subject_id uuid NOT NULL, amount bigint NOT NULL, status text NOT NULL,
      settled_by uuid, placed_on date NOT NULL, placed_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT hold_status_known CHECK (status IN ('placed','settled','released','reversed')),
      CONSTRAINT hold_amount_positive CHECK (amount > 0),
      CONSTRAINT hold_paid_names_journal CHECK ((status IN ('settled','reversed')) = (settled_by IS NOT NULL)),
      FOREIGN KEY (tenant_id, fund_account_id) REFERENCES funds.fund_account (tenant_id, id))`);
    await q.query(
      `CREATE UNIQUE INDEX hold_one_placed_per_subject ON funds.hold (tenant_id, subject_id) WHERE status = 'placed'`,
    );
    await q.query(`CREATE INDEX hold_by_subject ON funds.hold (tenant_id, subject_id, id)`);
    await q.query(
      `CREATE INDEX hold_placed_by_fund ON funds.hold (tenant_id, fund_account_id, id) WHERE status = 'placed'`,
    );
    await protect(q, 'funds.hold');
    await q.query(`REVOKE DELETE ON funds.hold FROM ${APP_ROLE}`);
  }

  private async journals(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE funds.journal (
      tenant_id uuid NOT NULL, id uuid NOT NULL, kind text NOT NULL, fund_account_id uuid NOT NULL,
      booked_on date NOT NULL, posted_at timestamptz NOT NULL, amount bigint NOT NULL,
      subject_type text, subject_id uuid, hold_id uuid, reverses uuid, document text, memo text NOT NULL,
      account_id uuid NOT NULL, person_id uuid NOT NULL,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT journal_kind_known CHECK
        (kind IN ('opening','income','hold','settle','release','reverse','adjust','transfer')),
      CONSTRAINT journal_reversal_names_journal CHECK ((kind = 'reverse') = (reverses IS NOT NULL)),
      CONSTRAINT journal_of_hold_names_hold CHECK (kind NOT IN ('hold','settle','release') OR hold_id IS NOT NULL),
      CONSTRAINT journal_subject_whole CHECK ((subject_type IS NULL) = (subject_id IS NULL)),
      FOREIGN KEY (tenant_id, fund_account_id) REFERENCES funds.fund_account (tenant_id, id),
      FOREIGN KEY (tenant_id, hold_id) REFERENCES funds.hold (tenant_id, id),
      FOREIGN KEY (tenant_id, reverses) REFERENCES funds.journal (tenant_id, id))`);
    await q.query(
      `CREATE UNIQUE INDEX journal_settles_hold_once ON funds.journal (tenant_id, hold_id) WHERE kind = 'settle'`,
    );
    await q.query(
      `CREATE UNIQUE INDEX journal_reversed_once ON funds.journal (tenant_id, reverses) WHERE reverses IS NOT NULL`,
    );
    await q.query(
      `CREATE INDEX journal_by_subject ON funds.journal (tenant_id, subject_id, id) WHERE subject_id IS NOT NULL`,
    );
    await protect(q, 'funds.journal', { appendOnly: true });
    await q.query(`ALTER TABLE funds.hold ADD CONSTRAINT hold_settled_by_journal_fkey
      FOREIGN KEY (tenant_id, settled_by) REFERENCES funds.journal (tenant_id, id)`);

    await q.query(`CREATE TABLE funds.posting (
      tenant_id uuid NOT NULL, journal_id uuid NOT NULL, line int NOT NULL, fund_account_id uuid NOT NULL,
      entry_no int NOT NULL, place text NOT NULL, amount bigint NOT NULL,
      available_after bigint NOT NULL, held_after bigint NOT NULL,
      PRIMARY KEY (tenant_id, journal_id, line),
      CONSTRAINT posting_place_known CHECK (place IN ('available','held','spent','funding')),
      CONSTRAINT posting_not_zero CHECK (amount <> 0),
      FOREIGN KEY (tenant_id, journal_id) REFERENCES funds.journal (tenant_id, id),
      FOREIGN KEY (tenant_id, fund_account_id) REFERENCES funds.fund_account (tenant_id, id))`);
    await q.query(`CREATE UNIQUE INDEX posting_entry ON funds.posting (tenant_id, fund_account_id, entry_no, place)`);
    await protect(q, 'funds.posting', { appendOnly: true });
  }

  /** Asked at COMMIT, when all postings of the journal are there: every account in it sums to zero by itself. */
  private async balanceOfJournals(q: QueryRunner): Promise<void> {
    await q.query(`CREATE FUNCTION funds.refuse_unbalanced() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE posted uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
      BEGIN
        IF (SELECT count(*) FROM funds.posting WHERE tenant_id = NEW.tenant_id AND journal_id = posted) < 2
          OR EXISTS (SELECT 1 FROM funds.posting WHERE tenant_id = NEW.tenant_id AND journal_id = posted
                     GROUP BY fund_account_id HAVING sum(amount) <> 0)
        THEN RAISE EXCEPTION 'journal % does not balance', posted USING ERRCODE = '23514';
        END IF;
        RETURN NULL;
      END $$`);
    await q.query(`CREATE CONSTRAINT TRIGGER journal_balances AFTER INSERT ON funds.journal
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION funds.refuse_unbalanced('id')`);
    await q.query(`CREATE CONSTRAINT TRIGGER posting_balances AFTER INSERT ON funds.posting
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION funds.refuse_unbalanced('journal_id')`);
  }

  private async periods(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE funds.accounting_period (
      tenant_id uuid NOT NULL, id uuid NOT NULL, version int NOT NULL, union_id uuid NOT NULL,
      month text NOT NULL, status text NOT NULL, statement_balance bigint, closed_at timestamptz, document text,
      PRIMARY KEY (tenant_id, id),
      CONSTRAINT accounting_period_month_shape CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
      CONSTRAINT accounting_period_status_known CHECK (status IN ('open','closed')),
      CONSTRAINT accounting_period_closed_has_time CHECK ((status = 'closed') = (closed_at IS NOT NULL)),
      FOREIGN KEY (tenant_id, union_id) REFERENCES organizations.trade_union (tenant_id, id))`);
    await q.query(
      `CREATE UNIQUE INDEX accounting_period_month ON funds.accounting_period (tenant_id, union_id, month)`,
    );
    await protect(q, 'funds.accounting_period');
    await q.query(`REVOKE DELETE ON funds.accounting_period FROM ${APP_ROLE}`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP SCHEMA funds CASCADE`);
  }
}
