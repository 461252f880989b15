import { formatFen, type MemberId, newId } from '@app/kernel';
import type { ReadTx, Tx } from '@app/persistence';
import { audienceWords } from '../domain/audience';
import type { RoundId } from '../domain/round';
import { audienceRule, type Round, standardOfRound, storedGoods } from './round.entity';
import { standardOf } from '../domain/round';
import { overManyPeople } from './many-people';
import type { VerdictSql } from './roster-verdict.query';

/** Rounds of one holiday and year are written one after the other, so that none takes a person of another. */
export async function lockOccasion(tx: Tx, round: Pick<Round, 'holidayCode' | 'holidayYear'>): Promise<void> {
  if (round.holidayCode === null) return;
  const key = `${tx.actor.tenantId} ${round.holidayCode} ${round.holidayYear}`;
  await tx.rows(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [key]);
}

/** Before every member. */
export const NOBODY = '00000000-0000-0000-0000-000000000000' as MemberId;

/** Member after whom the writing goes on: what was written before a crash stays. */
export async function lastWritten(tx: ReadTx, roundId: RoundId): Promise<MemberId> {
  const [row] = await tx.rows<{ id: MemberId }>(
    `SELECT member_id AS id FROM rounds.roster_entry WHERE tenant_id = $1 AND round_id = $2
     ORDER BY member_id DESC LIMIT 1`,
    [tx.actor.tenantId, roundId],
  );
  return row?.id ?? NOBODY;
}

/** Writes the next people of the verdict, by member. A city that is everybody's is no street. Returns how many. */
export async function writeEntries(
  tx: Tx,
  round: Round,
  verdict: VerdictSql,
  after: MemberId,
  limit: number,
  addedLater = false,
): Promise<number> {
  const values = [...verdict.values];
  const param = (value: unknown): string => `$${values.push(value)}`;
  const rules = round.audience.map(audienceRule);
  const ids = Array.from({ length: limit }, () => newId<'roster-entry'>(tx.now.getTime())).sort();
  const goods = rules.map((rule) => JSON.stringify(storedGoods(standardOf(rule, standardOfRound(round)).goods)));
  const rows = await overManyPeople<{ id: string }>(
    tx,
    `${verdict.sql},
     page AS (SELECT v.*, row_number() OVER (ORDER BY v.member_id) AS n FROM verdict v
       WHERE v.kind IS NULL AND v.member_id > ${param(after)}::uuid ORDER BY v.member_id LIMIT ${Math.trunc(limit)}),
     fresh AS (SELECT id, n FROM unnest(${param(ids)}::uuid[]) WITH ORDINALITY AS f(id, n)),
     line AS (SELECT goods::jsonb AS goods, reason, code, n - 1 AS rule
       FROM unnest(${param(goods)}::text[], ${param(rules.map(audienceWords))}::text[],
         ${param(rules.map((rule) => rule.code))}::text[]) WITH ORDINALITY AS l(goods, reason, code, n))
     INSERT INTO rounds.roster_entry (tenant_id, id, version, round_id, order_no, union_id, group_name, street, member_id,
       household_id, audience_code, reason, cash_fen, goods, goods_fen, status, visitor_id, visit_order, added_later,
       visit_id, visit_count, visited_on, given_cash_fen, given_goods, given_goods_fen, signature_document_id)
     SELECT $1, f.id, 1, ${param(round.id)}::uuid, NULL, p.union_id, p.group_name,
       coalesce(m.street, NULLIF(u.region, root.region)), p.member_id, p.household_id, l.code, l.reason, p.cash_fen, l.goods, p.goods_fen, 'planned', NULL, NULL, ${addedLater}, NULL, 0, NULL, 0, '[]', 0,
       NULL
     FROM page p JOIN fresh f ON f.n = p.n JOIN line l ON l.rule = p.rule
     JOIN members.member m ON m.tenant_id = $1 AND m.id = p.member_id
     JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = p.union_id
     CROSS JOIN (SELECT min(region) AS region FROM organizations.trade_union
       WHERE tenant_id = $1 AND parent_id IS NULL) root RETURNING id`,
    values,
  );
  return rows.length;
}

/** Keeps whom the rules found and the roster does not hold. */
export async function writeLeftOut(tx: Tx, roundId: RoundId, verdict: VerdictSql): Promise<void> {
  const values = [...verdict.values, roundId];
  await overManyPeople(
    tx,
    `${verdict.sql} INSERT INTO rounds.left_out (tenant_id, round_id, member_id, kind, other_round_id)
     SELECT $1, $${values.length}::uuid, v.member_id, v.kind, v.other_round_id FROM verdict v WHERE v.kind IS NOT NULL
     ON CONFLICT DO NOTHING`,
    values,
  );
}

/** Numbers who has none yet, by union, group and name, after those who have one. */
export async function numberEntries(tx: Tx, roundId: RoundId): Promise<void> {
  await overManyPeople(
    tx,
    `UPDATE rounds.roster_entry e SET order_no = o.start + o.n FROM (
       SELECT x.id, row_number() OVER (ORDER BY u.code, x.group_name NULLS LAST, m.name_pinyin, x.id) AS n,
         (SELECT coalesce(max(order_no), 0) FROM rounds.roster_entry WHERE tenant_id = $1 AND round_id = $2) AS start
       FROM rounds.roster_entry x JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = x.union_id
       JOIN members.member m ON m.tenant_id = $1 AND m.id = x.member_id
       WHERE x.tenant_id = $1 AND x.round_id = $2 AND x.order_no IS NULL) o
     WHERE e.tenant_id = $1 AND e.round_id = $2 AND e.id = o.id`,
    [tx.actor.tenantId, roundId],
  );
}

/** Gives the roster up; only before anything was decided on it. */
export async function dropRoster(tx: Tx, roundId: RoundId): Promise<void> {
  for (const table of ['roster_entry', 'left_out'])
    await tx.rows(`DELETE FROM rounds.${table} WHERE tenant_id = $1 AND round_id = $2`, [tx.actor.tenantId, roundId]);
}

export interface RosterTotals {
  readonly persons: number;
  readonly households: number;
  readonly cashFen: bigint;
  readonly goodsFen: bigint;
  /** Without a visitor. */
  readonly unallotted: number;
}

type TotalsRow = {
  readonly persons: number;
  readonly households: number;
  readonly unallotted: number;
  readonly cash: string;
  readonly goods: string;
};

/** Of who is still to get something or got it: without who was removed, refused, moved or died. */
export async function rosterTotals(tx: ReadTx, roundId: RoundId): Promise<RosterTotals> {
  const [row] = await tx.rows<TotalsRow>(
    `SELECT count(*)::int AS persons, count(DISTINCT coalesce(household_id, member_id))::int AS households,
       coalesce(sum(cash_fen), 0) AS cash, coalesce(sum(goods_fen), 0) AS goods,
       count(*) FILTER (WHERE status = 'planned')::int AS unallotted
     FROM rounds.roster_entry WHERE tenant_id = $1 AND round_id = $2
       AND status NOT IN ('removed','refused','moved','deceased')`,
    [tx.actor.tenantId, roundId],
  );
  const { persons, households, cash, goods, unallotted } = row!;
  return { persons, households, unallotted, cashFen: BigInt(cash), goodsFen: BigInt(goods) };
}

export const costWords = ({
  persons,
  cashFen,
  goodsFen,
}: Pick<RosterTotals, 'persons' | 'cashFen' | 'goodsFen'>): string =>
  `${persons} 人，${formatFen(cashFen + goodsFen)} 元`;
