import { ChoiceField, CountField, IdField, PartsField, TextField } from '@app/http';
import type { RowReading } from '../../app/import-reading.service';
import type { RowNote } from '../../domain/row-note';
import { ROW_VERDICTS, type RowVerdictKind } from '../../domain/row-verdict';

export class RowNoteView {
  @TextField('代码', { max: 60 }) code: string;
  @TextField('字段', { max: 40 }) field: string;
  @TextField('说明', { max: 1_000 }) message: string;

  static of({ code, field, message }: RowNote): RowNoteView {
    return Object.assign(new RowNoteView(), { code, field, message });
  }
}

export class RowChangeView {
  @TextField('字段', { max: 40 }) field: string;
  @TextField('字段名称', { max: 40 }) title: string;
  @TextField('原来', { max: 1_000, nullable: true }) from: string | null;
  @TextField('改为', { max: 1_000, nullable: true }) to: string | null;
}

/** What the dry run says of one row; numbers are masked. */
export class ImportRowView {
  @IdField('工作表') sheetId: string;
  @CountField('第几条', { min: 1, max: 1_048_576 }) row: number;
  @CountField('表格第几行', { min: 1, max: 1_048_576 }) sheetRow: number;
  @TextField('名称', { max: 40, nullable: true }) label: string | null;
  @ChoiceField('结果', ROW_VERDICTS) verdict: RowVerdictKind;
  @PartsField('变化', () => RowChangeView, { max: 40 }) changes: RowChangeView[];
  @PartsField('不能导入的原因', () => RowNoteView, { max: 40 }) refusals: RowNoteView[];
  @PartsField('要留意的', () => RowNoteView, { max: 40 }) warnings: RowNoteView[];
  @PartsField('已经处理好的', () => RowNoteView, { max: 40 }) remarks: RowNoteView[];

  static of({ sheetId, row, sheetRow, label, verdict, ...notes }: RowReading): ImportRowView {
    return Object.assign(new ImportRowView(), {
      ...{ sheetId, row, sheetRow, label, verdict },
      changes: notes.changes.map(({ field, title, from, to }) => ({ field, title, from, to })),
      refusals: notes.refusals.map(RowNoteView.of),
      warnings: notes.warnings.map(RowNoteView.of),
      remarks: notes.remarks.map(RowNoteView.of),
    });
  }
}
