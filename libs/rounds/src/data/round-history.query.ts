import type { CivilDate, Fen, MemberId, UnionId } from '@app/kernel';
import { type ReadTx, sqlState, type Tx } from '@app/persistence';
import type { RosterEntryId, RoundId } from '../domain/round';
import { refuse } from '../domain/rounds.problems';
import type { StoredGoods } from './round.entity';

/** Rounds that a ledger of before brought to a union. */
export const historicRounds = (tx: ReadTx, unionId: UnionId): Promise<{ id: RoundId; name: string; year: number }[]> =>
  tx.rows(
    `SELECT id, name, extract(year FROM starts_on)::int AS year FROM rounds.round
     WHERE tenant_id = $1 AND union_id = $2 AND import_id IS NOT NULL`,
    [tx.actor.tenantId, unionId],
  );

/** Rounds on whose roster an import put somebody, or was the last to visit somebody. */
export async function roundsOfImport(tx: ReadTx, importId: string): Promise<RoundId[]> {
  const rows = await tx.rows<{ id: RoundId }>(
    `SELECT DISTINCT round_id AS id FROM visits.visit
     WHERE tenant_id = $1 AND import_id = $2 AND round_id IS NOT NULL`,
    [tx.actor.tenantId, importId],
  );
  return rows.map(({ id }) => id);
}

export interface ImportedEntry {
  readonly id: RosterEntryId;
  readonly unionId: UnionId;
  readonly memberId: MemberId;
  readonly householdId: string | null;
  readonly visitId: string;
  readonly visits: number;
  readonly visitedOn: CivilDate;
  readonly cash: Fen;
  readonly goodsValue: Fen;
  readonly goods: readonly StoredGoods[];
}

const UPSERT = `INSERT INTO rounds.roster_entry AS e (tenant_id, id, version, round_id, order_no, union_id, member_id,
    household_id, audience_code, reason, cash_fen, goods, goods_fen, status, added_later, visit_id, visit_count,
    visited_on, given_cash_fen, given_goods, given_goods_fen, import_id)
  SELECT $1::uuid, r.id, 1, $2::uuid, NULL, r.union_id, r.member_id, r.household_id, 'list', '历史台账', r.cash,
    r.goods, r.goods_value, 'visited', false, r.visit_id, r.visits, r.visited_on, r.cash, r.goods, r.goods_value, $3::uuid
  FROM jsonb_to_recordset($4::jsonb) AS r(id uuid, union_id uuid, member_id uuid, household_id uuid, visit_id uuid,
    visits int, visited_on date, cash bigint, goods_value bigint, goods jsonb)
  ON CONFLICT (tenant_id, round_id, member_id) WHERE status <> 'removed' DO UPDATE SET
    cash_fen = e.cash_fen + excluded.cash_fen, goods_fen = e.goods_fen + excluded.goods_fen,
    goods = e.goods || excluded.goods, given_cash_fen = e.given_cash_fen + excluded.cash_fen,
    given_goods_fen = e.given_goods_fen + excluded.goods_fen, given_goods = e.given_goods || excluded.goods,
    visit_count = e.visit_count + excluded.visit_count, visit_id = excluded.visit_id,
    visited_on = greatest(e.visited_on, excluded.visited_on)
  RETURNING e.id, e.member_id AS "memberId"`;

/** Puts each person on the roster once; who stands there already was visited once more. */
export async function upsertEntries(
  tx: Tx,
  importId: string,
  roundId: RoundId,
  entries: readonly ImportedEntry[],
): Promise<Map<MemberId, RosterEntryId>> {
  const rows = entries.map((entry) => ({
    ...{ id: entry.id, union_id: entry.unionId, member_id: entry.memberId, household_id: entry.householdId },
    ...{ visit_id: entry.visitId, visits: entry.visits, visited_on: entry.visitedOn, goods: entry.goods },
    ...{ cash: String(entry.cash), goods_value: String(entry.goodsValue) },
  }));
  const values = [tx.actor.tenantId, roundId, importId, JSON.stringify(rows)];
  const kept = await tx.rows<{ id: RosterEntryId; memberId: MemberId }>(UPSERT, values);
  return new Map(kept.map(({ memberId, id }) => [memberId, id]));
}

const LINE = `jsonb_build_object('persons', count(*), 'households', count(DISTINCT coalesce(e.household_id, e.member_id)),
  'cashFen', coalesce(sum(e.cash_fen), 0)::text, 'goodsFen', coalesce(sum(e.goods_fen), 0)::text)`;

/** Days, numbers on the roster and the statement follow from who stands on the roster. */
export async function refreshHistoricRounds(tx: Tx, ids: readonly RoundId[]): Promise<void> {
  const values = [tx.actor.tenantId, ids];
  await tx.rows(
    `UPDATE rounds.roster_entry e SET order_no = n.place FROM (
       SELECT x.id, row_number() OVER (PARTITION BY x.round_id ORDER BY x.order_no NULLS LAST, x.id) AS place
       FROM rounds.roster_entry x WHERE x.tenant_id = $1 AND x.round_id = ANY($2::uuid[])) n
     WHERE e.tenant_id = $1 AND e.id = n.id AND e.order_no IS DISTINCT FROM n.place`,
    values,
  );
  await tx.rows(
    `UPDATE rounds.round r SET starts_on = s.first_on, due_on = s.last_on, frozen_count = s.persons,
       frozen_total = s.persons, approved_fen = s.total, budget_fen = s.total,
       statement = r.statement || jsonb_build_object('planned', s.line, 'visited', s.line, 'given', s.line)
     FROM (SELECT e.round_id, min(v.first_on) AS first_on, max(e.visited_on) AS last_on, count(*)::int AS persons,
         sum(e.cash_fen + e.goods_fen)::bigint AS total, ${LINE} AS line
       FROM rounds.roster_entry e
       CROSS JOIN LATERAL (SELECT coalesce(min(x.visited_on), e.visited_on) AS first_on FROM visits.visit x
         WHERE x.tenant_id = $1 AND x.roster_entry_id = e.id) v
       WHERE e.tenant_id = $1 AND e.round_id = ANY($2::uuid[]) GROUP BY e.round_id) s
     WHERE r.tenant_id = $1 AND r.id = s.round_id`,
    values,
  );
}

/** Refuses `round.changed-since-import` where a later import's visits stand on the same places. */
export async function removeImportedRounds(tx: Tx, importId: string): Promise<void> {
  const values = [tx.actor.tenantId, importId];
  try {
    const left = await tx.rows<{ id: RoundId }>(
      `DELETE FROM rounds.roster_entry WHERE tenant_id = $1 AND import_id = $2 RETURNING round_id AS id`,
      values,
    );
    await tx.rows(
      `DELETE FROM rounds.round r WHERE r.tenant_id = $1 AND r.import_id = $2 AND NOT EXISTS
         (SELECT 1 FROM rounds.roster_entry e WHERE e.tenant_id = $1 AND e.round_id = r.id)`,
      values,
    );
    await refreshHistoricRounds(tx, [...new Set(left.map(({ id }) => id))]);
  } catch (error) {
    if (sqlState(error) === '23503') refuse('round.changed-since-import');
    throw error;
  }
}
