import type { Page } from './page';

/** What stands in a column; `instant` is an ISO text that is written in the federation's zone, `number` has as many places as it has. */
export type SheetCellKind = 'text' | 'amount' | 'count' | 'number' | 'instant';

export interface SheetColumn<T> {
  readonly title: string;
  readonly kind?: SheetCellKind;
  /** In characters. */
  readonly width?: number;
  /** An amount as text ("800.50"), as everywhere in the API; null leaves the cell empty. */
  readonly value: (row: T) => string | number | null;
}

/** A list as a workbook: the pages of the list itself, so that its scope, filters and masks are those of the list. */
export interface Sheet<T> {
  /** Chinese: of the sheet, the file and the first row. */
  readonly title: string;
  /** What the sheet itself is called where the title is too long for it (31 characters). */
  readonly tab?: string;
  /** Code for the audit trail: `members`. */
  readonly list: string;
  readonly columns: readonly SheetColumn<T>[];
  /** What the list was narrowed to, in words: ["状态", "在会"]. */
  readonly filters: readonly (readonly [label: string, words: string])[];
  readonly page: (after: string | undefined, limit: number) => Promise<Page<T>>;
  /** Further sheets of the same workbook, by their own titles; of an ordered sheet only. */
  readonly besides?: readonly Sheet<unknown>[];
}

/** Filters that were given, in words; those that were not are left out. */
export const filterWords = (
  ...given: readonly (readonly [label: string, words: string | null | undefined])[]
): (readonly [string, string])[] => given.flatMap(([label, words]) => (words ? [[label, words] as const] : []));
