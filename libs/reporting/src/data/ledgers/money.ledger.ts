import type { LedgerDefinition } from '../../domain/figure';
import { figuresOf } from './ledger';

const f = figuresOf('funds', 'money', false);

/** Postings of fund accounts up to the last day of the period. */
export const FUNDS_LEDGER: LedgerDefinition = {
  ...{ code: 'funds', name: '经费明细', permission: 'fund:read', cash: '金额(元)', goods: null },
  monthly: { since: 'beginning', table: 'funds.journal', day: 'booked_on' },
  // Postings to and from funding and spent: what came in and what went out.
  listed: `r.place IN ('funding','spent') AND r.day >= r.since`,
  rows: `SELECT j.id || ':' || p.line AS id, '/funds/' || a.id AS page, a.union_id, j.booked_on AS day, NULL::uuid AS person_id,
      NULL::uuid AS household_id, NULL::text AS person_name, a.id::text AS key, a.name AS label,
      CASE j.kind WHEN 'opening' THEN '期初余额' WHEN 'income' THEN '收入' WHEN 'settle' THEN '支出'
        WHEN 'reverse' THEN '红冲' WHEN 'adjust' THEN '调账' WHEN 'transfer' THEN '调剂' WHEN 'hold' THEN '冻结'
        ELSE '解冻' END AS what,
      CASE p.place WHEN 'funding' THEN -p.amount ELSE p.amount END AS cash_fen, NULL::bigint AS goods_fen, p.place, p.amount, -p.amount AS funding_in, j.kind,
      coalesce(o.kind, j.kind) AS base_kind, $3::date AS since
    FROM funds.fund_account a
    JOIN funds.posting p ON p.tenant_id = $1 AND p.fund_account_id = a.id
    JOIN funds.journal j ON j.tenant_id = $1 AND j.id = p.journal_id
    LEFT JOIN funds.journal o ON o.tenant_id = $1 AND o.id = j.reverses
    WHERE a.tenant_id = $1 AND a.union_id IN (SELECT id FROM below) AND j.booked_on <= $4::date`,
  figures: [
    f.yuan('funding_in', {
      ...{
        code: 'funds.income',
        name: '收入',
        sentence: '本期记入账户的收入，不含期初余额和账户之间的调剂',
        byKey: true,
      },
      ...{ only: `r.place = 'funding' AND r.base_kind IN ('income','adjust')`, inPeriod: true },
    }),
    f.yuan('funding_in', {
      ...{ code: 'funds.opening', name: '开户余额', sentence: '本期开户时登记的余额', byKey: true },
      ...{ only: `r.place = 'funding' AND r.base_kind = 'opening'`, inPeriod: true },
    }),
    f.yuan('funding_in', {
      ...{ code: 'funds.moved', name: '账户间调剂', sentence: '本期调入减去调出', byKey: true },
      ...{ only: `r.place = 'funding' AND r.base_kind = 'transfer'`, inPeriod: true },
    }),
    f.yuan('amount', {
      ...{ code: 'funds.spent', name: '支出', sentence: '本期付出的钱，红冲的已减去', byKey: true },
      ...{ only: `r.place = 'spent'`, inPeriod: true },
    }),
    f.yuan('amount', {
      ...{ code: 'funds.held', name: '已批未付', sentence: '期末已经批准、还没有付出的钱', byKey: true },
      only: `r.place = 'held'`,
    }),
    f.yuan('amount', {
      ...{ code: 'funds.left', name: '可用余额', sentence: '期末可以使用的余额', byKey: true },
      only: `r.place = 'available'`,
    }),
  ],
};

const d = figuresOf('disbursements', 'money');

/** Aid that was paid, by the day on which it was paid; what came back is left out. */
export const DISBURSEMENTS_LEDGER: LedgerDefinition = {
  ...{ code: 'disbursements', name: '用款台账', permission: 'disbursement:read' },
  monthly: { since: 'period', table: 'disbursements.disbursement', day: 'paid_on' },
  ...{ cash: '金额(元)', goods: null },
  rows: `SELECT b.id, '/disbursements/' || b.id AS page, b.union_id, b.paid_on AS day, b.recipient_id AS person_id,
      coalesce(h.home_id, b.recipient_id) AS household_id, NULL::text AS person_name, b.occasion_code AS key,
      b.occasion_name AS label, b.number AS what, b.amount AS cash_fen, NULL::bigint AS goods_fen, b.payment_kind
    FROM disbursements.disbursement b
    LEFT JOIN home h ON h.member_id = b.recipient_id
    WHERE b.tenant_id = $1 AND b.union_id IN (SELECT id FROM below) AND b.paid_on BETWEEN $3::date AND $4::date
      AND b.status IN ('paid','reconciled')`,
  figures: [
    d.rows('cases', { code: 'paid.cases', name: '付款笔数', sentence: '本期付出的用款，红冲的不算', byKey: true }),
    d.persons({ code: 'paid.persons', name: '领款人数', sentence: '本期领到钱或物的不同的人', byKey: true }),
    d.yuan('cash_fen', {
      code: 'paid.amount',
      name: '付款金额',
      sentence: '本期付出的用款金额，红冲的不算',
      byKey: true,
    }),
  ],
};
