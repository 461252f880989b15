import { CountField, FlagField, PartsField, TextField } from '@app/http';
import type { KnownSurveyDays } from '../../app/survey-days';
import type { SurveyDays } from '../../domain/survey-days';

export class SetSurveyDaysDto {
  @CountField('从哪一年起', { min: 2000, max: 2200 }) fromYear: number;
  @TextField('哪天开始', { max: 5 }) opensOn: string;
  @TextField('哪天截止', { max: 5 }) dueOn: string;
  @CountField('最少给几天', { min: 1, max: 180 }) leastDays: number;

  static daysOf({ fromYear, opensOn, dueOn, leastDays }: SetSurveyDaysDto): SurveyDays {
    return { fromYear, opensOn, dueOn, leastDays };
  }
}

export class SurveyDaysView {
  @CountField('从哪一年起', { max: 2200, nullable: true }) fromYear: number | null;
  @TextField('哪天开始', { max: 5 }) opensOn: string;
  @TextField('哪天截止', { max: 5 }) dueOn: string;
  @CountField('最少给几天', { max: 180 }) leastDays: number;
  @FlagField('默认') isDefault: boolean;
  @FlagField('今年用它') holdsNow: boolean;
  @TextField('制定人', { max: 60, nullable: true }) madeByName: string | null;

  static of({ fromYear, opensOn, dueOn, leastDays, isDefault, holdsNow, madeByName }: KnownSurveyDays): SurveyDaysView {
    return Object.assign(new SurveyDaysView(), {
      ...{ fromYear: isDefault ? null : fromYear, opensOn, dueOn, leastDays, isDefault, holdsNow, madeByName },
    });
  }
}

export class AllSurveyDaysView {
  @PartsField('年度调查的日子', () => SurveyDaysView, { max: 200 }) days: SurveyDaysView[];
  @FlagField('可以改') mayAdd: boolean;

  static of({ days, mayAdd }: { days: readonly KnownSurveyDays[]; mayAdd: boolean }): AllSurveyDaysView {
    return Object.assign(new AllSurveyDaysView(), { days: days.map((each) => SurveyDaysView.of(each)), mayAdd });
  }
}
