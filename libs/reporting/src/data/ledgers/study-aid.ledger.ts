import type { LedgerDefinition } from '../../domain/figure';
import { figuresOf } from './ledger';

const f = figuresOf('study-aid', 'study-aid');
const IN_PERIOD = 'r.day >= r.since';

/** What was paid of study aid until the last day, by the day of payment; a child is told by his number, once. */
export const STUDY_AID_LEDGER: LedgerDefinition = {
  ...{ code: 'study-aid', name: '金秋助学', permission: 'study-aid:read', cash: '资助金额(元)', goods: null },
  listed: IN_PERIOD,
  rows: `SELECT i.id, '/study-aid/awards/' || i.award_id AS page, i.union_id, i.paid_on AS day,
      md5(encode(i.child_mac, 'hex'))::uuid AS person_id, coalesce(h.home_id, i.member_id) AS household_id,
      s.name || ' 家的学生' AS person_name, i.level AS key,
      CASE i.level WHEN 'bachelor-first' THEN '一本' WHEN 'bachelor-second' THEN '二本' WHEN 'college' THEN '专科'
        WHEN 'high-school' THEN '高中' WHEN 'vocational' THEN '中职' ELSE '研究生' END AS label,
      i.academic_year || '-' || (i.academic_year + 1) || ' 学年' AS what, i.amount AS cash_fen,
      NULL::bigint AS goods_fen, i.ordinal, i.academic_year, $3::date AS since
    FROM study_aid.instalment i
    JOIN members.member s ON s.tenant_id = $1 AND s.id = i.member_id
    LEFT JOIN home h ON h.member_id = i.member_id
    WHERE i.tenant_id = $1 AND i.union_id IN (SELECT id FROM below) AND i.status = 'paid' AND i.paid_on <= $4::date`,
  figures: [
    f.persons({
      ...{ code: 'study-aid.students', name: '资助学生', sentence: '本期领到助学金的不同学生', byKey: true },
      only: IN_PERIOD,
    }),
    f.yuan('cash_fen', {
      ...{ code: 'study-aid.amount', name: '资助金额', sentence: '本期发放的助学金', only: IN_PERIOD, byKey: true },
    }),
    f.persons({
      ...{ code: 'study-aid.new', name: '新增学生', sentence: '本期第一次领到助学金的学生' },
      only: `${IN_PERIOD} AND r.ordinal = 1`,
    }),
    f.persons({
      ...{ code: 'study-aid.renewed', name: '续助学生', sentence: '本期领到第二年及以后助学金的学生' },
      only: `${IN_PERIOD} AND r.ordinal > 1`,
    }),
    f.persons({ code: 'study-aid.all-students', name: '开展以来学生', sentence: '从开始到期末领到助学金的不同学生' }),
    f.yuan('cash_fen', { code: 'study-aid.all-amount', name: '开展以来金额', sentence: '从开始到期末发放的助学金' }),
    f.distinct('years', 'academic_year', {
      ...{ code: 'study-aid.years', name: '开展年数', sentence: '从开始到期末发放过助学金的学年数' },
    }),
  ],
};

const a = figuresOf('study-awards', 'study-aid');

/** Awards that came to their end in the period. */
export const STUDY_AWARDS_LEDGER: LedgerDefinition = {
  ...{ code: 'study-awards', name: '助学结束', permission: 'study-aid:read', cash: null, goods: null },
  rows: `SELECT w.id, '/study-aid/awards/' || w.id AS page, w.union_id, w.ended_on AS day,
      md5(encode(w.child_mac, 'hex'))::uuid AS person_id, w.member_id AS household_id, s.name || ' 家的学生' AS person_name,
      w.status AS key, CASE w.status WHEN 'completed' THEN '期满' ELSE '提前结束' END AS label, w.number AS what,
      NULL::bigint AS cash_fen, NULL::bigint AS goods_fen, w.status
    FROM study_aid.award w
    JOIN members.member s ON s.tenant_id = $1 AND s.id = w.member_id
    WHERE w.tenant_id = $1 AND w.union_id IN (SELECT id FROM below) AND w.status IN ('completed','ended')
      AND w.ended_on BETWEEN $3::date AND $4::date`,
  figures: [
    a.rows('cases', {
      ...{ code: 'study-aid.ended', name: '提前结束', sentence: '本期没有领满年数就结束的资助' },
      only: `r.status = 'ended'`,
    }),
    a.rows('cases', {
      ...{ code: 'study-aid.completed', name: '期满', sentence: '本期领满年数的资助' },
      only: `r.status = 'completed'`,
    }),
  ],
};
