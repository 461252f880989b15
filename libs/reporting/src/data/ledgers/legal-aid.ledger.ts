import type { LedgerDefinition } from '../../domain/figure';
import { figuresOf } from './ledger';

const f = figuresOf('legal-aid', 'legal-aid');

/**
 * Legal aid by the day of receipt, as it stands now. Behind the wall: the rows open to who oversees legal aid, without
 * names; a number over few cases is as telling as one over few people, so a case stands for its person here.
 */
export const LEGAL_AID_LEDGER: LedgerDefinition = {
  ...{ code: 'legal-aid', name: '法律援助台账', permission: 'legal-aid:oversee', cash: '追回金额(元)', goods: null },
  rows: `SELECT a.id, '/legal-aid/' || a.id AS page, a.union_id, a.received_on AS day, a.id AS person_id,
      NULL::uuid AS household_id, NULL::text AS person_name, a.service AS key,
      CASE a.service WHEN 'advice' THEN '法律咨询' WHEN 'drafting' THEN '代写法律文书' WHEN 'negotiation' THEN '协商、调解代理'
        WHEN 'arbitration' THEN '仲裁代理' ELSE '诉讼代理' END AS label,
      a.number AS what, a.recovered AS cash_fen, NULL::bigint AS goods_fen, a.people, a.granted_on, a.assigned_on,
      a.refusal_ground, a.outcome, a.concluded_on
    FROM disputes.legal_aid a
    WHERE a.tenant_id = $1 AND a.union_id IN (SELECT id FROM below) AND a.received_on BETWEEN $3::date AND $4::date`,
  figures: [
    f.rows('cases', { code: 'legal-aid.received', name: '收到', sentence: '本期收到的法律援助申请', byKey: true }),
    f.rows('cases', {
      ...{ code: 'legal-aid.granted', name: '给予援助', sentence: '本期收到、已经决定给予援助的申请', byKey: true },
      only: 'r.granted_on IS NOT NULL',
    }),
    f.rows('cases', {
      ...{ code: 'legal-aid.refused', name: '不予援助', sentence: '本期收到、决定不予援助、异议后也没有改变的申请' },
      only: 'r.refusal_ground IS NOT NULL AND r.granted_on IS NULL',
    }),
    f.rows('cases', {
      ...{ code: 'legal-aid.assigned', name: '指派办理', sentence: '本期收到、已经指派了承办人的法律援助' },
      only: 'r.assigned_on IS NOT NULL',
    }),
    f.rows('cases', {
      ...{ code: 'legal-aid.closed', name: '办结', sentence: '本期收到、已经办完、终止或撤回的法律援助' },
      only: 'r.concluded_on IS NOT NULL',
    }),
    f.sum('person-times', 'people', {
      ...{ code: 'legal-aid.people', name: '涉及人次', sentence: '本期收到的申请里一起申请的人，每件分别计' },
    }),
    f.yuan('cash_fen', {
      ...{ code: 'legal-aid.recovered', name: '追回金额', sentence: '本期收到的法律援助为职工追回的钱' },
    }),
  ],
};
