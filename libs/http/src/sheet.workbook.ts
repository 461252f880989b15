import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { writeXlsx, writeXlsxStream } from 'hucre/xlsx';
import type { Sheet, SheetCellKind, SheetColumn } from './sheet';

export const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Who took it and when, for the first row. */
export interface SheetStamp {
  readonly by: string;
  readonly at: Date;
  readonly zone: string;
}

export type Cell = string | number | null;

const WIDTHS: Record<SheetCellKind, number> = { text: 16, amount: 14, count: 10, number: 16, instant: 18 };
const FORMATS: Partial<Record<SheetCellKind, string>> = { amount: '#,##0.00', count: '0' };
/** Excel allows no more in one cell. */
const LONGEST = 32_000;
const CHUNK_BYTES = 1 << 18;

/** `2026-11-21 10:23` in a zone. */
export function wallClock(zone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return parts.format(at);
}

/** Numbers of people are text, digit by digit; only amounts and counts are numbers. */
function cellOf<T>(column: SheetColumn<T>, row: T, zone: string): Cell {
  const value = column.value(row);
  if (value === null || value === '') return null;
  // A cell of a workbook is a double: a decimal of two places comes back out of it as it went in.
  if (column.kind === 'amount' || column.kind === 'count' || column.kind === 'number') return Number(value);
  if (column.kind === 'instant') return wallClock(zone, new Date(value));
  return String(value).slice(0, LONGEST);
}

export const rowOf = <T>(sheet: Sheet<T>, row: T, zone: string): Cell[] =>
  sheet.columns.map((column) => cellOf(column, row, zone));

/** Title with filters, who and when; the heads of the columns; the rows. */
export const workbookOf = <T>(sheet: Sheet<T>, rows: readonly Cell[][], stamp: SheetStamp): Readable =>
  Readable.from(written(sheet, [...headOf(sheet, stamp, `共 ${rows.length} 行`), ...rows]), { objectMode: false });

/** The same of rows that come one after another, as many as there are; how many there were stands in the last one. */
export const streamedWorkbookOf = <T>(sheet: Sheet<T>, rows: AsyncIterable<Cell[]>, stamp: SheetStamp): Readable =>
  Readable.from(written(sheet, counted(headOf(sheet, stamp, null), rows)), { objectMode: false });

async function* counted(head: readonly Cell[][], rows: AsyncIterable<Cell[]>): AsyncGenerator<Cell[]> {
  yield* head;
  let count = 0;
  for await (const row of rows) {
    count += 1;
    yield row;
  }
  yield [`共 ${count} 行`];
}

function headOf<T>(sheet: Sheet<T>, { by, at, zone }: SheetStamp, total: string | null): Cell[][] {
  const filters = sheet.filters.map(([label, words]) => `${label}：${words}`).join('；');
  const said = [sheet.title, filters && `筛选 ${filters}`, `${by} ${wallClock(zone, at)} 导出`, total];
  return [[said.filter(Boolean).join(' | ')], sheet.columns.map(({ title }) => title)];
}

/**
 * A list that somebody may print is written with its page; the library's streaming writer knows no pages, and who has
 * more rows than these reads them on the screen or by a program.
 */
const MOST_PRINTED_ROWS = 5_000;

async function* written<T>(
  sheet: Sheet<T>,
  rows: Iterable<Cell[]> | AsyncIterable<Cell[]>,
): AsyncGenerator<Uint8Array> {
  const source = (async function* () {
    yield* rows;
  })();
  const first: Cell[][] = [];
  for (let next = await source.next(); !next.done; next = await source.next()) {
    first.push(next.value);
    if (first.length > MOST_PRINTED_ROWS) {
      yield* streamed(sheet, first, source);
      return;
    }
  }
  yield* inPieces(await writeXlsx({ sheets: [{ ...pageOf(sheet), rows: first }] }));
}

async function* streamed<T>(sheet: Sheet<T>, first: Cell[][], rest: AsyncIterable<Cell[]>): AsyncGenerator<Uint8Array> {
  const all = (async function* () {
    yield* first.splice(0);
    yield* rest;
  })();
  const { name, freezePane, columns } = pageOf(sheet);
  yield* Readable.fromWeb(writeXlsxStream(all, { name, freezePane, columns }) as ReadableStream<Uint8Array>);
}

function* inPieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
}

const columnsOf = <T>(sheet: Sheet<T>) =>
  sheet.columns.map(({ kind = 'text', width = WIDTHS[kind] }) => {
    const numFmt = FORMATS[kind];
    return { width, ...(numFmt && { numFmt }) };
  });

/** Characters that stand side by side on upright A4 at a size one reads. */
const UPRIGHT_WIDTH = 90;

/** What every sheet has apart from its rows. On paper: A4, across when wide, one page wide, the heads on every page. */
function pageOf<T>(sheet: Sheet<T>) {
  const columns = columnsOf(sheet);
  const isWide = columns.reduce((sum, { width }) => sum + width, 0) > UPRIGHT_WIDTH;
  return {
    ...{ name: sheet.tab ?? sheet.title, freezePane: { rows: 2 }, columns },
    cells: new Map(columns.map((_, i) => [`1,${i}`, { style: { font: { bold: true } } }])),
    pageSetup: {
      ...({ paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '$1:$2' } as const),
      orientation: isWide ? ('landscape' as const) : ('portrait' as const),
    },
  };
}

export interface FilledSheet {
  readonly sheet: Sheet<unknown>;
  readonly rows: readonly Cell[][];
  /** There are more rows than stand here; the last line says so. */
  readonly isCut: boolean;
}

/** Several sheets in one workbook, each with its own head. Unlike a single one it stands in memory as a whole. */
export async function* severalSheetsOf(sheets: readonly FilledSheet[], stamp: SheetStamp): AsyncGenerator<Uint8Array> {
  const bytes = await writeXlsx({
    sheets: sheets.map(({ sheet, rows, isCut }) => {
      const said = isCut ? `只列出前 ${rows.length} 行` : `共 ${rows.length} 行`;
      const more = isCut ? [[`只列出前 ${rows.length} 行，请缩短期间或选一个下级工会再导出`]] : [];
      return {
        ...pageOf(sheet),
        rows: [...headOf(sheet, stamp, said), ...rows, ...more],
      };
    }),
  });
  yield* inPieces(bytes);
}

/** RFC 6266: a plain name for old clients, the whole one in UTF-8 for all others. */
export function fileNameOf(title: string, { at, zone }: SheetStamp): string {
  const name = `${title} ${wallClock(zone, at).slice(0, 10)}.xlsx`;
  return `attachment; filename="list.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
