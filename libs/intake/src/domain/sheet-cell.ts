export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'empty' | 'error' | 'formula';

/** One cell as it stands in the file; `text` is what a person would see, dates as `YYYY-MM-DD`, booleans as `是`/`否`. */
export interface SheetCell {
  readonly kind: CellKind;
  readonly text: string;
  /** A number of more than 15 digits: the spreadsheet program has replaced its tail by zeros, nobody can restore it. */
  readonly digitsLost?: true;
}

export interface SheetRow {
  readonly sheetName: string;
  /** As the spreadsheet program shows it, from 1. */
  readonly rowNumber: number;
  /** From column A; trailing columns may be missing. */
  readonly cells: readonly SheetCell[];
}

/** Which day a serial date counts from; older files made on a Mac count from 1904. */
export type DateSystem = '1900' | '1904';

export const EMPTY_CELL: SheetCell = { kind: 'empty', text: '' };

export const isBlankRow = (row: SheetRow): boolean => row.cells.every((cell) => cell.text.trim() === '');

const MAX_EXACT = 1e15;
const SCIENTIFIC = /^\d(?:\.\d+)?E\+(\d+)$/i;
const ERRORS = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/;

/** U+0000 and half a pair of surrogates: XML can smuggle them in, PostgreSQL cannot hold them, nobody sees them. */
const UNHOLDABLE = /[\0\p{Surrogate}]/gu;

/** A text cell; what Excel prints for an error is an error, what it prints for a long number has lost its digits. */
export function textCell(given: string): SheetCell {
  const text = given.replace(UNHOLDABLE, '');
  if (text === '') return EMPTY_CELL;
  if (text.startsWith('#') && ERRORS.test(text)) return { kind: 'error', text };
  const exponent = SCIENTIFIC.exec(text)?.[1];
  return exponent && Number(exponent) >= 10 ? { kind: 'text', text, digitsLost: true } : { kind: 'text', text };
}

/** A number cell from the digits in the file: `1234.5599999999999` is 1234.56, sixteen and more digits are marked. */
export function numberCell(raw: string): SheetCell {
  const value = Number(raw);
  if (!Number.isFinite(value)) return textCell(raw);
  if (Math.abs(value) < MAX_EXACT) return { kind: 'number', text: plainDecimal(value) };
  const text = /^-?\d+$/.test(raw) ? raw : plainDecimal(value);
  return { kind: 'number', text, digitsLost: true };
}

const plainDecimal = (value: number): string => {
  const text = String(value);
  return text.includes('e') ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : text;
};
