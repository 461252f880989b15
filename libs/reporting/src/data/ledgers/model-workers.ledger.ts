import type { LedgerDefinition } from '../../domain/figure';
import { figuresOf } from './ledger';

const LEVEL_LABEL = `CASE f.level WHEN 'national' THEN '全国' WHEN 'provincial' THEN '省部级'
        WHEN 'municipal' THEN '市级' ELSE '县级' END`;

const f = figuresOf('model-worker-files', 'model-workers');
const part = (code: string, name: string, sentence: string, status: string) =>
  f.persons({
    ...{ code: `model-workers.${code}`, name, sentence, only: `r.status = '${status}'` },
    partOf: 'model-workers.files',
  });

/** Files of model workers in the state in which they stood on the last day; voided ones are none. */
export const MODEL_WORKER_FILES_LEDGER: LedgerDefinition = {
  ...{ code: 'model-worker-files', name: '劳模档案', permission: 'model-worker:read', cash: null, goods: null },
  rows: `SELECT f.id, '/model-workers/' || f.id AS page, m.union_id, c.happened_on AS day, f.member_id AS person_id,
      coalesce(h.home_id, f.member_id) AS household_id, m.name AS person_name, f.level AS key, ${LEVEL_LABEL} AS label,
      CASE c.to_status WHEN 'active' THEN '在册' WHEN 'died' THEN '已去世' WHEN 'revoked' THEN '荣誉已撤销'
        WHEN 'abroad' THEN '出国定居' ELSE '失去联系' END AS what,
      NULL::bigint AS cash_fen, NULL::bigint AS goods_fen, c.to_status AS status
    FROM model_workers.file f
    JOIN members.member m ON m.tenant_id = $1 AND m.id = f.member_id
    JOIN LATERAL (SELECT w.to_status, w.happened_on FROM model_workers.file_change w
      WHERE w.tenant_id = $1 AND w.file_id = f.id AND w.happened_on <= $4::date
      ORDER BY w.happened_on DESC, w.id DESC LIMIT 1) c ON TRUE
    LEFT JOIN home h ON h.member_id = f.member_id
    WHERE f.tenant_id = $1 AND f.status <> 'voided' AND c.to_status <> 'voided' AND m.union_id IN (SELECT id FROM below)`,
  figures: [
    f.persons({
      ...{ code: 'model-workers.files', name: '建档劳模', sentence: '期末有劳模档案的人，不论在册与否', byKey: true },
    }),
    part('active', '在册', '期末在册的建档劳模', 'active'),
    part('abroad', '出国定居', '期末出国定居的建档劳模', 'abroad'),
    part('lost', '失去联系', '期末失去联系的建档劳模', 'lost'),
    part('died', '已去世', '期末已经去世的建档劳模', 'died'),
    part('revoked', '荣誉已撤销', '期末荣誉已撤销的建档劳模', 'revoked'),
  ],
};

const s = figuresOf('model-worker-surveys', 'model-workers');

/** Yearly surveys by the day on which they opened, as they stand now. */
export const MODEL_WORKER_SURVEYS_LEDGER: LedgerDefinition = {
  ...{ code: 'model-worker-surveys', name: '劳模年度调查', permission: 'model-worker:read', cash: null, goods: null },
  rows: `SELECT s.id, '/model-workers/' || f.id AS page, m.union_id, (s.opened_at AT TIME ZONE t.zone)::date AS day,
      f.member_id AS person_id, coalesce(h.home_id, f.member_id) AS household_id, m.name AS person_name, f.level AS key,
      ${LEVEL_LABEL} AS label, s.year || ' 年度调查' AS what, NULL::bigint AS cash_fen, NULL::bigint AS goods_fen, s.status
    FROM model_workers.survey s
    JOIN model_workers.file f ON f.tenant_id = $1 AND f.id = s.file_id
    JOIN members.member m ON m.tenant_id = $1 AND m.id = f.member_id
    JOIN platform.tenant t ON t.tenant_id = $1
    LEFT JOIN home h ON h.member_id = f.member_id
    WHERE s.tenant_id = $1 AND s.status <> 'cancelled' AND m.union_id IN (SELECT id FROM below)
      AND (s.opened_at AT TIME ZONE t.zone)::date BETWEEN $3::date AND $4::date`,
  figures: [
    s.rows('cases', {
      code: 'model-workers.surveys',
      name: '年度调查',
      sentence: '本期发出的劳模年度调查，取消的不算',
    }),
    s.rows('cases', {
      ...{ code: 'model-workers.answered', name: '调查已填', sentence: '本期发出的年度调查里，已经填了的' },
      only: `r.status IN ('answered','accepted')`,
    }),
    s.rows('cases', {
      ...{ code: 'model-workers.accepted', name: '调查已核对', sentence: '本期发出的年度调查里，填了并且核对过的' },
      only: `r.status = 'accepted'`,
    }),
  ],
};

const a = figuresOf('model-worker-aids', 'model-workers');

/** Special aid by the day of its payment; what was reversed is none. */
export const MODEL_WORKER_AIDS_LEDGER: LedgerDefinition = {
  ...{
    code: 'model-worker-aids',
    name: '劳模帮扶',
    permission: 'model-worker:read',
    cash: '帮扶金额(元)',
    goods: null,
  },
  rows: `SELECT a.id, '/model-workers/' || f.id AS page, a.union_id, a.paid_on AS day, f.member_id AS person_id,
      coalesce(h.home_id, f.member_id) AS household_id, m.name AS person_name, a.kind AS key,
      CASE a.kind WHEN 'living' THEN '生活困难补助金' WHEN 'special' THEN '特殊困难帮扶金' ELSE '慰问金' END AS label,
      a.disbursement_number AS what, a.amount AS cash_fen, NULL::bigint AS goods_fen
    FROM model_workers.special_aid a
    JOIN model_workers.file f ON f.tenant_id = $1 AND f.id = a.file_id
    JOIN members.member m ON m.tenant_id = $1 AND m.id = f.member_id
    LEFT JOIN home h ON h.member_id = f.member_id
    WHERE a.tenant_id = $1 AND a.union_id IN (SELECT id FROM below) AND a.status = 'paid'
      AND a.paid_on BETWEEN $3::date AND $4::date`,
  figures: [
    a.rows('cases', { code: 'model-workers.aids', name: '帮扶件数', sentence: '本期付款的劳模帮扶', byKey: true }),
    a.persons({
      ...{ code: 'model-workers.aided', name: '帮扶人数', sentence: '本期领到帮扶的不同劳模', byKey: true },
    }),
    a.yuan('cash_fen', {
      ...{ code: 'model-workers.aid-amount', name: '帮扶金额', sentence: '本期付给劳模的帮扶', byKey: true },
    }),
  ],
};
