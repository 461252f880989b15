import type { LedgerDefinition } from '../../domain/figure';
import { figuresOf } from './ledger';

const f = figuresOf('donations', 'donations', false);

/** Gifts by the day on which they were given; voided ones are left out. Who did not consent is not named. */
export const DONATIONS_LEDGER: LedgerDefinition = {
  ...{ code: 'donations', name: '捐赠台账', permission: 'donation:read', cash: '金额(元)', goods: null },
  rows: `SELECT d.id, '/donations/' || d.id AS page, d.union_id, d.given_on AS day, NULL::uuid AS person_id,
      NULL::uuid AS household_id, CASE WHEN d.may_be_named THEN d.donor_name ELSE '不具名' END AS person_name,
      coalesce(d.purpose, '不限用途') AS key, coalesce(d.purpose, '不限用途') AS label, d.number AS what,
      d.amount_fen AS cash_fen, NULL::bigint AS goods_fen
    FROM donations.donation d
    WHERE d.tenant_id = $1 AND d.union_id IN (SELECT id FROM below) AND d.given_on BETWEEN $3::date AND $4::date
      AND d.status = 'registered'`,
  figures: [
    f.rows('cases', { code: 'donations.gifts', name: '捐赠笔数', sentence: '本期收到的捐赠，作废的不算', byKey: true }),
    f.yuan('cash_fen', {
      ...{ code: 'donations.amount', name: '捐赠金额', sentence: '本期收到的捐赠款，金额不清楚的不计入', byKey: true },
    }),
  ],
};
