import type { CivilDate, Fen, MemberId, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { overManyPeople } from './many-people';
import type { AudienceRule, LeftOutKind } from '../domain/audience';
import { goodsValueFen, type RoundId, standardOf, type Standard } from '../domain/round';

/** The part of a round by which its people are found. */
export interface VerdictRound {
  readonly id: RoundId;
  readonly unionId: UnionId;
  readonly holidayCode: string | null;
  readonly holidayYear: number | null;
  readonly paymentKind: string;
  readonly perHousehold: boolean;
  readonly standard: Standard;
  readonly on: CivilDate;
}

/** A line of the audience with the people that its source names. */
export interface FoundRule {
  readonly rule: AudienceRule;
  readonly people:
    { readonly condition: (param: (value: unknown) => string) => string } | { readonly memberIds: readonly MemberId[] };
}

export interface VerdictSql {
  /** `WITH … verdict AS (…)`: one row per person who was found; `kind` null: on the roster. */
  readonly sql: string;
  readonly values: unknown[];
}

/**
 * Everybody whom the rules find, once, with what he gets or why he gets nothing. `$1` is the tenant. Set-based: a round
 * of ten thousand people is one statement.
 */
export function verdictSql(tenantId: string, round: VerdictRound, rules: readonly FoundRule[]): VerdictSql {
  const values: unknown[] = [tenantId, round.unionId];
  const param = (value: unknown): string => `$${values.push(value)}`;
  const found = rules.map((each, index) => foundSql(each, index, param)).join(' UNION ALL ');
  const standards = rules.map(({ rule }) => standardOf(rule, round.standard));
  const cash = param(standards.map((each) => each.cashFen.toString()));
  const goods = param(standards.map((each) => goodsValueFen(each.goods).toString()));
  const sql = `WITH found AS (${found}),
  amount AS (SELECT ordinality - 1 AS rule, cash_fen, goods_fen
    FROM unnest(${cash}::bigint[], ${goods}::bigint[]) WITH ORDINALITY AS a(cash_fen, goods_fen, ordinality)),
  one AS (SELECT member_id, min(rule) AS rule, count(*)::int AS rules FROM found GROUP BY member_id),
  below AS (SELECT descendant_id FROM organizations.union_closure WHERE tenant_id = $1 AND ancestor_id = $2::uuid),
  person AS (SELECT o.member_id, o.rule, o.rules, m.union_id, m.group_name, m.name, m.name_pinyin, m.status,
      m.card_mac IS NOT NULL AS has_card, h.household_id, b.descendant_id IS NOT NULL AS here, a.cash_fen, a.goods_fen
    FROM one o JOIN amount a ON a.rule = o.rule
    JOIN members.member m ON m.tenant_id = $1 AND m.id = o.member_id
    LEFT JOIN below b ON b.descendant_id = m.union_id
    LEFT JOIN members.household_person h ON h.tenant_id = $1 AND h.member_id = o.member_id AND h.removed_at IS NULL),
  elsewhere AS (${elsewhereSql(round, param)}),
  judged AS (SELECT p.*, e.round_id AS other_round_id, CASE
      WHEN p.status = 'deceased' THEN 'died'
      WHEN p.status NOT IN ('active','transferring','retained') THEN 'not-in-register'
      WHEN NOT p.here THEN 'moved'
      WHEN e.round_id IS NOT NULL THEN 'other-round'
      WHEN ${round.paymentKind === 'transfer'} AND p.cash_fen > 0 AND NOT p.has_card THEN 'no-card' END AS kind
    FROM person p LEFT JOIN elsewhere e ON e.member_id = p.member_id),
  verdict AS (SELECT j.member_id, j.rule, j.rules, j.union_id, j.group_name, j.name, j.name_pinyin, j.household_id,
      j.cash_fen, j.goods_fen, j.other_round_id, CASE
      WHEN j.kind IS NULL AND ${round.perHousehold} AND j.household_id IS NOT NULL
        AND row_number() OVER (PARTITION BY j.household_id, j.kind IS NULL ORDER BY j.rule, j.member_id) > 1
      THEN 'same-household' ELSE j.kind END AS kind
    FROM judged j)`;
  return { sql, values };
}

function foundSql({ rule, people }: FoundRule, index: number, param: (value: unknown) => string): string {
  if ('memberIds' in people && rule.code === 'list')
    return `SELECT DISTINCT l.id AS member_id, ${index} AS rule FROM unnest(${param(people.memberIds)}::uuid[]) AS l(id)`;
  const conditions = [
    'm.tenant_id = $1',
    `m.union_id IN (SELECT c.descendant_id FROM organizations.union_closure c
      WHERE c.tenant_id = $1 AND c.ancestor_id = $2::uuid)`,
    'memberIds' in people ? `m.id = ANY(${param(people.memberIds)}::uuid[])` : people.condition(param),
  ];
  if (rule.unionIds && rule.unionIds.length > 0)
    conditions.push(`m.union_id IN (SELECT c.descendant_id FROM organizations.union_closure c
      WHERE c.tenant_id = $1 AND c.ancestor_id = ANY(${param(rule.unionIds)}::uuid[]))`);
  if (rule.groups && rule.groups.length > 0) conditions.push(`m.group_name = ANY(${param(rule.groups)}::text[])`);
  return `SELECT m.id AS member_id, ${index} AS rule FROM members.member m WHERE ${conditions.join(' AND ')}`;
}

/** Who is on the roster of another round of the same holiday and year, at whatever level of the tree it is. */
function elsewhereSql(round: VerdictRound, param: (value: unknown) => string): string {
  if (round.holidayCode === null) return `SELECT NULL::uuid AS member_id, NULL::uuid AS round_id WHERE FALSE`;
  const taken = `SELECT e.member_id, e.household_id, e.round_id FROM rounds.round r
    JOIN rounds.roster_entry e ON e.tenant_id = $1 AND e.round_id = r.id
      AND e.status NOT IN ('removed','refused','moved','deceased')
    WHERE r.tenant_id = $1 AND r.holiday_code = ${param(round.holidayCode)}
      AND r.holiday_year = ${param(round.holidayYear)}::int AND r.id <> ${param(round.id)}::uuid
      AND r.status NOT IN ('draft','refused','cancelled')`;
  // Two joins and not one with OR, which could only be answered by a loop.
  const household = `UNION ALL SELECT p.member_id, t.round_id FROM person p JOIN taken t ON t.household_id = p.household_id`;
  return `WITH taken AS (${taken})
    SELECT DISTINCT ON (x.member_id) x.member_id, x.round_id
    FROM (SELECT p.member_id, t.round_id FROM person p JOIN taken t ON t.member_id = p.member_id
      ${round.perHousehold ? household : ''}) x
    ORDER BY x.member_id, x.round_id`;
}

export interface PreviewCounts {
  readonly found: number;
  readonly persons: number;
  readonly households: number;
  readonly cashFen: Fen;
  readonly goodsFen: Fen;
  readonly severalRules: number;
  readonly leftOut: Readonly<Partial<Record<LeftOutKind, number>>>;
  /** Persons on the roster by line of the audience. */
  readonly byRule: readonly { readonly rule: number; readonly persons: number }[];
}

const HOUSEHOLD = 'coalesce(v.household_id, v.member_id)';

type CountsRow = Record<'found' | 'persons' | 'households' | 'several', number> & {
  readonly cash: string;
  readonly goods: string;
  readonly left_out: PreviewCounts['leftOut'];
  readonly by_rule: PreviewCounts['byRule'];
};

export async function previewCounts(tx: ReadTx, verdict: VerdictSql): Promise<PreviewCounts> {
  const [row] = await overManyPeople<CountsRow>(
    tx,
    `${verdict.sql}
     SELECT count(*)::int AS found, count(*) FILTER (WHERE v.kind IS NULL)::int AS persons,
       count(DISTINCT ${HOUSEHOLD}) FILTER (WHERE v.kind IS NULL)::int AS households,
       coalesce(sum(v.cash_fen) FILTER (WHERE v.kind IS NULL), 0) AS cash,
       coalesce(sum(v.goods_fen) FILTER (WHERE v.kind IS NULL), 0) AS goods,
       count(*) FILTER (WHERE v.kind IS NULL AND v.rules > 1)::int AS several,
       (SELECT coalesce(jsonb_object_agg(k.kind, k.n), '{}') FROM
         (SELECT kind, count(*)::int AS n FROM verdict WHERE kind IS NOT NULL GROUP BY kind) k) AS left_out,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('rule', r.rule, 'persons', r.n) ORDER BY r.rule), '[]') FROM
         (SELECT rule, count(*)::int AS n FROM verdict WHERE kind IS NULL GROUP BY rule) r) AS by_rule
     FROM verdict v`,
    verdict.values,
  );
  const { found, persons, households, several, cash, goods, left_out: leftOut, by_rule: byRule } = row!;
  const money = { cashFen: BigInt(cash), goodsFen: BigInt(goods) };
  return { found, persons, households, severalRules: several, ...money, leftOut, byRule };
}

export interface PreviewPerson {
  readonly memberId: MemberId;
  readonly name: string;
  readonly namePinyin: string;
  readonly unionName: string;
  readonly groupName: string | null;
  readonly rule: number;
  readonly kind: LeftOutKind | null;
  readonly cashFen: string;
  readonly goodsFen: string;
  readonly otherRoundNumber: string | null;
  readonly otherRoundName: string | null;
}

/** By name; `kinds` null: who is on the roster. One row more than `limit` when there is a next page. */
export function previewPeople(
  tx: ReadTx,
  verdict: VerdictSql,
  kinds: readonly LeftOutKind[] | null,
  after: readonly (string | null)[] | null,
  limit: number,
): Promise<PreviewPerson[]> {
  const values = [...verdict.values];
  const param = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [kinds === null ? 'v.kind IS NULL' : `v.kind = ANY(${param(kinds)}::text[])`];
  if (after)
    conditions.push(`(v.name_pinyin, v.member_id) > (${param(after[0])}::text COLLATE "C", ${param(after[1])}::uuid)`);
  return overManyPeople<PreviewPerson & Record<string, unknown>>(
    tx,
    `${verdict.sql}
     SELECT v.member_id AS "memberId", v.name, v.name_pinyin AS "namePinyin", u.name AS "unionName",
       v.group_name AS "groupName", v.rule::int AS rule, v.kind, v.cash_fen AS "cashFen", v.goods_fen AS "goodsFen",
       o.number AS "otherRoundNumber", o.name AS "otherRoundName"
     FROM verdict v JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = v.union_id
     LEFT JOIN rounds.round o ON o.tenant_id = $1 AND o.id = v.other_round_id
     WHERE ${conditions.join(' AND ')} ORDER BY v.name_pinyin, v.member_id LIMIT ${Math.trunc(limit) + 1}`,
    values,
  );
}
