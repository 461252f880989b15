import {
  type HandMapping,
  HEADER_SEARCH_ROWS,
  type HeaderRecognition,
  recognizeHeader,
} from '../domain/header-recognition';
import { isBlankRow, type SheetRow } from '../domain/sheet-cell';
import type { OpenWorkbook } from '../reading/workbook';

export interface InspectedSheet {
  readonly index: number;
  readonly name: string;
  readonly recognition: HeaderRecognition;
  /** Rows below the header that are not blank. */
  readonly rowTotal: number;
}

/** Reads all visible sheets to their end, so that a damaged file is refused now; sheets with nothing in them are left out. */
export async function inspectWorkbook(workbook: OpenWorkbook): Promise<InspectedSheet[]> {
  const inspected: InspectedSheet[] = [];
  for (const { index, name, hidden } of workbook.sheets) {
    if (hidden) continue;
    const sheet = await inspectSheet(workbook, index, {});
    if (sheet) inspected.push({ ...sheet, index, name });
  }
  return inspected;
}

export async function inspectSheet(
  workbook: OpenWorkbook,
  index: number,
  hand: HandMapping,
): Promise<Pick<InspectedSheet, 'recognition' | 'rowTotal'> | undefined> {
  const firstRows: SheetRow[] = [];
  let filled = 0;
  for await (const row of workbook.rows(index)) {
    if (firstRows.length < HEADER_SEARCH_ROWS) firstRows.push(row);
    if (!isBlankRow(row)) filled += 1;
  }
  if (filled === 0) return undefined;
  const recognition = recognizeHeader(firstRows, hand);
  const above = firstRows.filter((row) => !isBlankRow(row) && row.rowNumber <= recognition.headerRow).length;
  return { recognition, rowTotal: filled - above };
}
