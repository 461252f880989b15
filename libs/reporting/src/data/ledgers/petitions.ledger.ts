import type { LedgerDefinition } from '../../domain/figure';
import { figuresOf } from './ledger';

const f = figuresOf('petitions', 'petitions');

/**
 * Petitions by the day of receipt, as they stand now. Behind their wall: the rows open to who oversees petitions, without
 * names; a petition stands for its person here, since a number over few of them is as telling.
 */
export const PETITIONS_LEDGER: LedgerDefinition = {
  ...{ code: 'petitions', name: '信访台账', permission: 'petition:oversee', cash: null, goods: null },
  rows: `SELECT p.id, '/petitions/' || p.id AS page, p.union_id, p.received_on AS day, p.id AS person_id,
      NULL::uuid AS household_id, NULL::text AS person_name, p.kind AS key,
      CASE p.kind WHEN 'request' THEN '求决' WHEN 'complaint' THEN '检举控告' ELSE '意见建议' END AS label,
      p.number AS what, NULL::bigint AS cash_fen, NULL::bigint AS goods_fen, p.people, p.concluded_on,
      p.review_requested_on, p.recheck_requested_on, p.in_time
    FROM disputes.petition p
    WHERE p.tenant_id = $1 AND p.union_id IN (SELECT id FROM below) AND p.received_on BETWEEN $3::date AND $4::date`,
  figures: [
    f.rows('cases', { code: 'petitions.received', name: '收到', sentence: '本期收到、登记了的信访', byKey: true }),
    f.sum('person-times', 'people', {
      ...{ code: 'petitions.people', name: '涉及人次', sentence: '本期收到的信访里一起提出的人，每件分别计' },
    }),
    f.rows('cases', {
      ...{ code: 'petitions.closed', name: '办结', sentence: '本期收到、已经答复、转办、退回、撤回或不予受理的信访' },
      ...{ only: 'r.concluded_on IS NOT NULL', byKey: true },
    }),
    f.rows('cases', {
      ...{ code: 'petitions.in-time', name: '按期办结' },
      sentence:
        '本期收到、已办结的信访里，书面告知（匿名的不用）和办理都在期限内的：告知 15 天，办理 60 天加批准延长的，末日放假的顺延',
      only: 'r.in_time',
    }),
    f.rows('cases', {
      ...{ code: 'petitions.reviews', name: '请求复查', sentence: '本期收到的信访里，信访人请求过复查的' },
      only: 'r.review_requested_on IS NOT NULL',
    }),
    f.rows('cases', {
      ...{ code: 'petitions.rechecks', name: '请求复核', sentence: '本期收到的信访里，信访人请求过复核的' },
      only: 'r.recheck_requested_on IS NOT NULL',
    }),
  ],
};
