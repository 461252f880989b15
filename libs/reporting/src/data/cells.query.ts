import type { CivilDate, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { conditionsOf, type FigureCell, type Home, sumsOf } from '../domain/figure-cells';
import type { LedgerDefinition } from '../domain/figure';
import { type FigureRange, OCCASION_GROUPS, PRELUDE } from './figures.query';

/** A union and month of a ledger. */
export interface LedgerMonth {
  readonly ledger: string;
  readonly unionId: UnionId;
  /** Its first day. */
  readonly month: CivilDate;
}

/** By what cells are split. */
export type CellSplit = 'month' | 'union' | 'union-month' | null;

const NOBODY = `''::bytea`;

/**
 * The cells of a ledger out of its rows, one row per union, month, key and mask. Expects `below`, `home` and
 * `occasion_groups`; households are not looked at, they hang on the day on which somebody asks.
 */
export function cellsSql(ledger: LedgerDefinition): string {
  const [conditions, sums] = [conditionsOf(ledger), sumsOf(ledger)];
  const bits = conditions.map((condition, at) => `CASE WHEN ${condition} THEN ${1 << at} ELSE 0 END`);
  const each = (sql: (column: string, at: number) => string): string => sums.map(sql).join(', ');
  return `SELECT g.union_id, g.month, g.key, g.mask, max(g.label) AS label, sum(g.rows)::int AS rows,
      ARRAY[${each((_, at) => `coalesce(sum(g.s${at}), 0)`)}]::bigint[] AS sums,
      ARRAY[${each((_, at) => `sum(g.f${at})`)}]::int[] AS filled,
      coalesce(string_agg(int4send(p.number), ${NOBODY} ORDER BY p.number), ${NOBODY}) AS persons,
      string_agg(uuid_send(g.person_id), ${NOBODY}) FILTER (WHERE p.number IS NULL) AS strangers
    FROM (SELECT r.union_id, date_trunc('month', r.day)::date AS month, r.key, ${bits.join(' | ') || '0'} AS mask,
        r.person_id, max(r.label) AS label, count(*) AS rows
        ${sums.map((column, at) => `, sum(r.${column}) AS s${at}, count(r.${column}) AS f${at}`).join('')}
      FROM (${ledger.rows}) r WHERE r.day BETWEEN $3::date AND $4::date GROUP BY 1, 2, 3, 4, 5) g
    LEFT JOIN reporting.person_number p ON p.tenant_id = $1 AND p.person_id = g.person_id
    GROUP BY 1, 2, 3, 4`;
}

const MONTH = `to_char(c.month, 'YYYY-MM')`;
const OF_UNION = `JOIN (SELECT b.id, u.id AS part, u.name FROM below b
        LEFT JOIN organizations.union_closure k ON k.tenant_id = $1 AND k.descendant_id = b.id
          AND k.ancestor_id IN (SELECT w.descendant_id FROM organizations.union_closure w
            WHERE w.tenant_id = $1 AND w.ancestor_id = $2::uuid AND w.depth = 1)
        JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = coalesce(k.ancestor_id, $2::uuid)) o
      ON o.id = c.union_id`;

const PARTS: Record<
  Exclude<CellSplit, null>,
  { readonly part: string; readonly label: string; readonly from: string }
> = {
  month: { part: MONTH, label: 'NULL::text', from: '' },
  union: { part: 'o.part::text', label: 'o.name', from: OF_UNION },
  'union-month': { part: `o.part::text || ' ' || ${MONTH}`, label: 'o.name', from: OF_UNION },
};

/** Cells `c` of one ledger, added up over unions and months. `since`: SQL of the first day of the period. */
function addedUp(ledger: LedgerDefinition, cells: string, split: CellSplit, since: string): string {
  const { part, label, from } = split ? PARTS[split] : { part: 'NULL::text', label: 'NULL::text', from: '' };
  const each = (column: string): string =>
    `ARRAY[${sumsOf(ledger)
      .map((_, at) => `sum(c.${column}[${at + 1}])::text`)
      .join(', ')}]::text[]`;
  return `SELECT '${ledger.code}' AS ledger, ${part} AS part, max(${label}) AS "partLabel", c.key, c.mask,
      c.month >= ${since} AS "inPeriod", max(c.label) AS label, sum(c.rows)::int AS rows, ${each('sums')} AS sums,
      ${each('filled')} AS filled, string_agg(c.persons, ${NOBODY}) AS persons,
      string_agg(c.strangers, ${NOBODY}) AS strangers
    FROM ${cells} c ${from} GROUP BY ${part}, c.key, c.mask, c.month >= ${since}`;
}

const STALE = `stale AS MATERIALIZED (SELECT DISTINCT s.ledger, s.union_id, s.month FROM reporting.stale_month s
    WHERE s.tenant_id = $1 AND s.month <= $4::date AND s.union_id IN (SELECT id FROM below)),
  stale_year AS MATERIALIZED (SELECT DISTINCT s.ledger, s.union_id, date_trunc('year', s.month)::date AS year
    FROM stale s)`;

const CELL_COLUMNS = 'c.union_id, c.month, c.key, c.mask, c.label, c.rows, c.sums, c.filled, c.persons';

const sinceOf = ({ monthly }: LedgerDefinition): string =>
  monthly!.since === 'period' ? 'AND c.month >= $3::date' : '';

const place = ({ code }: LedgerDefinition): string =>
  `c.tenant_id = $1 AND c.ledger = '${code}' AND c.union_id IN (SELECT id FROM below) AND c.month <= $4::date`;

const FRESH = `NOT EXISTS (SELECT FROM stale s WHERE s.ledger = c.ledger AND s.union_id = c.union_id AND s.month = c.month)`;

/** Cells of the months that are added up. */
const monthsSql = (ledger: LedgerDefinition): string => `(SELECT ${CELL_COLUMNS}, NULL::bytea AS strangers
  FROM reporting.figure_month c WHERE ${place(ledger)} ${sinceOf(ledger)} AND ${FRESH})`;

/** The same of whole years: their own cells, and of years in which something changed those of the other months. */
const yearsSql = (ledger: LedgerDefinition): string => `(SELECT ${CELL_COLUMNS}, NULL::bytea AS strangers
  FROM reporting.figure_year c WHERE ${place(ledger)} ${sinceOf(ledger)} AND NOT EXISTS
    (SELECT FROM stale_year s WHERE s.ledger = c.ledger AND s.union_id = c.union_id AND s.year = c.month)
  UNION ALL SELECT ${CELL_COLUMNS}, NULL::bytea AS strangers
  FROM stale_year y JOIN reporting.figure_month c ON c.tenant_id = $1 AND c.ledger = y.ledger
    AND c.union_id = y.union_id AND c.month BETWEEN y.year AND y.year + interval '1 year -1 day'
  WHERE ${place(ledger)} ${sinceOf(ledger)} AND ${FRESH})`;

const isWholeYears = ({ from, to }: FigureRange): boolean => from.endsWith('-01-01') && to.endsWith('-12-31');

/**
 * Changes with everything that an answer hangs on beside the rows themselves: what was added up, what changed since,
 * which unions are below, who lives together.
 */
const PRINT = `concat_ws('/',
  (SELECT revision FROM reporting.figure_revision WHERE tenant_id = $1),
  (SELECT md5(string_agg(s.id::text, '' ORDER BY s.id)) FROM reporting.stale_month s
   WHERE s.tenant_id = $1 AND s.month <= $4::date AND s.union_id IN (SELECT id FROM below)),
  (SELECT md5(string_agg(id::text, '' ORDER BY id)) FROM below),
  (SELECT md5(string_agg(h.home_id::text || h.member_id, '' ORDER BY h.member_id)) FROM home h))`;

/** What stands in no ledger: months that are not added up, and households of several members. */
const besideSql = (ledgers: readonly LedgerDefinition[]): string[] => [
  ...ledgers.map(
    (ledger) => `SELECT '#stale', c.ledger, c.month::text, c.union_id::text, 0, FALSE, NULL, 0, NULL, NULL, NULL, NULL
      FROM stale c WHERE c.ledger = '${ledger.code}' ${sinceOf(ledger)}`,
  ),
  `SELECT '#home', NULL, NULL, h.home_id::text, 0, FALSE, NULL, 0, NULL, NULL,
      string_agg(int4send(p.number), ${NOBODY}), string_agg(uuid_send(h.member_id), ${NOBODY}) FILTER (WHERE p.number IS NULL)
    FROM home h LEFT JOIN reporting.person_number p ON p.tenant_id = $1 AND p.person_id = h.member_id
    GROUP BY h.home_id HAVING count(*) > 1`,
  `SELECT '#print', ${PRINT}, NULL, NULL, 0, FALSE, NULL, 0, NULL, NULL, NULL, NULL`,
];

interface CellRow extends Omit<FigureCell, 'sums'> {
  readonly ledger: string;
  readonly sums: readonly string[] | null;
}

export interface LedgerCells {
  readonly cells: ReadonlyMap<string, readonly FigureCell[]>;
  readonly homes: readonly Home[];
  /** Of the moment in which they were read. */
  readonly fingerprint: string;
}

/**
 * Cells of ledgers that are kept by month, in a period of whole months. What changed since it was added up is counted
 * from its rows: a number is never older than the records.
 */
export async function readCells(
  tx: ReadTx,
  range: FigureRange,
  ledgers: readonly LedgerDefinition[],
  split: CellSplit = null,
): Promise<LedgerCells> {
  const kept = isWholeYears(range) && split !== 'month' && split !== 'union-month' ? yearsSql : monthsSql;
  const parts = ledgers.map((ledger) => addedUp(ledger, kept(ledger), split, '$3::date'));
  const rows = await tx.rows<CellRow & Record<string, unknown>>(
    `${PRELUDE}, ${STALE} ${[...parts, ...besideSql(ledgers)].map((sql) => `(${sql})`).join(' UNION ALL ')}`,
    [tx.actor.tenantId, range.unionId, range.from, range.to],
  );
  const stale = rows
    .filter(({ ledger }) => ledger === '#stale')
    .map((row) => ({ ledger: row.part!, month: row.partLabel as CivilDate, unionId: row.key as UnionId }));
  const fresh = stale.length > 0 ? await countedCells(tx, range, ledgers, stale, split) : [];
  const all = [...rows, ...fresh].map((row) => ({
    ...row,
    sums: (row.sums ?? []).map(BigInt),
    filled: row.filled ?? [],
  }));
  return {
    fingerprint: rows.find(({ ledger }) => ledger === '#print')?.part ?? '',
    homes: all.filter(({ ledger }) => ledger === '#home'),
    cells: new Map(ledgers.map(({ code }) => [code, all.filter(({ ledger }) => ledger === code).map(numbered)])),
  };
}

const numbered = (cell: FigureCell): FigureCell => ({ ...cell, filled: cell.filled.map(Number) });

/** Cells of these months out of their rows. */
function countedCells(
  tx: ReadTx,
  { unionId, from, to }: FigureRange,
  ledgers: readonly LedgerDefinition[],
  stale: readonly LedgerMonth[],
  split: CellSplit,
): Promise<CellRow[]> {
  const months = stale.map(({ month }) => month).sort();
  const parts = ledgers
    .filter(({ code }) => stale.some(({ ledger }) => ledger === code))
    .map((ledger) => {
      const own = `SELECT s.union_id, s.month FROM stale s WHERE s.ledger = '${ledger.code}'`;
      const cells = `(WITH below AS (SELECT DISTINCT o.union_id AS id FROM (${own}) o)
        SELECT n.* FROM (${cellsSql(ledger)}) n WHERE (n.union_id, n.month) IN (${own}))`;
      return addedUp(ledger, cells, split, '$8::date');
    });
  return tx.rows<CellRow & Record<string, unknown>>(
    `${PRELUDE}, stale AS MATERIALIZED (SELECT * FROM unnest($5::text[], $6::uuid[], $7::date[])
       AS s(ledger, union_id, month)) ${parts.map((sql) => `(${sql})`).join(' UNION ALL ')}`,
    [
      ...[tx.actor.tenantId, unionId, months[0], to, stale.map(({ ledger }) => ledger)],
      ...[stale.map((each) => each.unionId), stale.map(({ month }) => month), from],
    ],
  );
}

/** For reading rows of whole unions that are named in $2, without households. */
export const BARE_PRELUDE = `WITH span AS (SELECT $3::date AS first_on, $4::date AS last_on),
  below AS MATERIALIZED (SELECT unnest($2::uuid[]) AS id),
  home AS (SELECT NULL::uuid AS member_id, NULL::uuid AS home_id WHERE FALSE), ${OCCASION_GROUPS}`;

export async function fingerprintOf(tx: ReadTx, range: FigureRange): Promise<string> {
  const [row] = await tx.rows<{ print: string }>(`${PRELUDE} SELECT ${PRINT} AS print WHERE $3::date <= $4::date`, [
    ...[tx.actor.tenantId, range.unionId, range.from, range.to],
  ]);
  return row?.print ?? '';
}
