import type { LedgerDefinition } from '../../domain/figure';
import { figuresOf } from './ledger';

/** Unions that stood on the last day. A register knows when one was entered, not when it was founded. */
export const UNIONS_LEDGER: LedgerDefinition = {
  ...{
    code: 'unions',
    name: '工会组织',
    permission: 'organization:read',
    page: '/unions/:id',
    cash: null,
    goods: null,
  },
  rows: `SELECT u.id, '/unions/' || u.id AS page, u.id AS union_id, u.valid_from AS day, NULL::uuid AS person_id,
      NULL::uuid AS household_id, NULL::text AS person_name, u.kind AS key,
      CASE u.kind WHEN 'federation' THEN '总工会' WHEN 'joint-union' THEN '工会联合会' WHEN 'union' THEN '基层工会'
        ELSE '分会' END AS label, u.code AS what, NULL::bigint AS cash_fen, NULL::bigint AS goods_fen
    FROM organizations.trade_union u
    WHERE u.tenant_id = $1 AND u.id IN (SELECT id FROM below) AND u.kind <> 'group'
      AND (u.valid_until IS NULL OR u.valid_until > $4::date)`,
  figures: [
    figuresOf('unions', 'register', false).rows('unions', {
      ...{ code: 'register.unions', name: '工会组织', sentence: '期末的工会组织，不含小组；已撤销的不算', byKey: true },
    }),
  ],
};

/** Members on the last day, in the union in which they stood then. */
export const MEMBERS_LEDGER: LedgerDefinition = {
  ...{ code: 'members', name: '会员名册', permission: 'member:read', cash: null, goods: null },
  rows: `SELECT s.id, '/members/' || s.id AS page, s.union_id, s.joined_on AS day, s.id AS person_id, s.id AS household_id,
      NULL::text AS person_name, s.category AS key,
      CASE s.category WHEN 'active' THEN '在职' WHEN 'migrant' THEN '农民工' WHEN 'retiree' THEN '退休'
        WHEN 'new-form' THEN '新就业形态劳动者' ELSE '其他' END AS label,
      CASE s.status WHEN 'retained' THEN '保留会籍' WHEN 'transferring' THEN '转会中' ELSE '在会' END AS what, NULL::bigint AS cash_fen, NULL::bigint AS goods_fen, s.model_worker_level
    FROM (SELECT m.id, m.joined_on, m.model_worker_level, coalesce(c.from_union_id, m.union_id) AS union_id,
        coalesce(c.from_category, m.category) AS category, coalesce(c.from_status, m.status) AS status
      FROM members.member m
      LEFT JOIN (SELECT DISTINCT ON (w.member_id) w.member_id, w.from_union_id, w.from_category, w.from_status
        FROM members.membership_change w WHERE w.tenant_id = $1 AND w.effective_on > $4::date
        ORDER BY w.member_id, w.effective_on, w.id) c ON c.member_id = m.id
      WHERE m.tenant_id = $1 AND (m.joined_on IS NULL OR m.joined_on <= $4::date)) s
    WHERE s.status IN ('active','transferring','retained') AND s.union_id IN (SELECT id FROM below)`,
  figures: [
    figuresOf('members', 'register', false).rows('persons', {
      ...{ code: 'register.members', name: '会员', sentence: '期末在会的会员，含保留会籍的', byKey: true },
    }),
    figuresOf('members', 'model-workers').rows('persons', {
      ...{ code: 'model-workers.members', name: '在会劳模', sentence: '期末在会、名册上登记为劳模的会员' },
      only: 'r.model_worker_level IS NOT NULL',
    }),
  ],
};
