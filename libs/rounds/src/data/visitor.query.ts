import type { Fen, PersonId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import type { Companion, RoundId } from '../domain/round';

export interface HeldGoods {
  readonly name: string;
  readonly unit: string;
  /** Planned for the people who are allotted to him. */
  readonly planned: number;
  readonly out: number;
  readonly given: number;
  readonly back: number;
  /** Still in his hands. */
  readonly held: number;
}

/** A street, or where none is known a group: whom he finds there and what he brings. */
export interface VisitorPlace {
  readonly name: string;
  readonly persons: number;
  readonly open: number;
  readonly cashFen: Fen;
  readonly goods: readonly { readonly name: string; readonly unit: string; readonly quantity: number }[];
}

export interface VisitorLine {
  readonly personId: PersonId;
  readonly name: string;
  readonly rank: string;
  readonly companions: readonly Companion[];
  readonly allotted: number;
  readonly visited: number;
  readonly open: number;
  readonly absent: number;
  /** In fen: cash for the people allotted to him, handed to him, given by him, brought back, still in his hands. */
  readonly plannedCashFen: Fen;
  readonly outCashFen: Fen;
  readonly givenCashFen: Fen;
  readonly backCashFen: Fen;
  readonly heldCashFen: Fen;
  readonly goods: readonly HeldGoods[];
  /** In the order of his way. */
  readonly places: readonly VisitorPlace[];
}

interface CountRow {
  readonly personId: PersonId;
  readonly name: string;
  readonly rank: string;
  readonly companions: Companion[];
  readonly allotted: number;
  readonly visited: number;
  readonly open: number;
  readonly absent: number;
  readonly planned: string;
  readonly given: string;
  readonly out: string;
  readonly back: string;
  readonly places: (Omit<VisitorPlace, 'cashFen'> & { readonly cash: string })[];
}

interface GoodsRow {
  readonly personId: PersonId;
  readonly name: string;
  readonly unit: string;
  readonly planned: number;
  readonly out: number;
  readonly given: number;
  readonly back: number;
}

/** Who goes, with his people and with what he holds. Cash counts only where it is handed over, not where it is transferred. */
export async function visitorLines(tx: ReadTx, roundId: RoundId): Promise<VisitorLine[]> {
  const values = [tx.actor.tenantId, roundId];
  const rows = await tx.rows<CountRow & Record<string, unknown>>(COUNTS, values, 'round-visitor-counts');
  const goods = await tx.rows<GoodsRow & Record<string, unknown>>(GOODS, values, 'round-visitor-goods');
  return rows.map(({ planned, given, out, back, places, ...row }) => ({
    ...row,
    places: places.map(({ cash, ...place }) => ({ ...place, cashFen: BigInt(cash) })),
    plannedCashFen: BigInt(planned),
    outCashFen: BigInt(out),
    givenCashFen: BigInt(given),
    backCashFen: BigInt(back),
    heldCashFen: BigInt(out) - BigInt(given) - BigInt(back),
    goods: goods
      .filter((each) => each.personId === row.personId)
      .map(({ personId: _personId, ...each }) => ({ ...each, held: each.out - each.given - each.back })),
  }));
}

const PLACES = `entry AS (
    SELECT x.visitor_id, coalesce(x.street, concat_ws(' ', u.name, x.group_name)) AS name, x.id, x.status, x.goods,
      CASE WHEN r.payment_kind = 'cash' THEN x.cash_fen ELSE 0 END AS cash, coalesce(x.visit_order, x.order_no) AS way
    FROM rounds.roster_entry x
    JOIN rounds.round r ON r.tenant_id = $1 AND r.id = x.round_id
    JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = x.union_id
    WHERE x.tenant_id = $1 AND x.round_id = $2 AND x.visitor_id IS NOT NULL AND x.status <> 'removed'),
  brought AS (
    SELECT b.visitor_id, b.name, jsonb_agg(jsonb_build_object('name', b.goods, 'unit', b.unit, 'quantity', b.quantity)
      ORDER BY b.goods) AS goods
    FROM (SELECT e.visitor_id, e.name, l->>'name' AS goods, l->>'unit' AS unit, sum((l->>'quantity')::int)::int AS quantity
      FROM entry e CROSS JOIN LATERAL jsonb_array_elements(e.goods) l GROUP BY 1, 2, 3, 4) b
    GROUP BY b.visitor_id, b.name),
  place AS (
    SELECT e.visitor_id, e.name, count(*)::int AS persons,
      count(*) FILTER (WHERE e.status IN ('allotted','absent'))::int AS open, sum(e.cash)::text AS cash, min(e.way) AS way
    FROM entry e GROUP BY e.visitor_id, e.name),
  places AS (
    SELECT p.visitor_id, jsonb_agg(jsonb_build_object('name', p.name, 'persons', p.persons, 'open', p.open,
      'cash', p.cash, 'goods', coalesce(b.goods, '[]')) ORDER BY p.way, p.name) AS places
    FROM place p LEFT JOIN brought b ON b.visitor_id = p.visitor_id AND b.name = p.name GROUP BY p.visitor_id)`;

const COUNTS = `WITH ${PLACES}
  SELECT v.person_id AS "personId", v.name, v.rank, v.companions,
    coalesce(e.allotted, 0) AS allotted, coalesce(e.visited, 0) AS visited, coalesce(e.open, 0) AS open,
    coalesce(e.absent, 0) AS absent, coalesce(e.planned, 0) AS planned, coalesce(e.given, 0) AS given,
    coalesce(h.out, 0) AS out, coalesce(h.back, 0) AS back, coalesce(w.places, '[]') AS places
  FROM rounds.round_visitor v
  JOIN rounds.round r ON r.tenant_id = $1 AND r.id = v.round_id
  LEFT JOIN LATERAL (SELECT count(*)::int AS allotted,
      count(*) FILTER (WHERE x.status IN ('visited','given-by-proxy'))::int AS visited,
      count(*) FILTER (WHERE x.status = 'allotted')::int AS open,
      count(*) FILTER (WHERE x.status = 'absent')::int AS absent,
      sum(x.cash_fen) FILTER (WHERE r.payment_kind = 'cash') AS planned,
      sum(x.given_cash_fen) FILTER (WHERE r.payment_kind = 'cash') AS given
    FROM rounds.roster_entry x
    WHERE x.tenant_id = $1 AND x.round_id = v.round_id AND x.visitor_id = v.person_id AND x.status <> 'removed') e ON TRUE
  LEFT JOIN LATERAL (SELECT sum(x.amount_fen) FILTER (WHERE x.direction = 'out') AS out,
      sum(x.amount_fen) FILTER (WHERE x.direction = 'back') AS back
    FROM rounds.handout x
    WHERE x.tenant_id = $1 AND x.round_id = v.round_id AND x.visitor_id = v.person_id AND x.kind = 'cash') h ON TRUE
  LEFT JOIN places w ON w.visitor_id = v.person_id
  WHERE v.tenant_id = $1 AND v.round_id = $2 ORDER BY v.place, v.person_id`;

const GOODS = `SELECT g.person_id AS "personId", g.name, g.unit, sum(g.planned)::int AS planned, sum(g.out)::int AS out,
    sum(g.given)::int AS given, sum(g.back)::int AS back
  FROM (
    SELECT e.visitor_id AS person_id, l->>'name' AS name, l->>'unit' AS unit, (l->>'quantity')::int AS planned, 0 AS out,
      0 AS given, 0 AS back
    FROM rounds.roster_entry e CROSS JOIN LATERAL jsonb_array_elements(e.goods) l
    WHERE e.tenant_id = $1 AND e.round_id = $2 AND e.visitor_id IS NOT NULL AND e.status <> 'removed'
    UNION ALL
    SELECT e.visitor_id, l->>'name', l->>'unit', 0, 0, (l->>'quantity')::int, 0
    FROM rounds.roster_entry e CROSS JOIN LATERAL jsonb_array_elements(e.given_goods) l
    WHERE e.tenant_id = $1 AND e.round_id = $2 AND e.visitor_id IS NOT NULL
    UNION ALL
    SELECT h.visitor_id, h.goods_name, h.unit, 0, CASE h.direction WHEN 'out' THEN h.quantity ELSE 0 END, 0,
      CASE h.direction WHEN 'back' THEN h.quantity ELSE 0 END
    FROM rounds.handout h WHERE h.tenant_id = $1 AND h.round_id = $2 AND h.kind = 'goods') g
  GROUP BY g.person_id, g.name, g.unit ORDER BY g.name`;
