/** Something said about a row: a stable code, the field, and a Chinese sentence without personal data. */
export interface RowNote {
  readonly code: string;
  readonly field: string;
  readonly message: string;
  /** The other record of the file that is meant, as it is counted in its verdict. */
  readonly otherRow?: number;
}

/** A note that does not know yet on which field it will be. */
export type CellNote = Pick<RowNote, 'code' | 'message'>;

/** What a cell means: its value, `null` when nothing stands there, and what deserves a look; or why it cannot be read. */
export type CellReading<Value> =
  | { readonly ok: true; readonly value: Value | null; readonly warnings: readonly CellNote[] }
  | { readonly ok: false; readonly refusal: CellNote; readonly warnings: readonly CellNote[] };

export const read = <Value>(value: Value | null, ...warnings: CellNote[]): CellReading<Value> => ({
  ok: true,
  value,
  warnings,
});

export const unreadable = (code: string, message: string, ...warnings: CellNote[]): CellReading<never> => ({
  ok: false,
  refusal: { code, message },
  warnings,
});
