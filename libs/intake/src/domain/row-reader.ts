import { cellAt } from './data-rows';
import type { ColumnMap } from './header-recognition';
import type { CellNote, CellReading, RowNote } from './row-note';
import type { FieldChange, RowPlace, RowQuestion, RowVerdict } from './row-verdict';
import type { SheetCell, SheetRow } from './sheet-cell';
import { type SheetKind, titleOf } from './sheet-kinds';

/** Collects what is said about one row while its fields are read. */
export class RowReader {
  readonly warnings: RowNote[] = [];
  readonly refusals: RowNote[] = [];
  readonly remarks: RowNote[] = [];
  readonly changes: FieldChange[] = [];
  readonly sheetRow: number;
  private question: RowQuestion | undefined;

  constructor(
    private readonly kind: SheetKind,
    readonly row: number,
    private readonly sheetRowRead: SheetRow,
    private readonly columns: ColumnMap,
  ) {
    this.sheetRow = sheetRowRead.rowNumber;
  }

  /** To be kept for as long as the sheet lasts, unlike the cells. */
  get place(): RowPlace {
    return { row: this.row, sheetRow: this.sheetRow };
  }

  cell(field: string): SheetCell {
    return cellAt(this.sheetRowRead, this.columns, field);
  }

  /** The field's value, or null when it is empty or was refused. */
  take<Value>(field: string, reader: (cell: SheetCell) => CellReading<Value>): Value | null {
    const reading = reader(this.cell(field));
    for (const warning of reading.warnings) this.warnings.push({ ...warning, field });
    if (reading.ok) return reading.value;
    this.refusals.push({ ...reading.refusal, field });
    return null;
  }

  refuse(field: string, code: string, message: string, otherRow?: number): void {
    this.refusals.push({ code, field, message, ...(otherRow !== undefined && { otherRow }) });
  }

  warn(field: string, code: string, message: string): void {
    this.warnings.push({ code, field, message });
  }

  remark(field: string, note: CellNote): void {
    this.remarks.push({ ...note, field });
  }

  ask(question: RowQuestion): void {
    this.question = question;
  }

  isRefused(field: string): boolean {
    return this.refusals.some((refusal) => refusal.field === field);
  }

  /** Notes a change unless the row is silent on the field: an empty cell takes nothing away. */
  compare(
    field: string,
    from: string | null,
    to: string | null,
    show: (text: string) => string = (text) => text,
  ): void {
    if (to === null || to === from) return;
    this.changes.push({
      field,
      title: titleOf(this.kind, field),
      from: from === null ? null : show(from),
      to: show(to),
    });
  }

  verdict<Values>(values: Values | null, isKnown: boolean): RowVerdict<Values> {
    const { row, sheetRow, warnings, refusals, remarks, changes } = this;
    const notes = { row, sheetRow, warnings, refusals, remarks, ...(this.question && { question: this.question }) };
    if (refusals.length > 0 || values === null) return { ...notes, verdict: 'refused', changes: [], values: null };
    if (!isKnown) return { ...notes, verdict: 'new', changes: [], values };
    return { ...notes, verdict: changes.length > 0 ? 'changed' : 'unchanged', changes, values };
  }
}
