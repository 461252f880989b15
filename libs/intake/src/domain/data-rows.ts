import type { ColumnMap } from './header-recognition';
import { EMPTY_CELL, type SheetCell, type SheetRow } from './sheet-cell';

/** Why a row below the header is no data: nothing in it, a sum, the header once more as on printed pages. */
export type RowRole = 'record' | 'blank' | 'total' | 'repeated-header';

const TOTAL =
  /^(?:[合总總小累本]\s*[页頁]?\s*[计計]|[制填]表(?:人|日期)?|[审審]核人?|[负負][责責]人)\s*(?:[::\d(].*)?$/;

export const cellAt = (row: SheetRow, columns: ColumnMap, field: string): SheetCell => {
  const column = columns[field];
  return (column === undefined ? undefined : row.cells[column]) ?? EMPTY_CELL;
};

/** @param header the row that was recognised as the header */
export function roleOf(row: SheetRow, columns: ColumnMap, header: SheetRow): RowRole {
  const fields = Object.keys(columns).filter((field) => field !== 'sequence' && field !== 'remark');
  const filled = fields.filter((field) => cellAt(row, columns, field).text.trim() !== '');
  const first = row.cells.find((cell) => cell.text.trim() !== '');
  if (first && TOTAL.test(first.text.trim()) && filled.length < fields.length) return 'total';
  if (filled.length === 0) return 'blank';
  const repeats = filled.every(
    (field) => cellAt(row, columns, field).text.trim() === cellAt(header, columns, field).text.trim(),
  );
  return repeats ? 'repeated-header' : 'record';
}
