import { ChoiceField, CountField, IdField, PartField, PartsField, TextField } from '@app/http';
import type { RowReading } from '../../app/import-reading.service';
import type { RowNote } from '../../domain/row-note';
import { ROW_VERDICTS, type RowQuestion, type RowVerdictKind } from '../../domain/row-verdict';

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

export class RowChoiceView {
  @TextField('编号', { max: 40 }) id: string;
  @TextField('名称', { max: 200 }) label: string;
}

/** What only a person can say of a row: whom it means. */
export class RowQuestionView {
  @TextField('问题', { max: 100 }) text: string;
  @PartsField('可以选的', () => RowChoiceView, { max: 50 }) choices: RowChoiceView[];
  @TextField('现在按哪个', { max: 40 }) chosen: string;

  static of({ text, choices, chosen }: RowQuestion): RowQuestionView {
    const listed = choices.slice(0, 50).map(({ id, label }) => ({ id, label }));
    return Object.assign(new RowQuestionView(), { text, chosen, choices: listed });
  }
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
  @PartField('要您来定的', () => RowQuestionView, { nullable: true }) question: RowQuestionView | null;

  static of({ sheetId, row, sheetRow, label, verdict, ...notes }: RowReading): ImportRowView {
    return Object.assign(new ImportRowView(), {
      ...{ sheetId, row, sheetRow, label, verdict },
      changes: notes.changes.map(({ field, title, from, to }) => ({ field, title, from, to })),
      refusals: notes.refusals.map(RowNoteView.of),
      warnings: notes.warnings.map(RowNoteView.of),
      remarks: notes.remarks.map(RowNoteView.of),
      question: notes.question ? RowQuestionView.of(notes.question) : null,
    });
  }
}
