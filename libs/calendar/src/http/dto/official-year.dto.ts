import {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  PartsField,
  TextField,
  TextsField,
} from '@app/http';
import type { CivilDate } from '@app/kernel';
import { type CalendarYear, YEAR_ORIGINS, type YearOrigin } from '../../app/calendar-reading';
import type { ForeseenMoves } from '../../app/calendar-consequence';
import type { ForeseenChange } from '../../app/official-year.service';
import type { AnnouncedYear } from '../../data/official-year.entity';
import type { ChangedDay, NoticeDay, NoticeReading } from '../../domain/official-notice';

const MOST_DAYS = 200;
const YEARS = { min: 1950, max: 2099 };

export class CalendarYearQuery {
  @CountField('年份', { ...YEARS, optional: true, description: '不填为今年' }) year?: number;
}

export class OfficialDayPart {
  @DateField('日期') date: CivilDate;
  @TextField('名称', { min: 0, max: 40, description: '例如 春节' }) name: string;
  @FlagField('放假', { description: '否：调休上班' }) off: boolean;

  static of({ date, name, off }: NoticeDay): OfficialDayPart {
    return Object.assign(new OfficialDayPart(), { date, name, off });
  }
}

export class ReadNoticeDto {
  @TextField('放假安排', { max: 20_000, description: '粘贴的表格（日期、名称、休/班），或节假日 JSON' }) text: string;
}

export class NoticeReadingView {
  @CountField('年份', { ...YEARS, nullable: true }) year: number | null;
  @PartsField('日子', () => OfficialDayPart, { max: MOST_DAYS }) days: OfficialDayPart[];
  @TextsField('没有读出来的行', { max: 200, maxItems: 200 }) faults: string[];

  static of({ year, days, faults }: NoticeReading): NoticeReadingView {
    return Object.assign(new NoticeReadingView(), {
      ...{ year, faults: faults.slice(0, 50) },
      days: days.map((day) => OfficialDayPart.of(day)),
    });
  }
}

export class ForeseeOfficialYearDto {
  @CountField('年份', YEARS) year: number;
  @PartsField('日子', () => OfficialDayPart, { max: MOST_DAYS }) days: OfficialDayPart[];
}

export class ImportOfficialYearDto extends ForeseeOfficialYearDto {
  @TextField('文件', { max: 100, description: '例如 国务院办公厅关于2027年部分节假日安排的通知' }) document: string;
  @DateField('发布日期', { optional: true, nullable: true }) publishedOn?: CivilDate | null;
}

export class UndoOfficialYearDto {
  @CountField('年份', YEARS) year: number;
}

export class ChangedDayView {
  @DateField('日期') date: CivilDate;
  @FlagField('改为上班') worked: boolean;

  static of({ date, worked }: ChangedDay): ChangedDayView {
    return Object.assign(new ChangedDayView(), { date, worked });
  }
}

export class ForeseenMovesView {
  @TextField('什么', { max: 40 }) what: string;
  @CountField('多少', { max: 2 ** 31 - 1 }) count: number;
  @TextsField('例如', { max: 200, maxItems: 10 }) examples: string[];

  static of({ what, count, examples }: ForeseenMoves): ForeseenMovesView {
    return Object.assign(new ForeseenMovesView(), { what, count, examples: [...examples] });
  }
}

/** What an import, or taking it back, would change; nothing was written. */
export class ForeseenChangeView {
  @CountField('年份', YEARS) year: number;
  @PartsField('会变的日子', () => ChangedDayView, { max: 400 }) days: ChangedDayView[];
  @PartsField('跟着变的', () => ForeseenMovesView, { max: 20 }) moves: ForeseenMovesView[];

  static of({ year, days, moves }: ForeseenChange): ForeseenChangeView {
    return Object.assign(new ForeseenChangeView(), {
      year,
      days: days.map((day) => ChangedDayView.of(day)),
      moves: moves.map((each) => ForeseenMovesView.of(each)),
    });
  }
}

/** One import of the year, or its undoing. */
export class OfficialYearVersionView {
  @IdField('编号') id: string;
  @CountField('第几次', { max: 10_000 }) serial: number;
  @TextField('文件', { min: 0, max: 100, description: '撤回后没有导入的安排时为空' }) document: string;
  @DateField('发布日期', { nullable: true }) publishedOn: CivilDate | null;
  @FlagField('撤回到没有导入的时候') withdrawn: boolean;
  @InstantField('导入时间') importedAt: string;
  @TextField('导入人', { max: 60 }) importedByName: string;

  static of({ id, serial, document, publishedOn, days, importedAt, importedByName }: AnnouncedYear) {
    return Object.assign(new OfficialYearVersionView(), {
      ...{ id, serial, document, publishedOn, withdrawn: days === null, importedByName },
      importedAt: importedAt.toISOString(),
    });
  }
}

export class FestivalDayView {
  @TextField('编码', { max: 40 }) code: string;
  @TextField('名称', { max: 40 }) name: string;
  @DateField('日期') date: CivilDate;
}

export class CalendarYearView {
  @CountField('年份', YEARS) year: number;
  @CountField('版本', { max: 10_000, description: '导入或撤回时写在 If-Match 里；没有导入过为 0' }) version: number;
  @ChoiceField('来源', YEAR_ORIGINS) origin: YearOrigin;
  @FlagField('暂定', { description: '国务院还没有公布，只有周末和法定节假日' }) provisional: boolean;
  @DateField('今天') today: CivilDate;
  @FlagField('可以导入') mayImport: boolean;
  @PartsField('放假和上班', () => OfficialDayPart, { max: MOST_DAYS }) days: OfficialDayPart[];
  @PartsField('节日', () => FestivalDayView, { max: 100 }) festivals: FestivalDayView[];
  @PartsField('导入记录', () => OfficialYearVersionView, { max: 1_000 }) history: OfficialYearVersionView[];

  static of({ year, origin, today, mayImport, days, festivals, history }: CalendarYear): CalendarYearView {
    return Object.assign(new CalendarYearView(), {
      ...{ year, origin, today, mayImport, version: history[0]?.serial ?? 0, provisional: origin === 'expected' },
      days: days.map((day) => OfficialDayPart.of(day)),
      festivals: festivals.map((each) => Object.assign(new FestivalDayView(), each)),
      history: history.map((each) => OfficialYearVersionView.of(each)),
    });
  }
}
