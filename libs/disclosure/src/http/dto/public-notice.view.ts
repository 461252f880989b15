import { CountField, DateField, FlagField, IdField, PartsField, TextField } from '@app/http';
import type { CivilDate } from '@app/kernel';
import type { PublicNotice } from '../../data/public-notice.entity';

/** Masked name, union, category, period: all that the public is shown. */
export class PublicNoticeView {
  @IdField('公示') id: string;
  @TextField('标题', { max: 60 }) title: string;
  @TextField('姓名', { max: 60 }) maskedName: string;
  @TextField('工会', { max: 100 }) unionName: string;
  @TextField('类别', { max: 20 }) categoryLabel: string;
  @TextField('致困原因', { max: 40, nullable: true }) causeLabel: string | null;
  @DateField('公示开始') publishedOn: CivilDate;
  @DateField('公示结束') untilOn: CivilDate;
  @CountField('工作日', { max: 60 }) workingDays: number;
  @CountField('第几次公示', { max: 100 }) round: number;

  static of(notice: PublicNotice): PublicNoticeView {
    const { id, title, maskedName, unionName, categoryLabel, causeLabel, publishedOn, untilOn, workingDays, round } =
      notice;
    return Object.assign(new PublicNoticeView(), {
      ...{ id, title, maskedName, unionName, categoryLabel, causeLabel, publishedOn, untilOn, workingDays, round },
    });
  }
}

export class PublicNoticesView {
  @PartsField('公示', () => PublicNoticeView, { max: 1000 }) items: PublicNoticeView[];
}

export class ObjectionDto {
  @TextField('您了解的情况', { min: 5, max: 1000 }) words: string;
  @FlagField('不留姓名') unnamed: boolean;
  @TextField('您的姓名', { max: 40, optional: true, nullable: true, description: '只有工会看得到' }) name?:
    string | null;
  @TextField('联系方式', { max: 60, optional: true, nullable: true, description: '只有工会看得到' }) contact?:
    string | null;
}

export class ObjectionTakenView {
  @TextField('说明', { max: 200 }) sentence: string;
}
