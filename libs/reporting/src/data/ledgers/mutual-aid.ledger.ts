import type { LedgerDefinition } from '../../domain/figure';
import { figuresOf } from './ledger';

const f = figuresOf('mutual-aid', 'mutual-aid');

/** Claims of mutual aid by the day on which they were paid. */
export const MUTUAL_AID_LEDGER: LedgerDefinition = {
  ...{ code: 'mutual-aid', name: '互助保障台账', permission: 'mutual-aid:read', cash: '赔付金额(元)', goods: null },
  rows: `SELECT c.id, '/mutual-aid/claims/' || c.id AS page, c.union_id, c.paid_on AS day, c.member_id AS person_id,
      coalesce(h.home_id, c.member_id) AS household_id, NULL::text AS person_name, p.name AS key, p.name AS label,
      c.number AS what, c.paid_fen AS cash_fen, NULL::bigint AS goods_fen
    FROM mutual_aid.claim c
    JOIN mutual_aid.enrolment e ON e.tenant_id = $1 AND e.id = c.enrolment_id
    JOIN mutual_aid.plan p ON p.tenant_id = $1 AND p.id = e.plan_id
    LEFT JOIN home h ON h.member_id = c.member_id
    WHERE c.tenant_id = $1 AND c.union_id IN (SELECT id FROM below) AND c.paid_on BETWEEN $3::date AND $4::date
      AND c.status = 'paid'`,
  figures: [
    f.rows('cases', { code: 'mutual-aid.claims', name: '赔付件数', sentence: '本期赔付的互助保障理赔', byKey: true }),
    f.persons({
      code: 'mutual-aid.persons',
      name: '赔付人数',
      sentence: '本期得到互助保障赔付的不同的人',
      byKey: true,
    }),
    f.yuan('cash_fen', {
      ...{ code: 'mutual-aid.paid', name: '赔付金额', sentence: '本期赔付的互助保障金额，不清楚的不计入', byKey: true },
    }),
  ],
};

const c = figuresOf('mutual-aid-covers', 'mutual-aid');

/** Enrolments by the first day of cover. A ledger of before names only who got something, so it tells of none. */
export const MUTUAL_AID_COVERS_LEDGER: LedgerDefinition = {
  ...{ code: 'mutual-aid-covers', name: '互助保障参保台账', permission: 'mutual-aid:read', goods: null },
  cash: '费用(元)',
  rows: `SELECT e.id, '/mutual-aid/plans/' || e.plan_id AS page, e.union_id, e.starts_on AS day, e.member_id AS person_id,
      coalesce(h.home_id, e.member_id) AS household_id, NULL::text AS person_name, p.name AS key, p.name AS label,
      p.name AS what, e.fee_fen AS cash_fen, NULL::bigint AS goods_fen
    FROM mutual_aid.enrolment e
    JOIN mutual_aid.plan p ON p.tenant_id = $1 AND p.id = e.plan_id
    LEFT JOIN home h ON h.member_id = e.member_id
    WHERE e.tenant_id = $1 AND e.union_id IN (SELECT id FROM below) AND e.starts_on BETWEEN $3::date AND $4::date
      AND e.cancelled_on IS NULL AND e.import_id IS NULL`,
  figures: [
    c.persons({
      ...{ code: 'mutual-aid.enrolled', name: '参保人数', byKey: true },
      sentence: '本期开始参加互助保障的不同的人，取消参保的不算；历史台账只记了理赔的，不算参保',
    }),
    c.yuan('cash_fen', {
      ...{ code: 'mutual-aid.fees', name: '参保费用', sentence: '本期开始的参保收的费用', byKey: true },
    }),
  ],
};
