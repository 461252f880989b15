import { CountField, DateField, FlagField, PartsField, TextField, TextsField } from '@app/http';
import type { NoticeReading } from '@app/calendar';
import type { CivilDate } from '@app/kernel';
import { ApiProperty } from '@nestjs/swagger';

/** The form as the OpenAPI document shows it. */
export class OfficialDaySheetForm {
  @ApiProperty({ type: [String], format: 'binary', description: '一个表格（日期、名称、休/班）或节假日 JSON' })
  files: unknown;
}

export class SheetDayView {
  @DateField('日期') date: CivilDate;
  @TextField('名称', { min: 0, max: 40 }) name: string;
  @FlagField('放假', { description: '否：调休上班' }) off: boolean;
}

export class OfficialDaySheetView {
  @CountField('年份', { min: 1950, max: 2099, nullable: true }) year: number | null;
  @PartsField('日子', () => SheetDayView, { max: 500 }) days: SheetDayView[];
  @TextsField('没有读出来的行', { max: 200, maxItems: 50 }) faults: string[];

  static of({ year, days, faults }: NoticeReading): OfficialDaySheetView {
    return Object.assign(new OfficialDaySheetView(), {
      ...{ year, faults: faults.slice(0, 50) },
      days: days.map(({ date, name, off }) => Object.assign(new SheetDayView(), { date, name, off })),
    });
  }
}
