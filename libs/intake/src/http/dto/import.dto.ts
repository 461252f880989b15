import { ChoiceField, CountField, DateField, FlagField, IdField, PageQuery, PartsField, TextField } from '@app/http';
import type { CivilDate, UnionId } from '@app/kernel';
import { ApiProperty } from '@nestjs/swagger';
import type { SheetSetting } from '../../app/import-mapping.service';
import type { ImportSheetId } from '../../data/import-run.entity';
import { ROW_VERDICTS } from '../../domain/row-verdict';
import { SHEET_KINDS, type SheetKind } from '../../domain/sheet-kinds';

/** Fields beside the files of an upload. */
export class ImportUploadFields {
  @IdField('工会', { optional: true, description: '导入到哪个工会及其下级，不填为您管理的最上级' })
  unionId?: UnionId;

  @DateField('期初余额的记账日期', { optional: true, description: '不填为今年 1 月 1 日' })
  openedOn?: CivilDate;
}

/** The form as the OpenAPI document shows it. */
export class ImportUploadForm extends ImportUploadFields {
  @ApiProperty({ type: [String], format: 'binary', description: '表格:xlsx、xls、ods 或 csv,最多 5 个' })
  files: unknown;
}

export class ColumnSettingDto {
  @TextField('字段', { max: 40 }) field: string;
  @CountField('第几列', { max: 16_383, nullable: true, description: '从 0 数;null 表示不用任何一列' })
  column: number | null;
}

export class RowAnswerDto {
  @CountField('第几条', { min: 1, max: 1_048_576 }) row: number;
  @TextField('是谁', { max: 40, description: '会员编号;outside 表示名册外人员' }) person: string;
}

export class SheetSettingDto {
  @IdField('工作表') sheetId: ImportSheetId;
  @FlagField('导入这张表', { optional: true }) taken?: boolean;
  @ChoiceField('表的种类', SHEET_KINDS, { optional: true }) kind?: SheetKind;
  @CountField('表头在第几行', { min: 1, max: 1_048_576, optional: true }) headerRow?: number;
  @PartsField('列', () => ColumnSettingDto, { max: 40, optional: true }) columns?: ColumnSettingDto[];

  @PartsField('这些行是谁', () => RowAnswerDto, { max: 1_000, optional: true }) people?: RowAnswerDto[];

  static settingOf({ sheetId, taken, kind, headerRow, columns, people }: SheetSettingDto): SheetSetting {
    return {
      sheetId,
      ...(taken !== undefined && { taken }),
      ...(kind !== undefined && { kind }),
      ...(headerRow !== undefined && { headerRow }),
      ...(people && { people: Object.fromEntries(people.map(({ row, person }) => [String(row), person])) }),
      ...(columns && { columns: Object.fromEntries(columns.map(({ field, column }) => [field, column])) }),
    };
  }
}

export class MapColumnsDto {
  @PartsField('工作表', () => SheetSettingDto, { max: 50 }) sheets: SheetSettingDto[];
}

export class ApplyImportDto {
  @FlagField('跳过不能导入的行', { optional: true }) skipRefused?: boolean;
}

export const ROW_FILTERS = [...ROW_VERDICTS, 'warned'] as const;

export class ImportRowQuery extends PageQuery {
  @IdField('工作表', { optional: true }) sheetId?: ImportSheetId;
  @ChoiceField('结果', ROW_FILTERS, { optional: true }) verdict?: (typeof ROW_FILTERS)[number];
}
