import type { FigureDefinition, LedgerDefinition } from '../../domain/figure';
import { figuresOf } from './ledger';

const MUST = `r.kind = 'must-visit' AND r.occasion_group = 'must-visit'`;
const ROUND = `r.kind = 'round'`;
// An occasion that no catalogue knows has no group.
const TALK = `(r.kind = 'talk' OR coalesce(r.occasion_group, '') = 'talk')`;
const OTHER = `(${MUST}) IS NOT TRUE AND NOT (${ROUND}) AND NOT (${TALK})`;

type Group = 'visits' | 'must-visits' | 'rounds';

/** 户, 人, 人次, cash and goods of one kind of visit. */
function five(code: string, group: Group, what: string, only: string, byKey: boolean): FigureDefinition[] {
  const f = figuresOf('visits', group);
  const short = code === 'other-visits' ? '其他' : '';
  const has = (measure: string) => ({
    ...{ only, byKey, code: `${code}.${measure}` },
    ...(code !== 'visits' && { partOf: `visits.${measure}` }),
  });
  return [
    f.households({
      ...has('households'),
      name: `${short}户数`,
      sentence: `${what}的不同家庭：同在一份困难职工档案里的人算一户，其他人各算一户`,
    }),
    f.persons({
      ...has('persons'),
      name: `${short}人数`,
      sentence: `${what}的不同的人，走访几次、几级工会走访都只算一人`,
    }),
    f.personTimes({ ...has('person-times'), name: `${short}人次`, sentence: `${what}的次数，见到本人或由人代收才算` }),
    f.yuan('cash_fen', { ...has('cash'), name: `${short}慰问金`, sentence: `${what}时送出的慰问金` }),
    f.yuan('goods_fen', { ...has('goods'), name: `${short}慰问品`, sentence: `${what}时送出的慰问品，按登记的价值` }),
  ];
}

/** Visits that met somebody. A visit that was corrected counts as it stands now; one that was voided does not count. */
export const VISITS_LEDGER: LedgerDefinition = {
  ...{ code: 'visits', name: '慰问台账', permission: 'visit:read' },
  monthly: { since: 'period', table: 'visits.visit', day: 'visited_on' },
  ...{ cash: '慰问金(元)', goods: '慰问品(元)' },
  rows: `SELECT v.id, CASE WHEN v.duty_id IS NOT NULL THEN '/duties/' || v.duty_id
        WHEN v.round_id IS NOT NULL THEN '/rounds/' || v.round_id ELSE '/members/' || v.member_id END AS page, v.union_id, v.visited_on AS day, v.member_id AS person_id,
      coalesce(h.home_id, v.member_id) AS household_id, NULL::text AS person_name, v.kind,
      o.occasion_group, CASE v.kind WHEN 'round' THEN n.name WHEN 'talk' THEN v.talk_topic ELSE d.occasion END AS key,
      CASE v.kind WHEN 'round' THEN n.name WHEN 'talk' THEN '谈心' ELSE coalesce(d.occasion_name, '其他走访') END
        AS label,
      coalesce(n.name, d.occasion_name, CASE v.kind WHEN 'talk' THEN '谈心' ELSE '走访' END) AS what,
      CASE WHEN 'cash' = ANY (v.unknown_figures) THEN NULL ELSE v.cash_fen END AS cash_fen,
      CASE WHEN 'goods' = ANY (v.unknown_figures) THEN NULL ELSE v.goods_fen END AS goods_fen
    FROM visits.visit v
    LEFT JOIN home h ON h.member_id = v.member_id
    LEFT JOIN visits.visit_duty d ON d.tenant_id = $1 AND d.id = v.duty_id
    LEFT JOIN rounds.round n ON n.tenant_id = $1 AND n.id = v.round_id
    LEFT JOIN occasion_groups o ON o.code = d.occasion
    WHERE v.tenant_id = $1 AND v.union_id IN (SELECT id FROM below) AND v.visited_on BETWEEN $3::date AND $4::date
      AND v.status = 'logged' AND v.outcome IN ('met','proxy')`,
  figures: [
    ...five('visits', 'visits', '走访慰问', 'TRUE', false),
    ...five('must-visits', 'must-visits', '五必访走访', MUST, true),
    ...five('rounds', 'rounds', '慰问活动走访', ROUND, true),
    ...five('other-visits', 'visits', '其他走访', OTHER, true),
    figuresOf('visits', 'visits').personTimes({
      ...{ code: 'talks.person-times', name: '谈心人次', sentence: '五必谈的谈心次数', only: TALK },
      partOf: 'visits.person-times',
    }),
  ],
};
