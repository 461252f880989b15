import type { CivilDate, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { conditionOf, type FigureDefinition, type FigureValue, type LedgerDefinition } from '../domain/figure';
import { LEDGERS } from './ledgers';

/** A union with those below it, from a day to a day, both in it. */
export interface FigureRange {
  readonly unionId: UnionId;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** Which occasions are must-visits, as the catalogue says last. */
export const OCCASION_GROUPS = `occasion_groups AS MATERIALIZED (
    SELECT DISTINCT ON (code) code, occasion_group FROM standards.occasion WHERE tenant_id = $1
    ORDER BY code, valid_from DESC, union_id NULLS FIRST)`;

/**
 * `span` names the days, since not every ledger asks for both. `below`: the unions. `home`: the hardship file in which a
 * member stands; of several the one that was filed last until the end of the period.
 */
export const PRELUDE = `WITH span AS (SELECT $3::date AS first_on, $4::date AS last_on),
  below AS MATERIALIZED (
    SELECT c.descendant_id AS id FROM organizations.union_closure c WHERE c.tenant_id = $1 AND c.ancestor_id = $2::uuid),
  home AS MATERIALIZED (
    SELECT DISTINCT ON (p.member_id) p.member_id, f.id AS home_id
    FROM hardship.file_person p JOIN hardship.hardship_file f ON f.tenant_id = $1 AND f.id = p.file_id
    WHERE p.tenant_id = $1 AND p.member_id IS NOT NULL AND f.filed_on <= $4::date
      AND f.status NOT IN ('refused','withdrawn')
    ORDER BY p.member_id, f.filed_on DESC, f.id DESC),
  ${OCCASION_GROUPS}`;

const filtered = (aggregate: string, only: string | undefined): string =>
  only && only !== 'TRUE' ? `${aggregate} FILTER (WHERE ${only})` : aggregate;

/** A sum without rows is 0; a sum of nothing but unknown is unknown. */
function measureSql(figure: FigureDefinition): string {
  const { measure } = figure;
  const only = conditionOf(figure);
  if ('count' in measure) return filtered('count(*)', only);
  if ('distinct' in measure) return filtered(`count(DISTINCT r.${measure.distinct})`, only);
  const column = `r.${measure.sum}`;
  return `CASE WHEN ${filtered('count(*)', only)} = 0 THEN 0 ELSE ${filtered(`sum(${column})`, only)} END`;
}

const rowsSql = (figure: FigureDefinition): string => filtered('count(*)', conditionOf(figure));

function unknownSql(figure: FigureDefinition): string {
  if (!('sum' in figure.measure)) return '0';
  return `${rowsSql(figure)} - ${filtered(`count(r.${figure.measure.sum})`, conditionOf(figure))}`;
}

const peopleSql = (figure: FigureDefinition): string =>
  figure.overPeople ? filtered('count(DISTINCT r.person_id)', conditionOf(figure)) : 'NULL';

export const measuresSql = (figure: FigureDefinition) => ({
  value: measureSql(figure),
  unknown: unknownSql(figure),
  people: peopleSql(figure),
});

/** All figures of a ledger in one pass over its rows: the whole, and each key. */
function ledgerSql({ code, rows, figures }: LedgerDefinition): string {
  const list = (sql: (figure: FigureDefinition) => string): string =>
    figures.map((each) => `(${sql(each)})::text`).join(', ');
  return `SELECT '${code}' AS ledger, r.key, max(r.label) AS label, grouping(r.key) = 1 AS whole,
      ARRAY[${list(measureSql)}] AS "values", ARRAY[${list(rowsSql)}] AS rows,
      ARRAY[${list(unknownSql)}] AS unknown, ARRAY[${list(peopleSql)}] AS people
    FROM (${rows}) r GROUP BY GROUPING SETS ((), (r.key))`;
}

interface LedgerRow {
  readonly ledger: string;
  readonly key: string | null;
  readonly label: string | null;
  readonly whole: boolean;
  readonly values: readonly (string | null)[];
  readonly rows: readonly string[];
  readonly unknown: readonly string[];
  readonly people: readonly (string | null)[];
}

const countOf = (text: string | null | undefined): number | null => (text == null ? null : Number(text));

function valuesOf(row: LedgerRow, { figures }: LedgerDefinition): FigureValue[] {
  return figures.flatMap((figure, at) => {
    const value = row.values[at] ?? null;
    // A key of which a figure counts no row is no line of it.
    if (!row.whole && (!figure.byKey || row.key === null || row.rows[at] === '0')) return [];
    const { key, label } = row.whole ? { key: null, label: null } : row;
    return {
      ...{ code: figure.code, key, label, value: value === null ? null : BigInt(value) },
      ...{ unknown: countOf(row.unknown[at]) ?? 0, people: countOf(row.people[at]) },
    };
  });
}

/** All figures of these ledgers, or of all, in one statement. Numbers as they are: nothing is suppressed. */
export async function figureValues(
  tx: ReadTx,
  { unionId, from, to }: FigureRange,
  ledgers: readonly LedgerDefinition[] = LEDGERS,
): Promise<FigureValue[]> {
  const rows = await tx.rows<LedgerRow & Record<string, unknown>>(
    `${PRELUDE} ${ledgers.map((each) => `(${ledgerSql(each)})`).join(' UNION ALL ')}`,
    [tx.actor.tenantId, unionId, from, to],
  );
  return ledgers.flatMap((ledger) =>
    rows
      .filter((row) => row.ledger === ledger.code)
      .sort(byLabel)
      .flatMap((row) => valuesOf(row, ledger)),
  );
}

const byLabel = (a: LedgerRow, b: LedgerRow): number =>
  Number(b.whole) - Number(a.whole) || byText(a.label ?? '', b.label ?? '') || byText(a.key ?? '', b.key ?? '');

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
