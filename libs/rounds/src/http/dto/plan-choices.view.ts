import { ChoiceField, CountField, DateField, FlagField, PartsField, TextField } from '@app/http';
import type { PlanChoices } from '../../app/round-reading';
import { AUDIENCE_CODES, AUDIENCE_NAMES, type AudienceCode } from '../../domain/audience';
import { ROUND_KINDS } from '../../domain/round';

export class SuggestedAudienceView {
  @ChoiceField('代码', AUDIENCE_CODES) code: string;
  @TextField('名称', { max: 60 }) name: string;
  @CountField('多少岁以上', { max: 120, nullable: true }) minAge: number | null;
  @FlagField('能自动找人') offered: boolean;
}

export class OccasionChoiceView {
  @ChoiceField('种类', ROUND_KINDS) kind: string;
  @TextField('代码', { max: 40 }) code: string;
  @CountField('年份', { max: 2099 }) year: number;
  @TextField('名称', { max: 40 }) name: string;
  @DateField('日期') on: string;
  @DateField('最晚完成') latestOn: string;
  @DateField('开始准备', { nullable: true }) leadOn: string | null;
  @FlagField('放假安排还没公布') provisional: boolean;
  @PartsField('通常慰问谁', () => SuggestedAudienceView, { max: 20 }) audience: SuggestedAudienceView[];
  @TextField('通常形式', { max: 40 }) form: string;
  @TextField('通常怎么说', { max: 200 }) purpose: string;
}

export class AudienceChoiceView {
  @ChoiceField('代码', AUDIENCE_CODES) code: string;
  @TextField('名称', { max: 60 }) name: string;
}

export class PointView {
  @TextField('代码', { max: 40 }) code: string;
  @TextField('要落实的事', { max: 80 }) words: string;
}

export class ChecklistView {
  @PartsField('四落实', () => PointView, { max: 12 }) points: PointView[];

  static of(points: readonly PointView[]): ChecklistView {
    return Object.assign(new ChecklistView(), { points: points.map(({ code, words }) => ({ code, words })) });
  }
}

export class PlanChoicesView {
  @PartsField('节日和季节', () => OccasionChoiceView, { max: 100 }) occasions: OccasionChoiceView[];
  @PartsField('慰问对象', () => AudienceChoiceView, { max: 30 }) audience: AudienceChoiceView[];
  @PartsField('四落实', () => PointView, { max: 12 }) checklist: PointView[];

  static of({ occasions, audience, checklist }: PlanChoices): PlanChoicesView {
    return Object.assign(new PlanChoicesView(), {
      occasions: occasions.map(({ audience: suggested, ...day }) => ({
        ...{ kind: day.kind, code: day.code, year: day.year, name: day.name, on: day.on, latestOn: day.latestOn },
        ...{ leadOn: day.leadOn, provisional: day.provisional, form: day.form, purpose: day.purpose },
        audience: suggested.map(({ code, minAge }) => ({
          ...{ code, minAge, name: AUDIENCE_NAMES[code] },
          offered: audience.includes(code),
        })),
      })),
      audience: audience.map((code) => ({ code, name: AUDIENCE_NAMES[code as AudienceCode] })),
      checklist: checklist.map(({ code, words }) => ({ code, words })),
    });
  }
}
