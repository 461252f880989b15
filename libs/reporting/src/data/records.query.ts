import { scopeCondition } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import type { CivilDate } from '@app/kernel';
import { conditionOf, type FigureDefinition, type FigureValue, type LedgerDefinition } from '../domain/figure';
import { type FigureRange, measuresSql, PRELUDE, todaySql, UNION_BELOW } from './figures.query';

/** One row behind a number. */
export interface LedgerRecord {
  readonly id: string;
  readonly page: string | null;
  readonly day: CivilDate | null;
  readonly unionId: string;
  readonly unionName: string;
  readonly personName: string | null;
  readonly label: string | null;
  readonly what: string | null;
  readonly cashFen: string | null;
  readonly goodsFen: string | null;
  /** What pages are sorted by. */
  readonly position: string;
}

const POSITION = `coalesce(r.day::text, '') || ' ' || r.id::text`;

export interface RecordFilter extends FigureRange {
  readonly ledger: LedgerDefinition;
  /** Null: every row of the ledger. */
  readonly figure: FigureDefinition | null;
  readonly key: string | null;
}

/** The rows that a figure counts, of unions in which the reader may see them, the latest first; one more than `limit`. */
export function ledgerRecords(
  tx: ReadTx,
  { unionId, from, to, ledger, figure, key }: RecordFilter,
  after: string | null,
  limit: number,
): Promise<LedgerRecord[]> {
  const values: unknown[] = [tx.actor.tenantId, unionId, from, to];
  const only = figure ? conditionOf(figure) : ledger.listed;
  const conditions = [only ?? 'TRUE', scopeCondition(tx.actor, ledger.permission, 'r.union_id', values)];
  if (key !== null) conditions.push(`r.key = $${values.push(key)}`);
  if (after !== null) conditions.push(`${POSITION} < $${values.push(after)}`);
  return tx.rows<LedgerRecord & Record<string, unknown>>(
    `${PRELUDE}, ${todaySql(tx.now, values)} SELECT r.id::text AS id, r.page, r.day, r.union_id AS "unionId", u.name AS "unionName",
       coalesce(m.name, r.person_name) AS "personName", r.label, r.what, r.cash_fen AS "cashFen",
       r.goods_fen AS "goodsFen", ${POSITION} AS position
     FROM (${ledger.rows}) r
     JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = r.union_id
     LEFT JOIN members.member m ON m.tenant_id = $1 AND m.id = r.person_id
     WHERE ${conditions.join(' AND ')} ORDER BY ${POSITION} DESC LIMIT ${Math.trunc(limit) + 1}`,
    values,
  );
}

/** One figure, split: by month, or by the unions directly below (`own` is what the union itself has). */
export async function splitFigure(
  tx: ReadTx,
  { unionId, from, to }: FigureRange,
  ledger: LedgerDefinition,
  figure: FigureDefinition,
  by: 'month' | 'union',
): Promise<FigureValue[]> {
  const below = `${UNION_BELOW}
    LEFT JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = coalesce(c.ancestor_id, $2::uuid)`;
  const split =
    by === 'month'
      ? `to_char(s.day, 'YYYY-MM') AS part, NULL::text AS part_label`
      : `u.id::text AS part, u.name AS part_label`;
  const { value, unknown, people } = measuresSql(figure);
  const values: unknown[] = [tx.actor.tenantId, unionId, from, to];
  const rows = await tx.rows<{
    key: string;
    label: string | null;
    value: string | null;
    unknown: string;
    people: string | null;
  }>(
    `${PRELUDE}, ${todaySql(tx.now, values)} SELECT r.part AS key, max(r.part_label) AS label, (${value})::text AS value, (${unknown})::text AS unknown,
       (${people})::text AS people
     FROM (SELECT s.*, ${split} FROM (${ledger.rows}) s ${by === 'union' ? below : ''}) r
     WHERE r.part IS NOT NULL GROUP BY r.part ORDER BY r.part`,
    values,
  );
  return rows.map((row) => ({
    ...{ code: figure.code, key: row.key, label: row.label, value: row.value === null ? null : BigInt(row.value) },
    ...{ unknown: Number(row.unknown), people: row.people === null ? null : Number(row.people) },
  }));
}
