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
  written(sheet, [...headOf(sheet, stamp, `共 ${rows.length} 行`), ...rows]);

/** The same of rows that come one after another, as many as there are; how many there were stands in the last one. */
export const streamedWorkbookOf = <T>(sheet: Sheet<T>, rows: AsyncIterable<Cell[]>, stamp: SheetStamp): Readable =>
  written(sheet, counted(headOf(sheet, stamp, null), rows));

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

function written<T>(sheet: Sheet<T>, rows: Iterable<Cell[]> | AsyncIterable<Cell[]>): Readable {
  const stream = writeXlsxStream(rows, {
    name: sheet.tab ?? sheet.title,
    freezePane: { rows: 2 },
    columns: columnsOf(sheet),
  });
  return Readable.fromWeb(stream as ReadableStream<Uint8Array>);
}

const columnsOf = <T>(sheet: Sheet<T>) =>
  sheet.columns.map(({ kind = 'text', width = WIDTHS[kind] }) => {
    const numFmt = FORMATS[kind];
    return { width, ...(numFmt && { numFmt }) };
  });

/** On paper: across, as wide as the page, with the heads on every page. */
const PRINTED = {
  ...({ paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const),
  printTitlesRow: '$1:$2',
};

const boldHeads = <T>({ columns }: Sheet<T>) =>
  new Map(columns.map((_, i) => [`1,${i}`, { style: { font: { bold: true } } }]));

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
        ...{ name: sheet.tab ?? sheet.title, freezePane: { rows: 2 }, columns: columnsOf(sheet) },
        ...{ pageSetup: PRINTED, cells: boldHeads(sheet) },
        rows: [...headOf(sheet, stamp, said), ...rows, ...more],
      };
    }),
  });
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
}

/** RFC 6266: a plain name for old clients, the whole one in UTF-8 for all others. */
export function fileNameOf(title: string, { at, zone }: SheetStamp): string {
  const name = `${title} ${wallClock(zone, at).slice(0, 10)}.xlsx`;
  return `attachment; filename="list.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
