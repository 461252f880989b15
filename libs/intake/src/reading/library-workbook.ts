import { inBoundedThread, ThreadFault } from '@app/documents';
import { refuseFile } from '../domain/intake.problems';
import { EMPTY_CELL, isBlankRow, numberCell, type SheetCell, type SheetRow, textCell } from '../domain/sheet-cell';
import type { ReadingLimits } from './reading-limits';
import type { OpenWorkbook } from './workbook';

type Value = string | number | boolean | { readonly day: string } | null;

/** A sheet as it comes over from the thread; of a formula only the value is known. */
interface ReadSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly (Value | { readonly formula: Value })[][];
}

/** As of .xlsx: what lies farther right is formatting or a trap. */
const MAX_COLUMNS = 500;
const MAX_CELLS = 2_000_000;

/** The library builds a file as a tree, and a cell that repeats itself a million times as a million cells. */
const READ = `
  const plain = (value) => (value instanceof Date ? { day: value.toISOString().slice(0, 10) } : (value ?? null));
  const { sheets } = await (given.format === 'ods' ? library.readOds : library.readXls)(given.bytes);
  let left = given.mostCells;
  const read = [];
  for (const { name, hidden, rows, cells } of sheets) {
    if (rows.length > given.mostRows) return null;
    const copied = [];
    for (let row = 0; row < rows.length; row++) {
      const values = Array.from((rows[row] ?? []).slice(0, given.mostColumns), plain);
      left -= values.length;
      if (left < 0) return null;
      const isFormula = (column) => cells?.get(row + ',' + column)?.formula !== undefined;
      copied.push(values.map((value, column) => (isFormula(column) ? { formula: value } : value)));
    }
    read.push({ name, hidden: Boolean(hidden), rows: copied });
  }
  return read;
`;

/** .ods and .xls hold fewer rows than .xlsx and are read whole. */
export async function openLibraryWorkbook(
  format: 'ods' | 'xls',
  bytes: Buffer,
  limits: ReadingLimits,
): Promise<OpenWorkbook> {
  const sheets = await readApart(format, bytes, limits);
  if (sheets.length === 0) refuseFile('intake.no-sheet');
  return {
    format,
    dateSystem: '1900',
    sheets: sheets.map(({ name, hidden }, index) => ({ index, name, hidden })),
    async *rows(sheetIndex) {
      yield* rowsOf(sheets[sheetIndex] ?? refuseFile('intake.no-sheet'));
    },
  };
}

async function readApart(
  format: 'ods' | 'xls',
  bytes: Buffer,
  { rows: mostRows }: ReadingLimits,
): Promise<readonly ReadSheet[]> {
  const given = { format, bytes, mostRows, mostColumns: MAX_COLUMNS, mostCells: MAX_CELLS };
  try {
    return (await inBoundedThread<readonly ReadSheet[] | null>('hucre', READ, given)) ?? refuseTooLarge();
  } catch (error) {
    if (!(error instanceof ThreadFault)) throw error;
    return error.kind === 'memory' ? refuseTooLarge() : refuseFile('intake.damaged');
  }
}

const refuseTooLarge = (): never =>
  refuseFile('intake.unpacks-too-large', '这个表格太大，请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传');

function* rowsOf(sheet: ReadSheet): Generator<SheetRow, void, undefined> {
  for (const [index, values] of sheet.rows.entries()) {
    const row: SheetRow = { sheetName: sheet.name, rowNumber: index + 1, cells: values.map(cellOf) };
    if (!isBlankRow(row)) yield row;
  }
}

function cellOf(value: Value | { readonly formula: Value }): SheetCell {
  if (value === null || value === '') return EMPTY_CELL;
  if (typeof value === 'number') return numberCell(String(value));
  if (typeof value === 'boolean') return { kind: 'boolean', text: value ? '是' : '否' };
  if (typeof value === 'string') return textCell(value);
  if ('day' in value) return { kind: 'date', text: value.day };
  return { kind: 'formula', text: cellOf(value.formula).text };
}
