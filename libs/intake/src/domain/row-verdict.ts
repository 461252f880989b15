import type { RowNote } from './row-note';

export const ROW_VERDICTS = ['new', 'changed', 'unchanged', 'refused'] as const;
export type RowVerdictKind = (typeof ROW_VERDICTS)[number];

/** What a row would alter in what is there already; sensitive values are masked. */
export interface FieldChange {
  readonly field: string;
  readonly title: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Where a record stands. */
export interface RowPlace {
  /** Counted from 1 among the records below the header. */
  readonly row: number;
  /** As the spreadsheet program shows it, from 1. */
  readonly sheetRow: number;
}

/** What only a person can say of a row: whom it means. */
export interface RowQuestion {
  readonly text: string;
  /** `outside` keeps him as a person outside the register. */
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  /** What holds unless he says otherwise, or what he said. */
  readonly chosen: string;
}

export const OUTSIDE = 'outside';

/** What the dry run says about one row, and what the import takes when it runs. */
export interface RowVerdict<Values> extends RowPlace {
  readonly verdict: RowVerdictKind;
  /** What a person should look at; the row comes in all the same. */
  readonly warnings: readonly RowNote[];
  readonly refusals: readonly RowNote[];
  /** What was mended or kept without anybody having to look. */
  readonly remarks: readonly RowNote[];
  readonly changes: readonly FieldChange[];
  readonly question?: RowQuestion;
  /** `null` when refused. Holds personal data unmasked: not for logs or job payloads. */
  readonly values: Values | null;
}

export interface VerdictCount {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly warned: number;
}

export function countVerdicts(verdicts: Iterable<RowVerdict<unknown>>): VerdictCount {
  const count = { new: 0, changed: 0, unchanged: 0, refused: 0, warned: 0 };
  for (const { verdict, warnings } of verdicts) {
    count[verdict] += 1;
    if (warnings.length > 0) count.warned += 1;
  }
  return count;
}

/** The number among the records and the one at the edge of the sheet. */
export const rowName = (row: RowPlace): string => `第 ${row.row} 条（表格第 ${row.sheetRow} 行）`;
