import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protection';

/** What the figures of a ledger hang on, in its own rows: the rest of a row may change without anybody adding up anew. */
const VISIT = `n.union_id, n.visited_on, n.member_id, n.kind, n.talk_topic, n.duty_id, n.round_id, n.unknown_figures,
  n.cash_fen, n.goods_fen, n.status, n.outcome`;
const DUTY = `n.union_id, n.opened_on, n.member_id, n.occasion, n.occasion_name, n.status, n.deadline_on`;
const DISBURSEMENT = `n.union_id, n.paid_on, n.recipient_id, n.occasion_code, n.occasion_name, n.amount, n.status`;

const TABLES = [
  ['visits.visit', 'visit', VISIT],
  ['visits.visit_duty', 'duty', DUTY],
  ['disbursements.disbursement', 'disbursement', DISBURSEMENT],
] as const;

/** Marks of the rows `c`, by ledger: where they count. */
const MARKS: Record<(typeof TABLES)[number][1], string> = {
  visit: `SELECT c.tenant_id, 'visits' AS ledger, c.union_id, c.visited_on AS day FROM changed c
    UNION SELECT d.tenant_id, 'duties', d.union_id, d.opened_on FROM changed c
      JOIN visits.visit_duty d ON d.tenant_id = c.tenant_id AND d.id = c.duty_id`,
  duty: `SELECT c.tenant_id, 'duties' AS ledger, c.union_id, c.opened_on AS day FROM changed c
    UNION SELECT v.tenant_id, 'visits', v.union_id, v.visited_on FROM changed c
      JOIN visits.visit v ON v.tenant_id = c.tenant_id AND v.duty_id = c.id`,
  disbursement: `SELECT c.tenant_id, 'disbursements' AS ledger, c.union_id, c.paid_on AS day FROM changed c
    WHERE c.paid_on IS NOT NULL`,
};

const marked = (source: string): string => `INSERT INTO reporting.stale_month (tenant_id, id, ledger, union_id, month)
  SELECT m.tenant_id, gen_random_uuid(), m.ledger, m.union_id, m.month
  FROM (SELECT DISTINCT tenant_id, ledger, union_id, date_trunc('month', day)::date AS month FROM (${source}) s (tenant_id, ledger, union_id, day)) m;`;

/**
 * Ledgers that grow without end are added up by union and month. Whatever changes one of their rows marks its month in
 * the same transaction; a month that is marked is counted from its rows.
 */
export class FigureMonths1790000028800 implements MigrationInterface {
  name = 'FigureMonths1790000028800';

  async up(q: QueryRunner): Promise<void> {
    await this.tables(q);
    for (const [table, name, columns] of TABLES) await this.ofTable(q, table, name, columns);
    await this.ofNames(q);
    await this.ofPostings(q);
    await this.markAll(q);
  }

  private async tables(q: QueryRunner): Promise<void> {
    for (const [name, first] of [
      ['figure_month', 'day'],
      ['figure_year', 'doy'],
    ])
      await q.query(`CREATE TABLE reporting.${name} (
        tenant_id uuid NOT NULL, ledger text NOT NULL, union_id uuid NOT NULL, month date NOT NULL, place int NOT NULL,
        key text, mask int NOT NULL, label text, rows int NOT NULL, sums bigint[] NOT NULL, filled int[] NOT NULL,
        persons bytea NOT NULL,
        PRIMARY KEY (tenant_id, ledger, union_id, month, place),
        CONSTRAINT ${name}_first_day CHECK (extract(${first} FROM month) = 1))`);
    await q.query(`CREATE TABLE reporting.stale_month (
      tenant_id uuid NOT NULL, id uuid NOT NULL, ledger text NOT NULL, union_id uuid NOT NULL, month date NOT NULL,
      PRIMARY KEY (tenant_id, id))`);
    await q.query(`CREATE INDEX stale_month_by_month ON reporting.stale_month (tenant_id, ledger, month, union_id)`);
    await q.query(`CREATE TABLE reporting.person_number (
      tenant_id uuid NOT NULL, person_id uuid NOT NULL, number int NOT NULL,
      PRIMARY KEY (tenant_id, person_id))`);
    await q.query(`CREATE UNIQUE INDEX person_number_once ON reporting.person_number (tenant_id, number)`);
    await q.query(`CREATE TABLE reporting.figure_revision (
      tenant_id uuid NOT NULL, revision bigint NOT NULL, PRIMARY KEY (tenant_id))`);
    // The rows of one union and month.
    await q.query(`CREATE INDEX visit_duty_by_opening ON visits.visit_duty (tenant_id, union_id, opened_on)`);
    await q.query(
      `CREATE INDEX disbursement_by_payment ON disbursements.disbursement (tenant_id, union_id, paid_on)
       WHERE paid_on IS NOT NULL`,
    );
    for (const name of ['figure_month', 'figure_year', 'stale_month', 'person_number', 'figure_revision'])
      await protect(q, `reporting.${name}`);
  }

  /** Three triggers, since one event has no rows before it and another none after it. */
  private async ofTable(q: QueryRunner, table: string, name: 'visit' | 'duty' | 'disbursement', columns: string) {
    const changed = (sql: string): string => `WITH changed AS (${sql}) ${marked(MARKS[name])}`;
    const before = columns.replaceAll('n.', 'o.');
    await q.query(`CREATE FUNCTION reporting.mark_${name}() RETURNS trigger LANGUAGE plpgsql AS $$
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
    const events = [
      ['insert', 'NEW TABLE AS after'],
      ['update', 'NEW TABLE AS after OLD TABLE AS before'],
      ['delete', 'OLD TABLE AS before'],
    ] as const;
    for (const [event, tables] of events)
      await q.query(`CREATE TRIGGER figures_${event} AFTER ${event} ON ${table} REFERENCING ${tables}
        FOR EACH STATEMENT EXECUTE FUNCTION reporting.mark_${name}()`);
  }

  /** Names and groups that stand in what is added up; they change seldom. */
  private async ofNames(q: QueryRunner): Promise<void> {
    const keyed = (ledger: string, key: string): string => `SELECT DISTINCT m.tenant_id, m.ledger, m.union_id,
      m.month AS day FROM reporting.figure_month m WHERE m.tenant_id = NEW.tenant_id AND m.ledger = '${ledger}'
        AND m.key = ${key}`;
    const names: [string, string, string, string][] = [
      ['occasion', 'standards.occasion', 'INSERT OR UPDATE', keyed('visits', 'NEW.code')],
      ['fund_name', 'funds.fund_account', 'UPDATE OF name, union_id', keyed('funds', 'NEW.id::text')],
      [
        ...(['round_name', 'rounds.round', 'UPDATE OF name'] as const),
        `SELECT v.tenant_id, 'visits' AS ledger, v.union_id, v.visited_on AS day FROM visits.visit v
          WHERE v.tenant_id = NEW.tenant_id AND v.round_id = NEW.id`,
      ],
      [
        ...(['rating', 'visits.rating', 'INSERT'] as const),
        `SELECT d.tenant_id, 'duties' AS ledger, d.union_id, d.opened_on AS day FROM visits.visit_duty d
          WHERE d.tenant_id = NEW.tenant_id AND d.id = NEW.duty_id`,
      ],
    ];
    for (const [name, table, event, source] of names) {
      await q.query(`CREATE FUNCTION reporting.mark_${name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN ${marked(source)} RETURN NULL; END $$`);
      await q.query(`CREATE TRIGGER figures_${name} AFTER ${event} ON ${table}
        FOR EACH ROW EXECUTE FUNCTION reporting.mark_${name}()`);
    }
  }

  /** Postings are only ever added; the journal stands before them. */
  private async ofPostings(q: QueryRunner): Promise<void> {
    const source = `SELECT p.tenant_id, 'funds' AS ledger, a.union_id, j.booked_on AS day FROM after p
      JOIN funds.journal j ON j.tenant_id = p.tenant_id AND j.id = p.journal_id
      JOIN funds.fund_account a ON a.tenant_id = p.tenant_id AND a.id = p.fund_account_id`;
    await q.query(`CREATE FUNCTION reporting.mark_posting() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN ${marked(source)} RETURN NULL; END $$`);
    await q.query(`CREATE TRIGGER figures_insert AFTER INSERT ON funds.posting REFERENCING NEW TABLE AS after
      FOR EACH STATEMENT EXECUTE FUNCTION reporting.mark_posting()`);
  }

  /** Whatever is there already is counted from its rows until the worker has added it up. */
  private async markAll(q: QueryRunner): Promise<void> {
    const all = [
      `SELECT tenant_id, 'visits' AS ledger, union_id, visited_on AS day FROM visits.visit`,
      `SELECT tenant_id, 'duties', union_id, opened_on FROM visits.visit_duty`,
      `SELECT tenant_id, 'disbursements', union_id, paid_on FROM disbursements.disbursement WHERE paid_on IS NOT NULL`,
      `SELECT j.tenant_id, 'funds', a.union_id, j.booked_on FROM funds.journal j
       JOIN funds.posting p ON p.tenant_id = j.tenant_id AND p.journal_id = j.id
       JOIN funds.fund_account a ON a.tenant_id = p.tenant_id AND a.id = p.fund_account_id`,
    ];
    for (const source of all) await q.query(marked(source));
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX visits.visit_duty_by_opening`);
    await q.query(`DROP INDEX disbursements.disbursement_by_payment`);
    const names = ['visit', 'duty', 'disbursement', 'occasion', 'fund_name', 'round_name', 'rating', 'posting'];
    for (const name of names) await q.query(`DROP FUNCTION reporting.mark_${name}() CASCADE`);
    for (const name of ['figure_revision', 'person_number', 'stale_month', 'figure_year', 'figure_month'])
      await q.query(`DROP TABLE reporting.${name}`);
  }
}
