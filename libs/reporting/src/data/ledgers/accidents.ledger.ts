import type { LedgerDefinition } from '../../domain/figure';
import { figuresOf } from './ledger';

const f = figuresOf('accidents', 'accidents');

/** Of one accident: how many were killed (or are missing) and injured, and their compensation. */
const PERSONS = `SELECT count(*) FILTER (WHERE p.harm IN ('dead','missing'))::int AS dead,
    count(*) FILTER (WHERE p.harm = 'severe')::int AS severe, count(*) FILTER (WHERE p.harm = 'light')::int AS light,
    count(*) FILTER (WHERE p.recognition = 'recognised')::int AS recognised,
    coalesce(sum(p.asked_fen), 0)::bigint AS asked_fen, coalesce(sum(p.agreed_fen), 0)::bigint AS agreed_fen,
    coalesce(sum(p.paid_fen), 0)::bigint AS paid_fen
  FROM disputes.accident_person p WHERE p.tenant_id = a.tenant_id AND p.accident_id = a.id AND p.removed_on IS NULL`;

/**
 * Accidents at work by the day on which the union learnt of them, as they stand now. Behind the wall: the rows open to who
 * oversees investigations, without names; a number over few accidents is as telling as one over few people, so an accident
 * stands for its person here; a sum counts only those accidents in which there is something to add.
 */
export const ACCIDENTS_LEDGER: LedgerDefinition = {
  ...{ code: 'accidents', name: '事故调查台账', permission: 'accident:oversee', cash: '已赔付（元）', goods: null },
  rows: `SELECT a.id, '/accidents/' || a.id AS page, a.union_id, a.reported_on AS day, a.id AS person_id,
      NULL::uuid AS household_id, NULL::text AS person_name, a.kind AS key,
      CASE a.kind WHEN 'struck' THEN '物体打击' WHEN 'machinery' THEN '机械伤害' WHEN 'vehicle' THEN '车辆伤害'
        WHEN 'fall' THEN '高处坠落' WHEN 'electric' THEN '触电' WHEN 'fire' THEN '火灾爆炸' WHEN 'poisoning' THEN '中毒窒息'
        WHEN 'collapse' THEN '坍塌' WHEN 'commuting' THEN '上下班途中' WHEN 'occupational-disease' THEN '职业病危害'
        ELSE '其他伤害' END AS label,
      a.number AS what, h.paid_fen AS cash_fen, NULL::bigint AS goods_fen, a.joined_on, a.opinion_on, a.decided_on,
      a.declined_on, h.dead, h.severe, h.light, h.dead + h.severe + h.light AS people, h.recognised, h.asked_fen,
      h.agreed_fen, h.paid_fen
    FROM disputes.accident a CROSS JOIN LATERAL (${PERSONS}) h
    WHERE a.tenant_id = $1 AND a.union_id IN (SELECT id FROM below) AND a.reported_on BETWEEN $3::date AND $4::date`,
  figures: [
    f.rows('cases', {
      code: 'accidents.reported',
      name: '接报',
      sentence: '本期接报的工伤、生产安全事故',
      byKey: true,
    }),
    f.rows('cases', {
      ...{ code: 'accidents.joined', name: '参加调查', sentence: '本期接报、工会参加了调查的事故' },
      only: 'r.joined_on IS NOT NULL',
    }),
    f.rows('cases', {
      ...{ code: 'accidents.opinions', name: '提出处理意见', sentence: '本期接报、工会提出了处理意见的事故' },
      only: 'r.opinion_on IS NOT NULL',
    }),
    f.rows('cases', {
      ...{ code: 'accidents.decided', name: '已作出处理', sentence: '本期接报、已经作出处理的事故' },
      only: 'r.decided_on IS NOT NULL',
    }),
    f.sum('person-times', 'people', {
      ...{ code: 'accidents.people', name: '伤亡', sentence: '本期接报的事故里死亡、失踪、重伤和轻伤的人，每起分别计' },
    }),
    f.sum('person-times', 'dead', {
      only: 'r.dead > 0',
      ...{
        code: 'accidents.dead',
        name: '死亡和失踪',
        sentence: '本期接报的事故里死亡和失踪的人',
        partOf: 'accidents.people',
      },
    }),
    f.sum('person-times', 'severe', {
      only: 'r.severe > 0',
      ...{ code: 'accidents.severe', name: '重伤', sentence: '本期接报的事故里重伤的人', partOf: 'accidents.people' },
    }),
    f.sum('person-times', 'light', {
      only: 'r.light > 0',
      ...{ code: 'accidents.light', name: '轻伤', sentence: '本期接报的事故里轻伤的人', partOf: 'accidents.people' },
    }),
    f.sum('person-times', 'recognised', {
      only: 'r.recognised > 0',
      ...{ code: 'accidents.recognised', name: '认定工伤', sentence: '本期接报的事故里已认定为工伤的人' },
    }),
    f.yuan('asked_fen', {
      only: 'r.asked_fen > 0',
      ...{ code: 'accidents.asked', name: '提出的赔偿', sentence: '本期接报的事故里伤亡人员提出的赔偿' },
    }),
    f.yuan('agreed_fen', {
      only: 'r.agreed_fen > 0',
      ...{ code: 'accidents.agreed', name: '谈定的赔偿', sentence: '本期接报的事故里谈定的赔偿' },
    }),
    f.yuan('paid_fen', {
      only: 'r.paid_fen > 0',
      ...{ code: 'accidents.paid', name: '已赔付', sentence: '本期接报的事故里到现在已经赔付的钱' },
    }),
  ],
};
