import { type HeaderText, readHeaderText } from './header-text';
import { isBlankRow, type SheetRow } from './sheet-cell';
import {
  SHEET_KIND_LABELS,
  SHEET_KIND_TABLES,
  type SheetField,
  type SheetKind,
  type SheetKindTable,
  tableOf,
} from './sheet-kinds';

/** Where each field stands: 0-based columns. */
export type ColumnMap = Readonly<Record<string, number>>;

export interface ColumnMatch {
  readonly column: number;
  readonly header: string;
  readonly field: string | null;
  /** 100 the field's own title, 90 a synonym, less for a part; 0 not recognised. By hand it is 100. */
  readonly score: number;
  readonly byHand: boolean;
}

export type HeaderIssueCode =
  'header-not-found' | 'kind-unknown' | 'column-missing' | 'column-ambiguous' | 'unit-not-yuan' | 'column-out-of-sheet';

export interface HeaderIssue {
  readonly code: HeaderIssueCode;
  readonly field?: string;
  /** 0-based columns that compete for the field. */
  readonly columns?: readonly number[];
  readonly message: string;
}

export interface HeaderRecognition {
  readonly kind: SheetKind | null;
  /** As the spreadsheet program counts, from 1; 0 when no header was found. */
  readonly headerRow: number;
  readonly matches: readonly ColumnMatch[];
  readonly columns: ColumnMap;
  /** Rows can be read only when there are none. */
  readonly issues: readonly HeaderIssue[];
}

/** What the user says himself; it goes before what was recognised. `null` takes a column away from a field. */
export interface HandMapping {
  readonly kind?: SheetKind;
  readonly headerRow?: number;
  readonly columns?: Readonly<Record<string, number | null>>;
  /** Whom a row means, by its number among the records: the id of a person of the register, or `outside`. */
  readonly people?: Readonly<Record<string, string>>;
}

interface Candidate {
  readonly table: SheetKindTable;
  readonly headerRow: number;
  readonly headers: readonly HeaderText[];
  readonly texts: readonly string[];
  readonly scores: readonly (readonly number[])[];
  readonly total: number;
  /** Share of the groups of columns without which the kind cannot be read. */
  readonly complete: number;
  /** Share of the named columns that belong to the kind; one that is only like a field counts for less. */
  readonly share: number;
}

/** Rows above the header: titles, the union's name, notes how to fill in. */
export const HEADER_SEARCH_ROWS = 30;
const TITLE = 100;
const SYNONYM = 90;
const PART_OF_TWO = 85;
const CONTAINS = 50;
const LEAST_FIELDS = 2;
/** Below this share a sheet is of another kind that happens to have a name and an ID column too. */
const LEAST_SHARE = 0.5;

/**
 * Finds the header among the first rows of a sheet and tells which column is which field.
 * @param rows the sheet's first rows in order, `HEADER_SEARCH_ROWS` are enough
 */
export function recognizeHeader(rows: readonly SheetRow[], hand: HandMapping = {}): HeaderRecognition {
  const searched = rows.slice(0, HEADER_SEARCH_ROWS).filter((row) => !isBlankRow(row));
  const tables = hand.kind ? [tableOf(hand.kind)] : SHEET_KIND_TABLES;
  const candidates = tables.flatMap((table) => candidatesIn(searched, table, hand));
  const best = candidates.reduce<Candidate | undefined>((a, b) => (a && !isBetter(b, a) ? a : b), undefined);
  if (!best) return notFound(hand);
  const known = Boolean(hand.kind) || best.share >= LEAST_SHARE;
  return known ? mapColumns(best, hand) : unknownKind(best);
}

function candidatesIn(rows: readonly SheetRow[], table: SheetKindTable, hand: HandMapping): Candidate[] {
  return rows.flatMap((row, index) => {
    if (hand.headerRow !== undefined && row.rowNumber !== hand.headerRow) return [];
    const candidate = candidateOf(row, rows[index - 1], table);
    const recognised = candidate.scores.filter((scores) => Math.max(...scores) > 0).length;
    return recognised >= LEAST_FIELDS || hand.headerRow !== undefined ? [candidate] : [];
  });
}

function candidateOf(row: SheetRow, above: SheetRow | undefined, table: SheetKindTable): Candidate {
  const texts = headerTexts(row, above);
  const headers = texts.map(readHeaderText);
  const scores = headers.map((header) => table.fields.map((field) => scoreOf(header, field)));
  const best = table.fields.map((_, field) => Math.max(0, ...scores.map((ofColumn) => ofColumn[field]!)));
  const named = headers.filter((header) => header.key !== '').length;
  const recognised = scores.reduce((sum, ofColumn) => sum + Math.max(...ofColumn), 0) / TITLE;
  const required = new Set(
    table.fields.flatMap((field, i) => (field.required && best[i]! > 0 ? [field.required] : [])),
  );
  const total = best.reduce((sum, score) => sum + score, 0) + required.size * TITLE;
  const share = recognised / Math.max(named, 1);
  const groups = new Set(table.fields.flatMap((field) => field.required ?? []));
  const complete = required.size / Math.max(groups.size, 1);
  return { table, headerRow: row.rowNumber, headers, texts, scores, total, share, complete };
}

/** Of merged cells only the first holds text: where a header goes over two rows, the upper one fills the gaps. */
function headerTexts(row: SheetRow, above: SheetRow | undefined): string[] {
  const adjacent = above?.rowNumber === row.rowNumber - 1 ? above : undefined;
  const filled = row.cells.filter((cell) => cell.text.trim() !== '').length;
  const aboveFilled = adjacent?.cells.filter((cell) => cell.text.trim() !== '').length ?? 0;
  const useAbove = filled >= LEAST_FIELDS && aboveFilled >= LEAST_FIELDS;
  const width = Math.max(row.cells.length, useAbove ? adjacent!.cells.length : 0);
  return Array.from({ length: width }, (_, column) => {
    const own = row.cells[column]?.text.trim() ?? '';
    return own === '' && useAbove ? (adjacent!.cells[column]?.text.trim() ?? '') : own;
  });
}

function scoreOf(header: HeaderText, field: SheetField): number {
  if (header.key === '') return 0;
  if (header.key === field.title) return TITLE;
  if (field.synonyms.some((synonym) => synonym.toLowerCase() === header.key)) return SYNONYM;
  if (header.parts.some((part) => part === field.title || field.synonyms.includes(part))) return PART_OF_TWO;
  return containedScore(header.key, field);
}

/** 会员本人手机号码 holds 手机号码; the more of the header a name covers, the surer. */
function containedScore(key: string, field: SheetField): number {
  const names = [field.title, ...field.synonyms].filter((name) => name.length >= 2 && key.endsWith(name));
  const longest = Math.max(0, ...names.map((name) => name.length));
  return longest === 0 ? 0 : Math.round((CONTAINS * longest) / key.length);
}

function isBetter(candidate: Candidate, than: Candidate): boolean {
  const certain = candidate.share >= LEAST_SHARE;
  if (certain !== than.share >= LEAST_SHARE) return certain;
  const quality = candidate.total * candidate.share * candidate.complete;
  const other = than.total * than.share * than.complete;
  return quality === other ? candidate.headerRow < than.headerRow : quality > other;
}

function mapColumns(candidate: Candidate, hand: HandMapping): HeaderRecognition {
  const byHand = handColumns(candidate, hand);
  const recognised = recognisedColumns(candidate, byHand, hand);
  const columns: Record<string, number> = { ...recognised.columns, ...Object.fromEntries(byHand) };
  const issues = [
    ...outOfSheet(candidate, hand),
    ...recognised.issues,
    ...missingColumns(candidate.table, columns, recognised.issues),
    ...strangeUnits(candidate, columns),
  ];
  return {
    kind: candidate.table.kind,
    headerRow: candidate.headerRow,
    matches: matchesOf(candidate, columns, new Set(byHand.keys())),
    columns,
    issues,
  };
}

function handColumns(candidate: Candidate, hand: HandMapping): Map<string, number> {
  const fields = new Set(candidate.table.fields.map(({ field }) => field));
  return new Map(
    Object.entries(hand.columns ?? {}).flatMap(([field, column]) =>
      column !== null && fields.has(field) && isColumn(candidate, column) ? [[field, column] as const] : [],
    ),
  );
}

const isColumn = (candidate: Candidate, column: number): boolean =>
  Number.isInteger(column) && column >= 0 && column < candidate.texts.length;

/** The surest pair of field and column first; each column serves one field. */
function recognisedColumns(candidate: Candidate, byHand: ReadonlyMap<string, number>, hand: HandMapping) {
  const { table, scores } = candidate;
  const taken = new Set(byHand.values());
  const settled = new Set(Object.keys(hand.columns ?? {}));
  const columns: Record<string, number> = {};
  const issues: HeaderIssue[] = [];
  const pairs = scores
    .flatMap((ofColumn, column) => ofColumn.map((score, field) => ({ column, score, field: table.fields[field]! })))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.column - b.column);
  for (const { column, score, field } of pairs) {
    if (taken.has(column) || settled.has(field.field)) continue;
    const rivals = pairs.filter((pair) => pair.field === field && pair.score === score && !taken.has(pair.column));
    settled.add(field.field);
    for (const rival of rivals) taken.add(rival.column);
    if (rivals.length === 1) columns[field.field] = column;
    else
      issues.push(
        ambiguous(
          candidate,
          field,
          rivals.map((rival) => rival.column),
        ),
      );
  }
  return { columns, issues };
}

function ambiguous(candidate: Candidate, field: SheetField, columns: readonly number[]): HeaderIssue {
  const names = columns.map((column) => `${columnLetter(column)} 列“${candidate.texts[column]}”`).join('、');
  const message = `${names}都像是“${field.title}”，请选一列`;
  return { code: 'column-ambiguous', field: field.field, columns, message };
}

function missingColumns(table: SheetKindTable, columns: ColumnMap, issues: readonly HeaderIssue[]): HeaderIssue[] {
  const reported = new Set(issues.map((issue) => issue.field));
  const groups = new Set(table.fields.flatMap(({ required, mayLack }) => (required && !mayLack ? [required] : [])));
  return [...groups].flatMap((group): HeaderIssue[] => {
    const fields = table.fields.filter((field) => field.required === group);
    if (fields.some(({ field }) => field in columns || reported.has(field))) return [];
    const names = fields.map(({ title }) => `“${title}”`).join('或');
    return [{ code: 'column-missing', field: fields[0]!.field, message: `没有找到${names}这一列，请指定是哪一列` }];
  });
}

const YUAN_UNITS: ReadonlySet<string> = new Set(['元', '人民币', '人民币元', 'rmb', 'cny', '单位元', '']);

function strangeUnits(candidate: Candidate, columns: ColumnMap): HeaderIssue[] {
  return candidate.table.fields.flatMap(({ field, title, money }): HeaderIssue[] => {
    const column = columns[field];
    const unit = column === undefined ? null : candidate.headers[column]!.unit;
    if (!money || unit === null || YUAN_UNITS.has(unit) || !/[万千亿百角分]/.test(unit)) return [];
    return [{ code: 'unit-not-yuan', field, columns: [column!], message: `“${title}”写的是${unit}，请换算成元再上传` }];
  });
}

function outOfSheet(candidate: Candidate, hand: HandMapping): HeaderIssue[] {
  return Object.entries(hand.columns ?? {}).flatMap(([field, column]): HeaderIssue[] =>
    column === null || isColumn(candidate, column)
      ? []
      : [{ code: 'column-out-of-sheet', field, message: '指定的列不在这张表里，请重新选择' }],
  );
}

function matchesOf(candidate: Candidate, columns: ColumnMap, byHand: ReadonlySet<string>): ColumnMatch[] {
  const fields = candidate.table.fields;
  return candidate.texts.map((header, column) => {
    const index = fields.findIndex(({ field }) => columns[field] === column);
    const field = fields[index]?.field ?? null;
    const chosen = field !== null && byHand.has(field);
    return {
      column,
      header,
      field,
      score: chosen ? TITLE : field === null ? 0 : candidate.scores[column]![index]!,
      byHand: chosen,
    };
  });
}

const noColumns = { matches: [], columns: {} } as const;

function notFound(hand: HandMapping): HeaderRecognition {
  const message = '没有找到表头；请在第一行写上列名，例如“姓名”“证件号码”，或者指定表头在第几行';
  return { kind: hand.kind ?? null, headerRow: 0, ...noColumns, issues: [{ code: 'header-not-found', message }] };
}

function unknownKind(candidate: Candidate): HeaderRecognition {
  const kinds = SHEET_KIND_TABLES.map(({ kind }) => SHEET_KIND_LABELS[kind]).join('、');
  const message = `看不出这是哪一种表，请选择：${kinds}`;
  const matches = candidate.texts.map((header, column) => ({ column, header, field: null, score: 0, byHand: false }));
  return {
    kind: null,
    headerRow: candidate.headerRow,
    matches,
    columns: {},
    issues: [{ code: 'kind-unknown', message }],
  };
}

/** 27 → `AB`, as the spreadsheet program names the column. */
export function columnLetter(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnLetter(Math.floor(column / 26) - 1) + letter;
}
