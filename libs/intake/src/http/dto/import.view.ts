import {
  ChoiceField,
  ChoicesField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  PartField,
  PartsField,
  TextField,
} from '@app/http';
import type { ImportReading, SheetReading } from '../../app/import-reading.service';
import { columnLetter } from '../../domain/header-recognition';
import {
  commandsOpenTo,
  IMPORT_COMMANDS,
  IMPORT_STATUS_LABELS,
  IMPORT_STATUSES,
  type ImportCommand,
  type ImportStatus,
} from '../../domain/import-run.lifecycle';
import { IMPORT_ORDER, type ImportableKind } from '../../domain/permissions';
import type { VerdictCount } from '../../domain/row-verdict';
import { SHEET_KIND_LABELS, SHEET_KINDS, type SheetKind, tableOf, titleOf } from '../../domain/sheet-kinds';

const MOST_ROWS = 1_000_000;

export class VerdictCountView implements VerdictCount {
  @CountField('新增', { max: MOST_ROWS }) new: number;
  @CountField('有变化', { max: MOST_ROWS }) changed: number;
  @CountField('没有变化', { max: MOST_ROWS }) unchanged: number;
  @CountField('不能导入', { max: MOST_ROWS }) refused: number;
  @CountField('要留意', { max: MOST_ROWS }) warned: number;
}

export class ImportColumnView {
  @CountField('第几列', { max: 16_383 }) column: number;
  @TextField('列标', { max: 3 }) letter: string;
  @TextField('表头', { max: 32_767 }) header: string;
  @TextField('字段', { max: 40, nullable: true }) field: string | null;
  @TextField('字段名称', { max: 40, nullable: true }) title: string | null;
  @CountField('把握', { max: 100 }) score: number;
  @FlagField('人工指定') byHand: boolean;
}

export class ImportFieldView {
  @TextField('字段', { max: 40 }) field: string;
  @TextField('字段名称', { max: 40 }) title: string;
  @FlagField('必须有') required: boolean;
}

export class ImportIssueView {
  @TextField('字段', { max: 40, nullable: true }) field: string | null;
  @TextField('说明', { max: 500 }) message: string;
}

export class ImportSheetView {
  @IdField('工作表编号') id: string;
  @IdField('文件编号') fileId: string;
  @TextField('工作表', { max: 200 }) name: string;
  @ChoiceField('种类', SHEET_KINDS, { nullable: true }) kind: SheetKind | null;
  @TextField('种类名称', { max: 40, nullable: true }) kindLabel: string | null;
  @FlagField('导入这张表') taken: boolean;
  @CountField('表头在第几行', { max: 1_048_576, description: '0 表示没有找到' }) headerRow: number;
  @CountField('行数', { max: MOST_ROWS }) rows: number;
  @PartsField('列', () => ImportColumnView, { max: 16_384 }) columns: ImportColumnView[];
  @PartsField('可以对应的字段', () => ImportFieldView, { max: 40 }) fields: ImportFieldView[];
  @PartsField('还要处理的', () => ImportIssueView, { max: 100 }) issues: ImportIssueView[];
  @PartField('结果', () => VerdictCountView, { nullable: true }) counts: VerdictCountView | null;

  static of({ sheet, sheetName, recognition, issues }: SheetReading): ImportSheetView {
    const { id, fileId, kind, taken, rowTotal, counts } = sheet;
    return Object.assign(new ImportSheetView(), {
      ...{ id, fileId, name: sheetName, kind, taken, rows: rowTotal, counts, headerRow: recognition.headerRow },
      kindLabel: kind && SHEET_KIND_LABELS[kind],
      columns: recognition.matches.map(({ column, header, field, score, byHand }) => ({
        ...{ column, letter: columnLetter(column), header, field, score, byHand },
        title: kind && field ? titleOf(kind, field) : null,
      })),
      fields: kind
        ? tableOf(kind).fields.map(({ field, title, required }) => ({ field, title, required: Boolean(required) }))
        : [],
      issues: issues.map(({ field, message }) => ({ field: field ?? null, message })),
    });
  }
}

export class ImportFileView {
  @IdField('文件编号') id: string;
  @TextField('文件名', { max: 200 }) name: string;
  @CountField('字节数', { max: 2 ** 31 - 1 }) size: number;
}

export class ImportProblemView {
  @TextField('代码', { max: 100 }) code: string;
  @TextField('说明', { max: 1_000 }) message: string;
}

export class ImportView {
  @IdField('编号') id: string;
  @CountField('版本', { min: 1, max: 2 ** 31 - 1 }) version: number;
  @ChoiceField('状态', IMPORT_STATUSES) status: ImportStatus;
  @TextField('状态名称', { max: 20 }) statusLabel: string;
  @ChoicesField('可以做的', IMPORT_COMMANDS) openActions: ImportCommand[];
  @IdField('工会') unionId: string;
  @ChoicesField('导入的内容', IMPORT_ORDER) kinds: ImportableKind[];
  @PartField('结果', () => VerdictCountView, { nullable: true }) counts: VerdictCountView | null;
  @CountField('已处理行数', { max: MOST_ROWS }) progressDone: number;
  @CountField('总行数', { max: MOST_ROWS }) progressTotal: number;
  @FlagField('跳过不能导入的行') skipRefused: boolean;
  @DateField('期初余额的记账日期') openedOn: string;
  @PartField('没有成功的原因', () => ImportProblemView, { nullable: true }) problem: ImportProblemView | null;
  @PartsField('文件', () => ImportFileView, { max: 5 }) files: ImportFileView[];
  @PartsField('工作表', () => ImportSheetView, { max: 500 }) sheets: ImportSheetView[];
  @IdField('发起人账号') startedByAccountId: string;
  @TextField('发起人', { max: 60, nullable: true }) startedByName: string | null;
  @InstantField('上传时间') createdAt: string;
  @InstantField('完成时间', { nullable: true }) finishedAt: string | null;

  static of({ run, startedByName, files, sheets }: ImportReading): ImportView {
    const { id, version, status, unionId, kinds, counts, progressDone, progressTotal, skipRefused, openedOn } = run;
    return Object.assign(new ImportView(), {
      ...{ id, version, status, unionId, kinds, counts, progressDone, progressTotal, skipRefused, openedOn },
      statusLabel: IMPORT_STATUS_LABELS[status],
      openActions: commandsOpenTo(status, run.filesRemovedAt === null),
      problem: run.problemCode === null ? null : { code: run.problemCode, message: run.problem ?? '' },
      files: files.map(({ file, name }) => ({ id: file.id, name, size: file.byteSize })),
      sheets: sheets.map(ImportSheetView.of),
      startedByAccountId: run.startedByAccountId,
      startedByName,
      createdAt: run.createdAt.toISOString(),
      finishedAt: run.finishedAt?.toISOString() ?? null,
    });
  }
}
