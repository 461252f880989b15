import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the figures of a ledger hang on, as when their marks were made. */
const VISIT = `n.union_id, n.visited_on, n.member_id, n.kind, n.talk_topic, n.duty_id, n.round_id, n.unknown_figures,
  n.cash_fen, n.goods_fen, n.status, n.outcome`;
const DUTY = `n.union_id, n.opened_on, n.member_id, n.occasion, n.occasion_name, n.status, n.deadline_on`;

// What a row leads to is found by its key, row by row: the planner knows nothing of tables that are just being filled,
// and joined them from end to end.
const MARKS = {
  visit: `SELECT c.tenant_id, 'visits' AS ledger, c.union_id, c.visited_on AS day FROM changed c
    UNION SELECT c.tenant_id, 'duties', d.union_id, d.opened_on FROM changed c CROSS JOIN LATERAL
      (SELECT union_id, opened_on FROM visits.visit_duty WHERE tenant_id = c.tenant_id AND id = c.duty_id LIMIT 1) d`,
  duty: `SELECT c.tenant_id, 'duties' AS ledger, c.union_id, c.opened_on AS day FROM changed c
    UNION SELECT c.tenant_id, 'visits', v.union_id, v.visited_on FROM changed c CROSS JOIN LATERAL
      (SELECT union_id, visited_on FROM visits.visit WHERE tenant_id = c.tenant_id AND duty_id = c.id OFFSET 0) v`,
  posting: `SELECT p.tenant_id, 'funds' AS ledger, a.union_id, j.booked_on AS day
    FROM (SELECT DISTINCT tenant_id, journal_id, fund_account_id FROM after) p CROSS JOIN LATERAL
      (SELECT booked_on FROM funds.journal WHERE tenant_id = p.tenant_id AND id = p.journal_id LIMIT 1) j CROSS JOIN LATERAL
      (SELECT union_id FROM funds.fund_account WHERE tenant_id = p.tenant_id AND id = p.fund_account_id LIMIT 1) a`,
};

const marked = (source: string): string => `INSERT INTO reporting.stale_month (tenant_id, id, ledger, union_id, month)
  SELECT m.tenant_id, gen_random_uuid(), m.ledger, m.union_id, m.month
  FROM (SELECT DISTINCT tenant_id, ledger, union_id, date_trunc('month', day)::date AS month FROM (${source}) s (tenant_id, ledger, union_id, day)) m;`;

/** Journals of which something is missing, among the rows that a statement brought. */
const UNBALANCED = {
  journal: `SELECT j.id INTO posted FROM after j WHERE (SELECT count(*) FROM funds.posting p
    WHERE p.tenant_id = j.tenant_id AND p.journal_id = j.id) < 2 LIMIT 1`,
  posting: `SELECT p.journal_id INTO posted FROM after p
    GROUP BY p.tenant_id, p.journal_id, p.fund_account_id HAVING sum(p.amount) <> 0 LIMIT 1`,
} as const;

/**
 * Whether journals balance is asked once per statement, not once per journal and posting: a ledger of before books
 * hundreds of thousands of them. A journal and its postings come in one statement, and what comes to it later must
 * balance by itself.
 */
export class BookingsAtOnce1790000029900 implements MigrationInterface {
  name = 'BookingsAtOnce1790000029900';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`DROP FUNCTION funds.refuse_unbalanced() CASCADE`);
    for (const [table, unbalanced] of Object.entries(UNBALANCED)) {
      await q.query(`CREATE FUNCTION funds.refuse_unbalanced_${table}() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE posted uuid;
        BEGIN
          ${unbalanced};
          IF FOUND THEN RAISE EXCEPTION 'journal % does not balance', posted USING ERRCODE = '23514'; END IF;
          RETURN NULL;
        END $$`);
      await q.query(`CREATE TRIGGER ${table}_balances AFTER INSERT ON funds.${table} REFERENCING NEW TABLE AS after
        FOR EACH STATEMENT EXECUTE FUNCTION funds.refuse_unbalanced_${table}()`);
    }
    await this.marksOf(q, 'visit', VISIT);
    await this.marksOf(q, 'duty', DUTY);
    await q.query(`CREATE OR REPLACE FUNCTION reporting.mark_posting() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN ${marked(MARKS.posting)} RETURN NULL; END $$`);
  }

  private async marksOf(q: QueryRunner, name: 'visit' | 'duty', columns: string): Promise<void> {
    const changed = (sql: string): string => `WITH changed AS (${sql}) ${marked(MARKS[name])}`;
    const before = columns.replaceAll('n.', 'o.');
    await q.query(`CREATE OR REPLACE FUNCTION reporting.mark_${name}() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN ${changed('SELECT * FROM after')}
        ELSIF TG_OP = 'DELETE' THEN ${changed('SELECT * FROM before')}
        ELSE ${changed(`SELECT n.* FROM after n JOIN before o ON o.tenant_id = n.tenant_id AND o.id = n.id
          WHERE (${columns}) IS DISTINCT FROM (${before})
          UNION ALL SELECT o.* FROM after n JOIN before o ON o.tenant_id = n.tenant_id AND o.id = n.id
          WHERE (${columns}) IS DISTINCT FROM (${before})`)}
        END IF;
        RETURN NULL;
      END $$`);
  }

  /** The marks stay as they are now: they are the same marks, found faster. */
  async down(q: QueryRunner): Promise<void> {
    for (const table of Object.keys(UNBALANCED))
      await q.query(`DROP FUNCTION funds.refuse_unbalanced_${table}() CASCADE`);
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
    for (const [table, column] of [
      ['journal', 'id'],
      ['posting', 'journal_id'],
    ])
      await q.query(`CREATE CONSTRAINT TRIGGER ${table}_balances AFTER INSERT ON funds.${table}
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION funds.refuse_unbalanced('${column}')`);
  }
}
