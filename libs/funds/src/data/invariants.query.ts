import type { ReadTx } from '@app/persistence';

/** What must hold of the books at any time. */
export const LEDGER_RULES = {
  'journal-balances': 'Every journal has two postings or more and sums to zero per account',
  'balance-is-sum': 'The balances of an account equal the sums of its postings',
  'entries-without-gap': 'The entries of an account are numbered 1, 2, 3 …',
  'hold-settles-once': 'A hold is settled by one journal at most, and by the one that it names',
  'held-is-placed-holds': 'What an account holds is the sum of its placed holds',
  'year-is-sum': 'What was spent in a year is the sum of its postings',
  'never-below-zero': 'Nothing is available or held below zero',
} as const;
export type LedgerRule = keyof typeof LEDGER_RULES;

/** A rule of the books that is broken, and by what. */
export interface LedgerViolation {
  readonly rule: LedgerRule;
  /** The journal, fund account or hold. */
  readonly subjectId: string;
}

const CHECKS: Readonly<Record<LedgerRule, string>> = {
  'journal-balances': `
    SELECT j.id FROM funds.journal j
    LEFT JOIN funds.posting p ON p.tenant_id = j.tenant_id AND p.journal_id = j.id
    WHERE j.tenant_id = $1 GROUP BY j.id HAVING count(p.line) < 2
    UNION
    SELECT p.journal_id FROM funds.posting p WHERE p.tenant_id = $1
    GROUP BY p.journal_id, p.fund_account_id HAVING sum(p.amount) <> 0`,
  'balance-is-sum': `
    SELECT f.id FROM funds.fund_account f
    LEFT JOIN (SELECT fund_account_id,
        coalesce(sum(amount) FILTER (WHERE place = 'available'), 0) AS available,
        coalesce(sum(amount) FILTER (WHERE place = 'held'), 0) AS held,
        coalesce(sum(amount) FILTER (WHERE place = 'spent'), 0) AS spent,
        coalesce(sum(amount) FILTER (WHERE place = 'funding'), 0) AS funding
      FROM funds.posting WHERE tenant_id = $1 GROUP BY fund_account_id) s ON s.fund_account_id = f.id
    WHERE f.tenant_id = $1 AND (f.available, f.held, f.spent, f.funding) IS DISTINCT FROM
      (coalesce(s.available, 0), coalesce(s.held, 0), coalesce(s.spent, 0), coalesce(s.funding, 0))`,
  'entries-without-gap': `
    SELECT f.id FROM funds.fund_account f
    LEFT JOIN (SELECT fund_account_id, count(DISTINCT entry_no) AS counted, max(entry_no) AS last
      FROM funds.posting WHERE tenant_id = $1 GROUP BY fund_account_id) s ON s.fund_account_id = f.id
    WHERE f.tenant_id = $1 AND (f.entries <> coalesce(s.last, 0) OR f.entries <> coalesce(s.counted, 0))`,
  'hold-settles-once': `
    SELECT h.id FROM funds.hold h
    LEFT JOIN (SELECT hold_id, count(*) AS times, min(id::text)::uuid AS journal_id
      FROM funds.journal WHERE tenant_id = $1 AND kind = 'settle' GROUP BY hold_id) s ON s.hold_id = h.id
    WHERE h.tenant_id = $1 AND (s.times > 1 OR h.settled_by IS DISTINCT FROM s.journal_id)`,
  'held-is-placed-holds': `
    SELECT f.id FROM funds.fund_account f
    LEFT JOIN (SELECT fund_account_id, sum(amount) AS held FROM funds.hold
      WHERE tenant_id = $1 AND status = 'placed' GROUP BY fund_account_id) h ON h.fund_account_id = f.id
    WHERE f.tenant_id = $1 AND f.held <> coalesce(h.held, 0)`,
  'year-is-sum': `
    SELECT coalesce(b.fund_account_id, s.fund_account_id) AS id
    FROM (SELECT fund_account_id, year, spent FROM funds.fund_budget WHERE tenant_id = $1) b
    FULL JOIN (SELECT p.fund_account_id, extract(year FROM j.booked_on)::int AS year, sum(p.amount) AS spent
      FROM funds.posting p JOIN funds.journal j ON j.tenant_id = p.tenant_id AND j.id = p.journal_id
      WHERE p.tenant_id = $1 AND p.place = 'spent' GROUP BY 1, 2) s
      ON s.fund_account_id = b.fund_account_id AND s.year = b.year
    WHERE coalesce(b.spent, 0) <> coalesce(s.spent, 0)`,
  'never-below-zero': `
    SELECT id FROM funds.fund_account WHERE tenant_id = $1 AND (available < 0 OR held < 0 OR spent < 0)`,
};

const SHOWN = 100;

/** Reads all books of the tenant; at most 100 violations of each rule. */
export async function ledgerViolations(tx: ReadTx): Promise<LedgerViolation[]> {
  const found: LedgerViolation[] = [];
  for (const rule of Object.keys(CHECKS) as LedgerRule[]) {
    const rows = await tx.rows<{ id: string }>(`${CHECKS[rule]} LIMIT ${SHOWN}`, [tx.actor.tenantId]);
    found.push(...rows.map((row) => ({ rule, subjectId: row.id })));
  }
  return found;
}
