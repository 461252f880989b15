import type { DateSystem, SheetRow } from '../domain/sheet-cell';

export type WorkbookFormat = 'xlsx' | 'xls' | 'ods' | 'csv';

export interface SheetSummary {
  readonly index: number;
  readonly name: string;
  /** Hidden sheets are listed, but nobody expects them to be taken in. */
  readonly hidden: boolean;
}

/** An upload that was found harmless and readable. */
export interface OpenWorkbook {
  readonly format: WorkbookFormat;
  readonly dateSystem: DateSystem;
  readonly sheets: readonly SheetSummary[];
  /** The sheet's rows in file order; may be called again. Ends in a refusal when the file proves damaged on the way. */
  rows(sheetIndex: number): AsyncGenerator<SheetRow, void, undefined>;
}
