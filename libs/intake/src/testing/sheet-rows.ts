import { EMPTY_CELL, numberCell, type SheetCell, type SheetRow, textCell } from '../domain/sheet-cell';

export type CellInput = string | number | null | SheetCell;

export const aCell = (input: CellInput): SheetCell => {
  if (input === null) return EMPTY_CELL;
  if (typeof input === 'number') return numberCell(String(input));
  return typeof input === 'string' ? textCell(input) : input;
};

/** Rows from row 1 on, as the reader would give them; blank ones are left out. */
export const aSheet = (rows: readonly (readonly CellInput[])[], sheetName = '表'): SheetRow[] =>
  rows
    .map((cells, index) => ({ sheetName, rowNumber: index + 1, cells: cells.map(aCell) }))
    .filter((row) => row.cells.some((cell) => cell.text !== ''));

/** One record with a column for each field, in the order of the object. */
export function aRecord(fields: Readonly<Record<string, CellInput>>, rowNumber = 2) {
  const columns = Object.fromEntries(Object.keys(fields).map((field, column) => [field, column]));
  return { columns, row: { sheetName: '表', rowNumber, cells: Object.values(fields).map(aCell) } satisfies SheetRow };
}
