import type { LedgerDefinition } from '../../domain/figure';
import { figuresOf } from './ledger';

const f = figuresOf('hardship', 'hardship');
const STANDING = `r.filed_on <= r.until AND (r.exited_on IS NULL OR r.exited_on > r.until)`;

/** Hardship files that were on file at some day of the period; one file is one household (domain rules §2.2). */
export const HARDSHIP_LEDGER: LedgerDefinition = {
  ...{ code: 'hardship', name: '困难职工档案', permission: 'hardship:read' },
  ...{ cash: null, goods: null },
  rows: `SELECT f.id, '/hardship/' || f.id AS page, f.union_id, f.filed_on AS day, f.member_id AS person_id, f.id AS household_id,
      NULL::text AS person_name, f.category AS key,
      CASE f.category WHEN 'deep' THEN '深度困难' WHEN 'relative' THEN '相对困难' WHEN 'accident' THEN '意外致困'
        WHEN 'subsistence' THEN '低保户' WHEN 'borderline' THEN '低保边缘户' WHEN 'accident-2016' THEN '意外致困户' END
        AS label,
      f.number AS what, NULL::bigint AS cash_fen, NULL::bigint AS goods_fen, f.filed_on, f.exited_on, f.exit_ground,
      f.review_due_on, $4::date AS until, $3::date AS since
    FROM hardship.hardship_file f
    WHERE f.tenant_id = $1 AND f.union_id IN (SELECT id FROM below) AND f.filed_on <= $4::date
      AND f.status NOT IN ('refused','withdrawn') AND (f.exited_on IS NULL OR f.exited_on >= $3::date)`,
  figures: [
    f.rows('households', {
      ...{
        code: 'hardship.on-file',
        name: '在档困难职工家庭',
        sentence: '期末在档的困难职工档案，一户一档',
        byKey: true,
      },
      only: STANDING,
    }),
    f.rows('households', {
      ...{ code: 'hardship.filed', name: '新建档', sentence: '本期批准建档的困难职工家庭', byKey: true },
      only: 'r.filed_on >= r.since',
    }),
    f.rows('households', {
      ...{
        code: 'hardship.review-due',
        name: '待年度复核',
        sentence: '期末在档、复核日在期末以前还没有复核的困难职工档案',
      },
      only: `${STANDING} AND r.review_due_on <= r.until`,
    }),
    f.rows('households', {
      ...{ code: 'hardship.lifted', name: '脱困退档', sentence: '本期因脱困退档的困难职工家庭' },
      only: `r.exited_on BETWEEN r.since AND r.until AND r.exit_ground = 'lifted'`,
    }),
    f.rows('households', {
      ...{ code: 'hardship.other-exits', name: '其他退档', sentence: '本期因其他原因退档的困难职工家庭' },
      only: `r.exited_on BETWEEN r.since AND r.until AND r.exit_ground <> 'lifted'`,
    }),
  ],
};
