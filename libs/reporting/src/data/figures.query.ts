import { type CivilDate, groupsOf, type UnionId } from '@app/kernel';
import { federationDay, type ReadTx } from '@app/persistence';
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

/** `today`: the day that it is for the federation, for ledgers that are read as they stand now. */
export const todaySql = (now: Date, values: unknown[]): string =>
  `today AS (SELECT ${federationDay(`$${values.push(now)}::timestamptz`)} AS day)`;

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

/** The union directly below `$2` to which a row `s` belongs, or `$2` itself. */
export const UNION_BELOW = `LEFT JOIN organizations.union_closure c ON c.tenant_id = $1 AND c.descendant_id = s.union_id
      AND c.ancestor_id IN (SELECT w.descendant_id FROM organizations.union_closure w
        WHERE w.tenant_id = $1 AND w.ancestor_id = $2::uuid AND w.depth = 1)`;

/** All figures of a ledger in one pass over its rows: the whole, and each key; with `byUnion` of each union below. */
function ledgerSql({ code, rows, figures }: LedgerDefinition, byUnion = false): string {
  const list = (sql: (figure: FigureDefinition) => string): string =>
    figures.map((each) => `(${sql(each)})::text`).join(', ');
  const from = byUnion
    ? `(SELECT s.*, coalesce(c.ancestor_id, $2::uuid)::text AS part FROM (${rows}) s ${UNION_BELOW})`
    : `(${rows})`;
  const [part, sets] = byUnion ? ['r.part', '(r.part), (r.part, r.key)'] : ['NULL::text', '(), (r.key)'];
  return `SELECT '${code}' AS ledger, ${part} AS part, r.key, max(r.label) AS label, grouping(r.key) = 1 AS whole,
      ARRAY[${list(measureSql)}] AS "values", ARRAY[${list(rowsSql)}] AS rows,
      ARRAY[${list(unknownSql)}] AS unknown, ARRAY[${list(peopleSql)}] AS people
    FROM ${from} r GROUP BY GROUPING SETS (${sets})`;
}

interface LedgerRow {
  readonly ledger: string;
  readonly part: string | null;
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
  range: FigureRange,
  ledgers: readonly LedgerDefinition[] = LEDGERS,
): Promise<FigureValue[]> {
  return valuesOfRows(await ledgerRows(tx, range, ledgers, false), ledgers);
}

/** The same of each union directly below, and of what is the union's own, by their ids. */
export async function figureValuesBelow(
  tx: ReadTx,
  range: FigureRange,
  ledgers: readonly LedgerDefinition[],
): Promise<Map<string, FigureValue[]>> {
  const rows = await ledgerRows(tx, range, ledgers, true);
  return new Map(groupsOf(rows, ({ part }) => part!).map((own) => [own[0]!.part!, valuesOfRows(own, ledgers)]));
}

function ledgerRows(
  tx: ReadTx,
  { unionId, from, to }: FigureRange,
  ledgers: readonly LedgerDefinition[],
  byUnion: boolean,
): Promise<LedgerRow[]> {
  const statements = ledgers.map((each) => `(${ledgerSql(each, byUnion)})`);
  const values: unknown[] = [tx.actor.tenantId, unionId, from, to];
  const prelude = `${PRELUDE}, ${todaySql(tx.now, values)}`;
  return tx.rows<LedgerRow & Record<string, unknown>>(`${prelude} ${statements.join(' UNION ALL ')}`, values);
}

const valuesOfRows = (rows: readonly LedgerRow[], ledgers: readonly LedgerDefinition[]): FigureValue[] =>
  ledgers.flatMap((ledger) =>
    rows
      .filter((row) => row.ledger === ledger.code)
      .sort(byLabel)
      .flatMap((row) => valuesOf(row, ledger)),
  );

const byLabel = (a: LedgerRow, b: LedgerRow): number =>
  Number(b.whole) - Number(a.whole) || byText(a.label ?? '', b.label ?? '') || byText(a.key ?? '', b.key ?? '');

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
