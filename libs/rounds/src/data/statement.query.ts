import type { ReadTx } from '@app/persistence';
import type { GoodsStatement, StatementLine } from '../domain/closing-statement';
import type { RoundId } from '../domain/round';

type Part = 'planned' | 'visited' | 'given' | 'returned' | 'left';

export interface StatementRows {
  readonly lines: Readonly<Record<Part, StatementLine>>;
  readonly openEntries: number;
  readonly unpaidPersons: number;
  readonly unsignedPersons: number;
}

/**
 * One row per person who was approved: what became of his cash and of his goods in the books. A person counts as left
 * while anything of his is open, else as given when anything was paid, else as returned.
 */
const PERSONS = `WITH person AS (
  SELECT e.id, coalesce(e.household_id, e.member_id) AS household, e.status, e.visit_count,
    e.signature_document_id IS NOT NULL AS signed, e.given_cash_fen + e.given_goods_fen > 0 AS got,
    coalesce(sum(d.amount) FILTER (WHERE d.payment_kind <> 'goods'), 0) AS cash,
    coalesce(sum(d.amount) FILTER (WHERE d.payment_kind = 'goods'), 0) AS goods,
    coalesce(sum(d.amount) FILTER (WHERE d.payment_kind <> 'goods' AND d.status IN ('paid','reconciled')), 0) AS cash_given,
    coalesce(sum(d.amount) FILTER (WHERE d.payment_kind = 'goods' AND d.status IN ('paid','reconciled')), 0) AS goods_given,
    coalesce(sum(d.amount) FILTER (WHERE d.payment_kind <> 'goods'
      AND d.status NOT IN ('paid','reconciled','withdrawn','refused','reversed')), 0) AS cash_left,
    coalesce(sum(d.amount) FILTER (WHERE d.payment_kind = 'goods'
      AND d.status NOT IN ('paid','reconciled','withdrawn','refused','reversed')), 0) AS goods_left,
    count(d.id) FILTER (WHERE d.status NOT IN ('paid','reconciled','withdrawn','refused','reversed')) AS open,
    count(d.id) FILTER (WHERE d.status IN ('paid','reconciled')) AS paid
  FROM rounds.roster_entry e
  LEFT JOIN LATERAL (
    SELECT DISTINCT ON (x.payment_kind) x.* FROM disbursements.disbursement x
    WHERE x.tenant_id = $1 AND x.case_type = 'round' AND x.case_id = $2 AND x.subject_id = e.id
    ORDER BY x.payment_kind, x.id DESC) d ON TRUE
  WHERE e.tenant_id = $1 AND e.round_id = $2
  GROUP BY e.id, e.household_id, e.member_id, e.status, e.visit_count, e.signature_document_id, e.given_cash_fen,
    e.given_goods_fen)`;

const part = (name: Part, where: string, cash: string, goods: string): string =>
  `'${name}', jsonb_build_object('persons', count(*) FILTER (WHERE ${where}),
    'households', count(DISTINCT household) FILTER (WHERE ${where}),
    'cash', coalesce(sum(${cash}), 0)::text,
    'goods', coalesce(sum(${goods}), 0)::text)`;

const LINES = `${PERSONS}
  SELECT jsonb_build_object(
    ${part('planned', 'cash + goods > 0', 'cash', 'goods')},
    ${part('visited', `status IN ('visited','given-by-proxy')`, `CASE WHEN status IN ('visited','given-by-proxy') THEN cash ELSE 0 END`, `CASE WHEN status IN ('visited','given-by-proxy') THEN goods ELSE 0 END`)},
    ${part('given', 'open = 0 AND paid > 0', 'cash_given', 'goods_given')},
    ${part('returned', 'cash + goods > 0 AND open = 0 AND paid = 0', 'cash - cash_given - cash_left', 'goods - goods_given - goods_left')},
    ${part('left', 'open > 0', 'cash_left', 'goods_left')}) AS lines,
    count(*) FILTER (WHERE status IN ('planned','allotted'))::int AS "openEntries",
    count(*) FILTER (WHERE status IN ('visited','given-by-proxy') AND open > 0)::int AS "unpaidPersons",
    count(*) FILTER (WHERE status IN ('visited','given-by-proxy') AND open > 0 AND got AND NOT signed)::int
      AS "unsignedPersons"
  FROM person`;

type JsonLine = {
  readonly persons: number;
  readonly households: number;
  readonly cash: string;
  readonly goods: string;
};

export async function statementRows(tx: ReadTx, roundId: RoundId): Promise<StatementRows> {
  const [row] = await tx.rows<{ lines: Record<Part, JsonLine> } & Omit<StatementRows, 'lines'>>(
    LINES,
    [tx.actor.tenantId, roundId],
    'round-statement',
  );
  const { lines, openEntries, unpaidPersons, unsignedPersons } = row!;
  const lineOf = ({ persons, households, cash, goods }: JsonLine): StatementLine => ({
    ...{ persons, households },
    ...{ cashFen: BigInt(cash), goodsFen: BigInt(goods) },
  });
  return {
    lines: {
      planned: lineOf(lines.planned),
      visited: lineOf(lines.visited),
      given: lineOf(lines.given),
      returned: lineOf(lines.returned),
      left: lineOf(lines.left),
    },
    ...{ openEntries, unpaidPersons, unsignedPersons },
  };
}

/** Goods by name, in their units: planned for who was approved, given into hands, given up, still to give. */
export async function goodsRows(tx: ReadTx, roundId: RoundId): Promise<GoodsStatement[]> {
  const rows = await tx.rows<GoodsStatement & Record<string, unknown>>(
    `SELECT l->>'name' AS name, l->>'unit' AS unit, sum((l->>'quantity')::int)::int AS planned,
       coalesce(sum((l->>'quantity')::int) FILTER (WHERE d.status IN ('paid','reconciled')), 0)::int AS given,
       coalesce(sum((l->>'quantity')::int) FILTER (WHERE d.status IN ('withdrawn','refused','reversed')), 0)::int AS returned,
       coalesce(sum((l->>'quantity')::int) FILTER (WHERE d.status NOT IN
         ('paid','reconciled','withdrawn','refused','reversed')), 0)::int AS left
     FROM rounds.roster_entry e
     JOIN LATERAL (SELECT x.status FROM disbursements.disbursement x
       WHERE x.tenant_id = $1 AND x.case_type = 'round' AND x.case_id = $2 AND x.subject_id = e.id
         AND x.payment_kind = 'goods' ORDER BY x.id DESC LIMIT 1) d ON TRUE
     CROSS JOIN LATERAL jsonb_array_elements(e.goods) l
     WHERE e.tenant_id = $1 AND e.round_id = $2 GROUP BY 1, 2 ORDER BY 1, 2`,
    [tx.actor.tenantId, roundId],
    'round-goods-statement',
  );
  return rows;
}
