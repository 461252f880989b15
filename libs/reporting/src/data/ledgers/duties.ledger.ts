import type { LedgerDefinition } from '../../domain/figure';
import { figuresOf } from './ledger';

const f = figuresOf('duties', 'must-visits');

/** Must-visit duties by the day on which they were opened: none is forgotten. */
export const DUTIES_LEDGER: LedgerDefinition = {
  ...{ code: 'duties', name: '必访任务', permission: 'visit:read', cash: null, goods: null },
  monthly: { since: 'period', table: 'visits.visit_duty', day: 'opened_on' },
  rows: `SELECT d.id, '/duties/' || d.id AS page, d.union_id, d.opened_on AS day, d.member_id AS person_id,
      coalesce(h.home_id, d.member_id) AS household_id, NULL::text AS person_name, d.occasion AS key,
      d.occasion_name AS label, d.occasion_name AS what, NULL::bigint AS cash_fen, NULL::bigint AS goods_fen,
      d.status, d.deadline_on, f.first_on, t.stars
    FROM visits.visit_duty d
    LEFT JOIN home h ON h.member_id = d.member_id
    LEFT JOIN visits.rating t ON t.tenant_id = $1 AND t.duty_id = d.id
    LEFT JOIN LATERAL (SELECT min(v.visited_on) AS first_on FROM visits.visit v
      WHERE v.tenant_id = $1 AND v.duty_id = d.id AND v.status = 'logged' AND v.outcome IN ('met','proxy')) f ON TRUE
    WHERE d.tenant_id = $1 AND d.union_id IN (SELECT id FROM below) AND d.opened_on BETWEEN $3::date AND $4::date
      AND d.status <> 'cancelled'`,
  figures: [
    f.rows('cases', {
      ...{
        code: 'duties.opened',
        name: '开出的必访任务',
        sentence: '本期报告后开出的必访任务，撤销的不算',
        byKey: true,
      },
    }),
    f.rows('cases', {
      ...{
        code: 'duties.in-time',
        partOf: 'duties.opened',
        name: '按期走访',
        sentence: '在限期当天或以前见到人的必访任务',
        byKey: true,
      },
      only: 'r.first_on <= r.deadline_on',
    }),
    f.rows('cases', {
      ...{
        code: 'duties.late',
        partOf: 'duties.opened',
        name: '超期走访',
        sentence: '过了限期才见到人的必访任务',
        byKey: true,
      },
      only: 'r.first_on > r.deadline_on',
    }),
    f.rows('cases', {
      ...{
        code: 'duties.unvisited',
        partOf: 'duties.opened',
        name: '没有走访',
        sentence: '到现在还没有见到人的必访任务，不含批准不走访的',
        byKey: true,
      },
      only: `r.first_on IS NULL AND r.status <> 'excused'`,
    }),
    f.rows('cases', {
      ...{
        code: 'duties.excused',
        partOf: 'duties.opened',
        name: '批准不走访',
        sentence: '经批准不走访的必访任务',
        byKey: true,
      },
      only: `r.first_on IS NULL AND r.status = 'excused'`,
    }),
    f.rows('cases', {
      ...{ code: 'duties.closed', name: '已办结', sentence: '本期开出、现在已经办结的必访任务' },
      only: `r.status IN ('closed','excused')`,
    }),
    f.rows('person-times', {
      ...{ code: 'duties.rated', name: '会员评价', sentence: '会员对必访给出评价的次数' },
      only: 'r.stars IS NOT NULL',
    }),
    f.rows('person-times', {
      ...{ code: 'duties.satisfied', name: '满意', sentence: '会员评价为四星或五星的次数' },
      only: 'r.stars >= 4',
    }),
  ],
};
