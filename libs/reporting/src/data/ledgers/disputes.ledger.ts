import type { LedgerDefinition } from '../../domain/figure';
import { figuresOf } from './ledger';

const f = figuresOf('disputes', 'disputes');

/** The clock of mediation ran out, with what both sides added to it (domain rules §5.1, `DisputeDeadlines`). */
const OVER_TIME = `EXISTS (SELECT 1 FROM disputes.clock_deadline c WHERE c.tenant_id = d.tenant_id AND c.case_id = d.id
        AND c.clock = 'mediation' AND c.ends_on < (SELECT day FROM today))`;

/**
 * Disputes by the day of receipt, as they stand now. Behind the wall: the rows open to who oversees mediation, without
 * names; a number over few disputes is as telling as one over few people, so a dispute stands for its person here.
 */
export const DISPUTES_LEDGER: LedgerDefinition = {
  ...{ code: 'disputes', name: '劳动争议台账', permission: 'dispute:oversee', cash: '追回金额(元)', goods: null },
  rows: `SELECT d.id, '/disputes/' || d.id AS page, d.union_id, d.received_on AS day, d.id AS person_id,
      NULL::uuid AS household_id, NULL::text AS person_name, d.matter AS key,
      CASE d.matter WHEN 'wages' THEN '劳动报酬' WHEN 'overtime-pay' THEN '加班费' WHEN 'severance' THEN '经济补偿'
        WHEN 'termination' THEN '解除劳动合同' WHEN 'work-injury' THEN '工伤' WHEN 'social-insurance' THEN '社会保险'
        WHEN 'labour-relation' THEN '确认劳动关系' WHEN 'contract' THEN '劳动合同' WHEN 'working-time' THEN '工作时间和休假'
        WHEN 'training' THEN '培训' WHEN 'labour-protection' THEN '劳动保护' WHEN 'other-labour' THEN '其他劳动争议'
        ELSE '其他纠纷' END AS label,
      d.number AS what, d.recovered AS cash_fen, NULL::bigint AS goods_fen, d.workers, d.outcome, d.accepted_on,
      d.concluded_on, d.asked AS asked_fen, ${OVER_TIME} AS over_time
    FROM disputes.dispute d
    WHERE d.tenant_id = $1 AND d.union_id IN (SELECT id FROM below) AND d.received_on BETWEEN $3::date AND $4::date`,
  figures: [
    f.rows('cases', { code: 'disputes.received', name: '收到', sentence: '本期收到的劳动争议', byKey: true }),
    f.rows('cases', {
      ...{ code: 'disputes.accepted', name: '受理', sentence: '本期收到、已经受理的劳动争议' },
      only: 'r.accepted_on IS NOT NULL',
    }),
    f.rows('cases', {
      ...{ code: 'disputes.closed', name: '结案', sentence: '本期收到、调解已经有结果的劳动争议' },
      only: 'r.concluded_on IS NOT NULL',
    }),
    f.rows('cases', {
      ...{
        code: 'disputes.due',
        name: '应结案',
        sentence: '本期收到、已有结果或调解期限（含双方同意延长的）已过的劳动争议',
      },
      only: 'r.concluded_on IS NOT NULL OR r.over_time',
    }),
    f.rows('cases', {
      ...{ code: 'disputes.agreed', name: '调解成功', sentence: '本期收到、达成调解协议的劳动争议', byKey: true },
      only: `r.outcome = 'agreed'`,
    }),
    f.sum('person-times', 'workers', {
      ...{ code: 'disputes.workers', name: '涉及职工', sentence: '本期收到的劳动争议涉及的职工' },
    }),
    f.yuan('asked_fen', {
      ...{ code: 'disputes.asked', name: '请求金额', sentence: '本期收到的劳动争议里申请人请求的钱' },
    }),
    f.yuan('cash_fen', {
      ...{ code: 'disputes.recovered', name: '追回金额', sentence: '本期收到的劳动争议为职工追回的钱', byKey: true },
    }),
  ],
};
