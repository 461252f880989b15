import type { CivilDate, UnionId } from '@app/kernel';
import { addDays, addMonths, civilDate } from '@app/kernel';
import type { ReadTx, Tx } from '@app/persistence';
import type { LedgerDefinition } from '../domain/figure';
import { sumsOf } from '../domain/figure-cells';
import { BARE_PRELUDE, cellsSql, type LedgerMonth } from './cells.query';

const CELL = 'union_id, month, key, mask, label, rows, sums, filled, persons';

const valuesOf = (tx: ReadTx, unionIds: readonly UnionId[], month: CivilDate): unknown[] => [
  ...[tx.actor.tenantId, unionIds, month, addDays(addMonths(month, 1), -1)],
];

/** Who adds up holds this row until he has done. */
export async function raiseRevision(tx: Tx): Promise<void> {
  await tx.rows(
    `INSERT INTO reporting.figure_revision AS r (tenant_id, revision) VALUES ($1, 1)
     ON CONFLICT (tenant_id) DO UPDATE SET revision = r.revision + 1`,
    [tx.actor.tenantId],
  );
}

export async function isAnyStale(tx: ReadTx): Promise<boolean> {
  const [row] = await tx.rows<{ any: boolean }>(
    `SELECT EXISTS (SELECT FROM reporting.stale_month WHERE tenant_id = $1) AS "any"`,
    [tx.actor.tenantId],
  );
  return row!.any;
}

export interface StaleBatch {
  readonly ledger: string;
  readonly month: CivilDate;
  readonly unionIds: UnionId[];
}

/**
 * Takes marks of one ledger and month off. What is committed later keeps its own mark, and what is read after this sees
 * everything that these marks spoke of.
 */
export async function takeStale(tx: Tx, unions: number): Promise<StaleBatch | undefined> {
  const [batch] = await tx.rows<StaleBatch & Record<string, unknown>>(
    `WITH picked AS MATERIALIZED (SELECT DISTINCT s.ledger, s.month, s.union_id FROM reporting.stale_month s
       JOIN (SELECT f.ledger, f.month FROM reporting.stale_month f WHERE f.tenant_id = $1
         ORDER BY f.ledger, f.month LIMIT 1) f ON f.ledger = s.ledger AND f.month = s.month
       WHERE s.tenant_id = $1 ORDER BY s.union_id LIMIT $2),
     gone AS (DELETE FROM reporting.stale_month s USING picked p WHERE s.tenant_id = $1 AND s.ledger = p.ledger
       AND s.month = p.month AND s.union_id = p.union_id)
     SELECT ledger, month, array_agg(union_id) AS "unionIds" FROM picked GROUP BY ledger, month`,
    [tx.actor.tenantId, unions],
  );
  return batch;
}

/** Adds up a ledger in some unions and one month. */
export async function foldMonth(
  tx: Tx,
  ledger: LedgerDefinition,
  unionIds: readonly UnionId[],
  month: CivilDate,
): Promise<void> {
  const values = valuesOf(tx, unionIds, month);
  await tx.rows(
    `${BARE_PRELUDE} INSERT INTO reporting.person_number (tenant_id, person_id, number)
     SELECT $1, n.person_id, l.last + row_number() OVER (ORDER BY n.person_id)
     FROM (SELECT DISTINCT r.person_id FROM (${ledger.rows}) r
       WHERE r.person_id IS NOT NULL AND r.day BETWEEN $3::date AND $4::date AND NOT EXISTS
         (SELECT FROM reporting.person_number p WHERE p.tenant_id = $1 AND p.person_id = r.person_id)) n,
       (SELECT coalesce(max(number), 0) AS last FROM reporting.person_number WHERE tenant_id = $1) l`,
    values,
  );
  await tx.rows(
    `DELETE FROM reporting.figure_month
     WHERE tenant_id = $1 AND ledger = $4 AND union_id = ANY ($2::uuid[]) AND month = $3::date`,
    [...values.slice(0, 3), ledger.code],
  );
  await tx.rows(
    `${BARE_PRELUDE} INSERT INTO reporting.figure_month (tenant_id, ledger, place, ${CELL})
     SELECT $1, $5::text, row_number() OVER (PARTITION BY c.union_id ORDER BY c.key, c.mask), ${CELL}
     FROM (${cellsSql(ledger)}) c`,
    [...values, ledger.code],
  );
}

const yearOf = (month: CivilDate): CivilDate => civilDate(`${month.slice(0, 4)}-01-01`);

/** Numbers of people, four bytes each, one after the other: each once. */
const onceEach = (persons: string): string => `coalesce((SELECT string_agg(p.person, ''::bytea ORDER BY p.person)
  FROM (SELECT DISTINCT substring(${persons} FROM g.at FOR 4) AS person
    FROM generate_series(1, length(${persons}), 4) AS g(at)) p), ''::bytea)`;

/** Twelve months of a ledger in one, by union; expects the tenant, the ledger and the year's first day. */
const yearCells = (ledger: LedgerDefinition, unions: string): string => {
  const each = (column: string): string =>
    `ARRAY[${sumsOf(ledger)
      .map((_, at) => `sum(m.${column}[${at + 1}])`)
      .join(', ')}]`;
  return `SELECT y.union_id, $3::date AS month, y.key, y.mask, y.label, y.rows, y.sums, y.filled,
      ${onceEach('y.months')} AS persons
    FROM (SELECT m.union_id, m.key, m.mask, max(m.label) AS label, sum(m.rows)::int AS rows,
        ${each('sums')}::bigint[] AS sums, ${each('filled')}::int[] AS filled,
        string_agg(m.persons, ''::bytea) AS months
      FROM reporting.figure_month m WHERE m.tenant_id = $1 AND m.ledger = $2
        AND m.month BETWEEN $3::date AND $3::date + interval '1 year -1 day' ${unions}
      GROUP BY m.union_id, m.key, m.mask) y`;
};

/** Joins the months of a year in those of the unions that have no other month waiting in it. */
export async function foldYear(
  tx: Tx,
  ledger: LedgerDefinition,
  unionIds: readonly UnionId[],
  month: CivilDate,
): Promise<void> {
  const values = [tx.actor.tenantId, ledger.code, yearOf(month), unionIds];
  await tx.rows(
    `DELETE FROM reporting.figure_year
     WHERE tenant_id = $1 AND ledger = $2 AND month = $3::date AND union_id = ANY ($4::uuid[])`,
    values,
  );
  await tx.rows(
    `INSERT INTO reporting.figure_year (tenant_id, ledger, place, ${CELL})
     SELECT $1, $2, row_number() OVER (PARTITION BY c.union_id ORDER BY c.key, c.mask), ${CELL}
     FROM (${yearCells(
       ledger,
       `AND m.union_id IN (SELECT u.id FROM unnest($4::uuid[]) AS u(id) WHERE NOT EXISTS
         (SELECT FROM reporting.stale_month s WHERE s.tenant_id = $1 AND s.ledger = $2 AND s.union_id = u.id
            AND s.month BETWEEN $3::date AND $3::date + interval '1 year -1 day'))`,
     )}) c`,
    values,
  );
}

/** Years whose cells are not those of their months, though none of them is marked; told as their first month. */
async function differingYears(tx: ReadTx, ledger: LedgerDefinition, years: readonly CivilDate[]) {
  const found: LedgerMonth[] = [];
  for (const month of years) {
    const rows = await tx.rows<{ unionId: UnionId }>(
      `WITH fresh AS MATERIALIZED (${yearCells(ledger, '')}),
       kept AS MATERIALIZED (SELECT ${CELL} FROM reporting.figure_year
         WHERE tenant_id = $1 AND ledger = $2 AND month = $3::date)
       SELECT DISTINCT d.union_id AS "unionId"
       FROM ((SELECT * FROM fresh EXCEPT SELECT * FROM kept) UNION ALL (SELECT * FROM kept EXCEPT SELECT * FROM fresh)) d
       WHERE NOT EXISTS (SELECT FROM reporting.stale_month s WHERE s.tenant_id = $1 AND s.ledger = $2
         AND s.month BETWEEN $3::date AND $3::date + interval '1 year -1 day' AND s.union_id = d.union_id) ORDER BY 1`,
      [tx.actor.tenantId, ledger.code, month],
    );
    found.push(...rows.map(({ unionId }) => ({ ledger: ledger.code, unionId, month })));
  }
  return found;
}

/** Unions and months of a ledger whose cells are not what their rows say, and that are not marked as changed. */
export async function differingMonths(tx: ReadTx, ledger: LedgerDefinition): Promise<LedgerMonth[]> {
  const months = await monthsOf(tx, ledger);
  const found: LedgerMonth[] = [];
  for (const month of months) {
    const rows = await tx.rows<{ unionId: UnionId }>(
      `${BARE_PRELUDE.replace('$2::uuid[]', `(SELECT array_agg(id) FROM organizations.trade_union WHERE tenant_id = $1)`)},
       fresh AS MATERIALIZED (SELECT ${CELL} FROM (${cellsSql(ledger)}) c),
       kept AS MATERIALIZED (SELECT ${CELL} FROM reporting.figure_month
         WHERE tenant_id = $1 AND ledger = $2 AND month = $3::date)
       SELECT DISTINCT d.union_id AS "unionId"
       FROM ((SELECT * FROM fresh EXCEPT SELECT * FROM kept) UNION ALL (SELECT * FROM kept EXCEPT SELECT * FROM fresh)) d
       WHERE NOT EXISTS (SELECT FROM reporting.stale_month s WHERE s.tenant_id = $1 AND s.ledger = $2
         AND s.month = $3::date AND s.union_id = d.union_id) ORDER BY 1`,
      valuesOf(tx, [], month).with(1, ledger.code),
    );
    found.push(...rows.map(({ unionId }) => ({ ledger: ledger.code, unionId, month })));
  }
  // A month that differs makes its year differ.
  const told = new Set(found.map(({ unionId, month }) => `${unionId} ${yearOf(month)}`));
  const years = await differingYears(tx, ledger, [...new Set(months.map(yearOf))]);
  return [...found, ...years.filter(({ unionId, month }) => !told.has(`${unionId} ${month}`))];
}

/** Months in which the ledger may have rows or cells. */
async function monthsOf(tx: ReadTx, { code, monthly }: LedgerDefinition): Promise<CivilDate[]> {
  const { table, day } = monthly!;
  const [span] = await tx.rows<{ first: CivilDate | null; last: CivilDate | null }>(
    `SELECT min(d.first) AS first, max(d.last) AS last FROM (
       SELECT date_trunc('month', min(${day}))::date AS first, max(${day}) AS last FROM ${table} WHERE tenant_id = $1
       UNION ALL SELECT min(month), max(month) FROM reporting.figure_month WHERE tenant_id = $1 AND ledger = $2) d`,
    [tx.actor.tenantId, code],
  );
  const months: CivilDate[] = [];
  for (let month = span?.first; month && month <= span!.last!; month = civilDate(addMonths(month, 1)))
    months.push(month);
  return months;
}

/** Has them counted from their rows until they are added up again. */
export async function markStale(tx: Tx, months: readonly LedgerMonth[]): Promise<void> {
  await tx.rows(
    `INSERT INTO reporting.stale_month (tenant_id, id, ledger, union_id, month)
     SELECT $1, gen_random_uuid(), m.ledger, m.union_id, m.month
     FROM unnest($2::text[], $3::uuid[], $4::date[]) AS m(ledger, union_id, month)`,
    [
      ...[tx.actor.tenantId, months.map(({ ledger }) => ledger), months.map(({ unionId }) => unionId)],
      months.map(({ month }) => month),
    ],
  );
}
