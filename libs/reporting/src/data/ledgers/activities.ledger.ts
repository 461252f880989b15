import type { LedgerDefinition } from '../../domain/figure';
import { figuresOf } from './ledger';

const f = figuresOf('activities', 'activities', false);

/** Service events by their day; what nobody counted is unknown. */
export const ACTIVITIES_LEDGER: LedgerDefinition = {
  ...{ code: 'activities', name: '活动台账', permission: 'activity:read', cash: '费用(元)', goods: null },
  rows: `SELECT a.id, '/activities/' || a.id AS page, a.union_id, a.held_on AS day, NULL::uuid AS person_id,
      NULL::uuid AS household_id, NULL::text AS person_name, a.name AS key, a.name AS label, a.name AS what,
      a.cost_fen AS cash_fen, NULL::bigint AS goods_fen, a.person_times, a.quantity
    FROM activities.activity a
    WHERE a.tenant_id = $1 AND a.union_id IN (SELECT id FROM below) AND a.held_on BETWEEN $3::date AND $4::date
      AND a.status = 'registered'`,
  figures: [
    f.rows('events', { code: 'activities.held', name: '活动场次', sentence: '本期举办的服务活动', byKey: true }),
    f.sum('person-times', 'person_times', {
      ...{ code: 'activities.person-times', name: '服务人次', sentence: '参加服务活动的人次，没有统计的不计入' },
      byKey: true,
    }),
    f.sum('pieces', 'quantity', {
      ...{
        code: 'activities.quantity',
        name: '发放数量',
        sentence: '服务活动发放的资料、物品的数量，没有统计的不计入',
      },
      byKey: true,
    }),
    f.yuan('cash_fen', {
      ...{ code: 'activities.cost', name: '活动费用', sentence: '服务活动登记的费用，没有登记的不计入', byKey: true },
    }),
  ],
};
