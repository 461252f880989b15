import type { ImportRow } from './import-types';

export type Cells = readonly (readonly string[])[];

const BYTE_ORDER_MARK = '\uFEFF';

/** A spreadsheet program would take such a cell for a formula. */
const disarm = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

const quote = (cell: string): string => `"${disarm(cell).replaceAll('"', '""')}"`;

/** For a file that Excel opens with the right characters. */
export const csvOf = (cells: Cells): string =>
  BYTE_ORDER_MARK + cells.map((row) => row.map(quote).join(',')).join('\r\n') + '\r\n';

/** For pasting into a spreadsheet. */
export const clipboardTextOf = (cells: Cells): string =>
  cells.map((row) => row.map((cell) => disarm(cell.replaceAll(/[\t\r\n]+/g, ' '))).join('\t')).join('\n');

export type ChangeWords = (change: ImportRow['changes'][number]) => string;

const unended = (sentence: string): string => sentence.replace(/。$/, '');

/** What is said of a row, the gravest first. */
export const sentencesOf = (row: ImportRow, changeWords: ChangeWords): string[] => [
  ...[...row.refusals, ...row.warnings].map(({ message }) => unended(message)),
  ...row.changes.map(changeWords),
  ...row.remarks.map(({ message }) => unended(message)),
];
