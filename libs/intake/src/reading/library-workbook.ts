import { type CellValue, HucreError, readOds, readXls, type Sheet } from 'hucre';
import { refuseFile } from '../domain/intake.problems';
import { EMPTY_CELL, isBlankRow, numberCell, type SheetCell, type SheetRow, textCell } from '../domain/sheet-cell';
import type { ReadingLimits } from './reading-limits';
import type { OpenWorkbook } from './workbook';

/** .ods and .xls hold fewer rows than .xlsx and are read whole; of .xls only a formula's value is known. */
export async function openLibraryWorkbook(
  format: 'ods' | 'xls',
  bytes: Buffer,
  limits: ReadingLimits,
): Promise<OpenWorkbook> {
  const workbook = await readWhole(format, bytes);
  const sheets = workbook.sheets;
  if (sheets.length === 0) refuseFile('intake.no-sheet');
  if (sheets.some((sheet) => sheet.rows.length > limits.rows)) refuseFile('intake.too-many-rows');
  return {
    format,
    dateSystem: '1900',
    sheets: sheets.map((sheet, index) => ({ index, name: sheet.name, hidden: Boolean(sheet.hidden) })),
    async *rows(sheetIndex) {
      yield* rowsOf(sheets[sheetIndex] ?? refuseFile('intake.no-sheet'));
    },
  };
}

async function readWhole(format: 'ods' | 'xls', bytes: Buffer) {
  try {
    return await (format === 'ods' ? readOds(bytes) : readXls(bytes));
  } catch (error) {
    if (error instanceof HucreError || error instanceof RangeError) return refuseFile('intake.damaged');
    throw error;
  }
}

function* rowsOf(sheet: Sheet): Generator<SheetRow, void, undefined> {
  for (const [index, values] of sheet.rows.entries()) {
    const cells = values.map((value, column) =>
      sheet.cells?.get(`${index},${column}`)?.formula === undefined ? cellOf(value) : formulaCell(value),
    );
    const row: SheetRow = { sheetName: sheet.name, rowNumber: index + 1, cells };
    if (!isBlankRow(row)) yield row;
  }
}

const formulaCell = (value: CellValue): SheetCell => ({ kind: 'formula', text: cellOf(value).text });

function cellOf(value: CellValue): SheetCell {
  if (value === null || value === undefined || value === '') return EMPTY_CELL;
  if (typeof value === 'number') return numberCell(String(value));
  if (typeof value === 'boolean') return { kind: 'boolean', text: value ? '是' : '否' };
  if (value instanceof Date) return { kind: 'date', text: value.toISOString().slice(0, 10) };
  return textCell(value);
}
