import { setImmediate } from 'node:timers/promises';
import type { ReadTx, Tx } from '@app/persistence';
import { plainText } from '../domain/cell-values';
import { cellAt, roleOf } from '../domain/data-rows';
import type { ColumnMap } from '../domain/header-recognition';
import type { ImportableKind } from '../domain/permissions';
import type { RowVerdict } from '../domain/row-verdict';
import type { SheetRow } from '../domain/sheet-cell';
import type { OpenWorkbook } from '../reading/workbook';
import type { ImportContext } from './import-context';

/** A sheet whose columns are settled. */
export interface SettledSheet {
  readonly id: string;
  readonly kind: ImportableKind;
  readonly headerRow: number;
  readonly columns: ColumnMap;
  readonly sheetIndex: number;
  readonly workbook: OpenWorkbook;
  /** Whom rows mean, as the person says who imports. */
  readonly answers: Readonly<Record<string, string>>;
}

export interface JudgedRow<Values = unknown> {
  readonly verdict: RowVerdict<Values>;
  /** The name that the row is about. */
  readonly label: string | null;
}

/** How one kind of sheet is judged and taken in. Rows come in file order; a portion is judged before it is taken. */
export abstract class SheetIntake<Values = unknown> {
  /** What a row means does not hang on what was taken in of the rows before it: the next portion may be judged meanwhile. */
  readonly judgesAhead: boolean = false;

  /** Portions of judged rows; reads the register, writes nothing. */
  abstract judge(tx: ReadTx, sheet: SettledSheet, context: ImportContext): AsyncGenerator<JudgedRow<Values>[]>;

  /** Writes what is new or changed. */
  abstract take(tx: Tx, verdicts: readonly RowVerdict<Values>[], context: ImportContext): Promise<void>;

  /** When all sheets are taken in, once: what follows from their rows as a whole. */
  async finish(_tx: Tx, _context: ImportContext): Promise<void> {}

  /** In a dry run: what the sheets after this one will find. */
  abstract foresee(verdicts: readonly RowVerdict<Values>[], context: ImportContext): void;
}

/** The rows that are data, in file order. */
export async function* recordsOf({ workbook, sheetIndex, headerRow, columns }: SettledSheet): AsyncGenerator<SheetRow> {
  let header: SheetRow | undefined;
  for await (const row of workbook.rows(sheetIndex)) {
    if (row.rowNumber === headerRow) header = row;
    else if (header && roleOf(row, columns, header) === 'record') yield row;
  }
}

const BREATH = 50;

export async function* portionsOf<T>(items: AsyncIterable<T>, size = 1_000): AsyncGenerator<T[]> {
  let portion: T[] = [];
  for await (const item of items) {
    portion.push(item);
    // What comes out of memory alone would let nothing else on the process happen, such as the statements under way.
    if (portion.length % BREATH === 0) await setImmediate();
    if (portion.length < size) continue;
    yield portion;
    portion = [];
  }
  if (portion.length > 0) yield portion;
}

/** Asks for the next portion while the one before it is worked on. */
export async function* ahead<T>(portions: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    for (let next = portions.next(); ;) {
      const { done, value } = await next;
      if (done) return;
      next = portions.next();
      // Who fails over this portion does not ask how the next one went.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await portions.return(undefined);
  }
}

export const labelOf = (row: SheetRow, columns: ColumnMap, field = 'name'): string | null =>
  plainText(cellAt(row, columns, field).text).slice(0, 40) || null;
