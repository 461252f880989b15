import type { Client } from 'pg';

/** Sizes of the tenant whose figures are measured; everything else follows from the visits. */
export interface FigureSizes {
  readonly visits: number;
  readonly unions: number;
}

export const FIGURE_YEAR = 2025;
/** This year and the one before, which stands beside it. */
const DAYS = 731;
const PORTION = 1_000_000;
const OCCASIONS = ['HOSPITAL', 'WEDDING', 'BIRTH', 'FUNERAL', 'HARDSHIP', 'CONFLICT', 'RETIREMENT', 'DISASTER'];
const ROUNDS_OF_A_UNION = 4;
const AT = `timestamptz '2026-01-01'`;

/** Indexes that no figure reads: left out for the disk. */
const NEEDED = ['visit_by_union', 'visit_by_duty', 'visit_duty_by_opening', 'disbursement_by_payment', 'posting_entry'];

const idOf = (kind: string, number: string): string =>
  `('${kind}0000000-0000-7000-8000-' || lpad(to_hex((${number})::bigint), 12, '0'))::uuid`;

/**
 * Fills a database as its owner, past all triggers, and marks every month as changed, as the migration does with what it
 * finds. Two years of visits, three in twenty of them of a union above the member's own.
 */
export class FigureFilling {
  private readonly members: number;
  private readonly duties: number;

  constructor(
    private readonly owner: Client,
    private readonly tenantId: string,
    private readonly rootId: string,
    private readonly sizes: FigureSizes,
    private readonly say: (line: string) => void,
  ) {
    this.members = Math.max(1_000, sizes.visits / 100);
    this.duties = Math.floor(sizes.visits / 4);
  }

  async run(): Promise<void> {
    await this.owner.query(`SET session_replication_role = replica; SET synchronous_commit = off`);
    await this.dropIndexes();
    await this.unions();
    await this.people();
    await this.portions('duties', this.duties, (from, to) => this.dutySql(from, to));
    await this.portions('visits', this.sizes.visits, (from, to) => this.visitSql(from, to));
    await this.portions('disbursements', this.sizes.visits / 2, (from, to) => this.disbursementSql(from, to));
    await this.funds();
    this.say('indexes');
    await this.indexes();
    await this.owner.query('SET session_replication_role = origin');
    await this.owner.query('VACUUM ANALYZE');
  }

  /** Every month as changed. Returns how many. */
  async mark(): Promise<number> {
    const { rowCount } = await this.owner.query(
      `INSERT INTO reporting.stale_month (tenant_id, id, ledger, union_id, month)
       SELECT $1, gen_random_uuid(), s.ledger, s.union_id, s.month FROM (
         SELECT 'visits' AS ledger, union_id, date_trunc('month', visited_on)::date AS month FROM visits.visit
         UNION SELECT 'duties', union_id, date_trunc('month', opened_on)::date FROM visits.visit_duty
         UNION SELECT 'disbursements', union_id, date_trunc('month', paid_on)::date FROM disbursements.disbursement
         UNION SELECT 'funds', a.union_id, date_trunc('month', j.booked_on)::date FROM funds.journal j
           JOIN funds.fund_account a ON a.tenant_id = j.tenant_id AND a.id = j.fund_account_id) s`,
      [this.tenantId],
    );
    return rowCount ?? 0;
  }

  private async portions(what: string, count: number, sql: (from: number, to: number) => string): Promise<void> {
    for (let from = 0; from < count; from += PORTION) {
      const to = Math.min(count, from + PORTION) - 1;
      await this.owner.query(sql(from, to));
      this.say(`${what} ${to + 1}`);
    }
  }

  private async dropIndexes(): Promise<void> {
    const { rows } = await this.owner.query<{ name: string; definition: string }>(
      `SELECT schemaname || '.' || indexname AS name, indexdef AS definition FROM pg_indexes
       WHERE schemaname || '.' || tablename IN ('visits.visit','visits.visit_duty','disbursements.disbursement',
         'funds.posting','funds.journal') AND indexname NOT LIKE '%pkey'`,
    );
    this.needed = rows.filter(({ name }) => NEEDED.some((needed) => name.endsWith(`.${needed}`)));
    for (const { name } of rows) await this.owner.query(`DROP INDEX ${name}`);
  }

  private needed: { name: string; definition: string }[] = [];

  private async indexes(): Promise<void> {
    await this.owner.query(`SET maintenance_work_mem = '512MB'`);
    for (const { definition } of this.needed) await this.owner.query(definition);
  }

  /** The root, joint unions, and unions below them: number 1 to `unions` - 1, of which every 21st is a joint union. */
  private async unions(): Promise<void> {
    const { tenantId, rootId } = this;
    const joint = `(n - 1) / 21 * 21 + 1`;
    await this.owner.query(`INSERT INTO organizations.trade_union
        (tenant_id, id, version, code, name, kind, parent_id, status, valid_from, created_at)
      SELECT '${tenantId}'::uuid, ${idOf('a', 'n')}, 1, 'B' || n, '第' || n || '工会',
        CASE WHEN n = ${joint} THEN 'joint-union' ELSE 'union' END,
        CASE WHEN n = ${joint} THEN '${rootId}'::uuid ELSE ${idOf('a', joint)} END, 'active', '2020-01-01', ${AT}
      FROM generate_series(1, ${this.sizes.unions - 1}) n`);
    await this.owner.query(`INSERT INTO organizations.union_closure (tenant_id, ancestor_id, descendant_id, depth)
      SELECT '${tenantId}'::uuid, u.id, u.id, 0 FROM organizations.trade_union u WHERE u.parent_id IS NOT NULL
      UNION ALL SELECT '${tenantId}'::uuid, u.parent_id, u.id, 1 FROM organizations.trade_union u WHERE u.parent_id IS NOT NULL
      UNION ALL SELECT '${tenantId}'::uuid, p.parent_id, u.id, 2 FROM organizations.trade_union u
        JOIN organizations.trade_union p ON p.id = u.parent_id WHERE p.parent_id IS NOT NULL`);
  }

  /** Members, a fiftieth of them in hardship files of two, occasions and rounds. */
  private async people(): Promise<void> {
    const { tenantId, members } = this;
    const unions = this.sizes.unions - 1;
    await this.owner.query(`INSERT INTO members.member (tenant_id, id, version, union_id, name, name_simplified,
        name_pinyin, gender, category, status, joined_on, created_at)
      SELECT '${tenantId}'::uuid, ${idOf('b', 'n')}, 1, ${idOf('a', `1 + n % ${unions}`)}, '会员' || n, '会员' || n,
        'hui yuan', 'unknown', CASE WHEN n % 5 = 0 THEN 'retiree' ELSE 'active' END, 'active', '2019-03-01', ${AT}
      FROM generate_series(0, ${members - 1}) n`);
    await this.owner.query(`INSERT INTO hardship.hardship_file (tenant_id, id, version, number, union_id, member_id,
        status, running, other_causes, category, source, found_on, filed_on, filled_by_officer, opened_at,
        consented_cause, other_judgement, moved_at)
      SELECT '${tenantId}'::uuid, ${idOf('c', 'n')}, 1, 'K' || n, ${idOf('a', `1 + n % ${unions}`)}, ${idOf('b', 'n')},
        'active', true, '{}', 'deep', 'import', '2024-02-01', '2024-02-01', true, ${AT}, false, false, ${AT}
      FROM generate_series(0, ${members / 100 - 1}) n`);
    await this.owner
      .query(`INSERT INTO hardship.file_person (tenant_id, id, file_id, running, place, member_id, relation)
      SELECT '${tenantId}'::uuid, ${idOf('d', 'n')}, ${idOf('c', `n % ${members / 100}`)}, true, n / ${members / 100},
        ${idOf('b', 'n')}, CASE WHEN n < ${members / 100} THEN 'head' ELSE 'spouse' END
      FROM generate_series(0, ${members / 50 - 1}) n`);
    await this.owner.query(`INSERT INTO standards.occasion (tenant_id, id, version, code, name, occasion_group,
        sub_conditions, sub_condition_required, fund_purpose, kept, is_default, position, valid_from, created_at)
      SELECT '${tenantId}'::uuid, gen_random_uuid(), 1, o, o, 'must-visit', '[]', false, 'must-visit', true, true, 1,
        '2000-01-01', ${AT} FROM unnest('{${OCCASIONS.join(',')}}'::text[]) o
      WHERE NOT EXISTS (SELECT FROM standards.occasion s WHERE s.tenant_id = '${tenantId}' AND s.code = o)`);
    await this.owner.query(`INSERT INTO rounds.round (tenant_id, id, version, number, name, kind, purpose, fund_purpose,
        union_id, budget_fen, cash_fen, goods, payment_kind, per_household, audience, starts_on, due_on, status,
        leave_out_twice, frozen_count, created_by_id, created_by_name, created_at)
      SELECT '${tenantId}'::uuid, ${idOf('e', 'n')}, 1, 'R' || n, '第' || n % ${ROUNDS_OF_A_UNION} || '次送温暖', 'other', '看望',
        'warm-delivery', ${idOf('a', `1 + n / ${ROUNDS_OF_A_UNION} % ${unions}`)}, 0, 0, '[]', 'transfer', false, '[]',
        '2025-01-01', '2025-12-31', 'frozen', false, 1, ${idOf('f', '1')}, '甲', ${AT}
      FROM generate_series(0, ${unions * ROUNDS_OF_A_UNION - 1}) n`);
  }

  /** Whom row `n` is about, and which union it is booked at. */
  private facts(from: number, to: number): string {
    const { members } = this;
    const unions = this.sizes.unions - 1;
    return `(SELECT n, p.m, 1 + p.m % ${unions} AS own,
        CASE WHEN n % 20 < 3 THEN p.m % ${unions} / 21 * 21 + 1 ELSE 1 + p.m % ${unions} END AS u,
        date '${FIGURE_YEAR - 1}-01-01' + (abs(hashint8extended(n, 7)) % ${DAYS})::int AS day
      FROM generate_series(${from}, ${to}) n,
        LATERAL (SELECT (abs(hashint8extended(n, 3)) % ${members})::bigint AS m) p)`;
  }

  private dutySql(from: number, to: number): string {
    const occasions = `'{${OCCASIONS.join(',')}}'::text[]`;
    return `INSERT INTO visits.visit_duty (tenant_id, id, version, number, serial, union_id, member_id, occasion,
        occasion_name, event_on, status, deadline_on, deadline_working_days, count_from, first_informed_name,
        first_informed_at, first_reporter_name, first_reporter_at, report_count, visit_count, escalation_level,
        opened_at, opened_on, ended_at)
      SELECT '${this.tenantId}', ${idOf('1', 'f.n')}, 1, 'D' || f.n, f.n::int, ${idOf('a', 'f.u')}, ${idOf('b', 'f.m')},
        (${occasions})[1 + f.n % ${OCCASIONS.length}], (${occasions})[1 + f.n % ${OCCASIONS.length}], f.day, 'closed',
        f.day + (f.n % 5)::int, 3, 'later', '甲', ${AT}, '甲', ${AT}, 1, 1, 0, ${AT}, f.day, ${AT}
      FROM ${this.facts(from, to)} f`;
  }

  /** The first quarter visits the duties; the others are of rounds, talks, or of none. */
  private visitSql(from: number, to: number): string {
    const { duties } = this;
    const round = `f.n % 20 < 12`;
    const unions = this.sizes.unions - 1;
    return `INSERT INTO visits.visit (tenant_id, id, version, revision, status, root_id, duty_id, round_id,
        roster_entry_id, union_id, member_id, kind, talk_topic, visited_on, outcome, visitors, cash_fen, goods, goods_fen,
        evidence, marks, logged_by_id, logged_by_name, logged_at)
      SELECT '${this.tenantId}', ${idOf('2', 'f.n')}, 1, 1, 'logged', ${idOf('2', 'f.n')},
        CASE WHEN f.n < ${duties} THEN ${idOf('1', 'f.n')} END,
        CASE WHEN f.n >= ${duties} AND ${round} THEN ${idOf('e', `f.u % ${unions} * ${ROUNDS_OF_A_UNION} + f.n % ${ROUNDS_OF_A_UNION}`)} END,
        CASE WHEN f.n >= ${duties} AND ${round} THEN ${idOf('2', 'f.n')} END,
        ${idOf('a', 'f.u')}, ${idOf('b', 'f.m')},
        CASE WHEN f.n < ${duties} THEN 'must-visit' WHEN ${round} THEN 'round' WHEN f.n % 20 = 19 THEN 'talk' ELSE 'other' END,
        CASE WHEN f.n >= ${duties} AND f.n % 20 = 19 THEN 'low-spirits' END, f.day,
        'met', '[]', f.n % 1000 * 100, '[]', f.n % 200 * 100, '[]', '{}',
        ${idOf('f', '1')}, '甲', ${AT}
      FROM ${this.facts(from, to)} f`;
  }

  private disbursementSql(from: number, to: number): string {
    return `INSERT INTO disbursements.disbursement (tenant_id, id, version, number, union_id, subject_type, subject_id,
        case_type, case_id, recipient_id, occasion_code, occasion_name, purpose, event_date, is_medical, amount,
        case_amount, payment_kind, method_note, marks, rule_sentence, reason, has_hardship_file, status, receipt,
        route_reason, last_reason, requested_by, requested_by_name, requested_on, requested_at, paid_on, paid_by,
        paid_by_name, paid_at, in_history)
      SELECT '${this.tenantId}', ${idOf('3', 'f.n')}, 1, 'P' || f.n, ${idOf('a', 'f.u')}, 'visit', ${idOf('2', 'f.n')},
        'visit', ${idOf('2', 'f.n')}, ${idOf('b', 'f.m')}, ('{${OCCASIONS.join(',')}}'::text[])[1 + f.n % 8],
        ('{${OCCASIONS.join(',')}}'::text[])[1 + f.n % 8], 'must-visit', f.day, false, 20000 + f.n % 800 * 100,
        20000 + f.n % 800 * 100, 'transfer', '', '{}', '', '', false, 'paid', 'confirmed', '', '', ${idOf('f', '1')}, '甲',
        f.day, ${AT}, f.day, ${idOf('f', '2')}, '乙', ${AT}, true
      FROM ${this.facts(from, to)} f`;
  }

  /** One account of each union, and a payout of so many disbursements in one booking, two postings each. */
  private async funds(): Promise<void> {
    const { tenantId } = this;
    const bookings = this.sizes.visits / 20;
    await this.owner.query(`INSERT INTO funds.fund_account (tenant_id, id, version, union_id, code, name, kind, source,
        status, restricted_to, needs_hardship_file, available, held, spent, funding, entries, opened_on, created_at)
      SELECT '${tenantId}'::uuid, ${idOf('4', 'n')}, 1, ${idOf('a', 'n')}, 'F', '工会经费', 'union-funds', '留成', 'open', '{}',
        false, 0, 0, 0, 0, 0, '2020-01-01', ${AT} FROM generate_series(1, ${this.sizes.unions - 1}) n`);
    await this.owner
      .query(`INSERT INTO funds.journal (tenant_id, id, kind, fund_account_id, booked_on, posted_at, amount,
        memo, account_id, person_id)
      SELECT '${tenantId}'::uuid, ${idOf('5', 'f.n')}, 'income', ${idOf('4', 'f.own')}, f.day, ${AT}, 100000, '', ${idOf('f', '1')},
        ${idOf('f', '1')} FROM ${this.facts(0, bookings - 1)} f`);
    await this.owner.query(`INSERT INTO funds.posting (tenant_id, journal_id, line, fund_account_id, entry_no, place,
        amount, available_after, held_after)
      SELECT '${tenantId}'::uuid, ${idOf('5', 'f.n')}, l, ${idOf('4', 'f.own')}, f.n::int, CASE l WHEN 1 THEN 'funding' ELSE 'available' END,
        CASE l WHEN 1 THEN -100000 ELSE 100000 END, 0, 0 FROM ${this.facts(0, bookings - 1)} f, generate_series(1, 2) l`);
  }
}
