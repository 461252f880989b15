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
  TextsField,
} from '@app/http';
import { type CivilDate, isCivilDate, type UnionId } from '@app/kernel';
import type { ComingHoliday } from '../../app/calendar-reading';
import type { HolidayPage, HolidayTerm, ListedHoliday } from '../../app/holiday-pages';
import type { UpcomingHoliday } from '../../app/holiday.service';
import { SOLAR_TERMS, type SolarTermName } from '../../domain/almanac';
import {
  type Audience,
  AUDIENCE_NAMES,
  AUDIENCES,
  HOLIDAY_FORM_NAMES,
  HOLIDAY_FORMS,
  type HolidayForm,
} from '../../domain/audience';
import { refuse } from '../../domain/calendar.problems';
import { FESTIVAL_CODES, festivalName, type FestivalCode } from '../../domain/festival';
import { HOLIDAY_RULE_KINDS, type HolidayRule, ruleWords } from '../../domain/holiday-rule';
import { type DatedHoliday, HOLIDAY_STATES, type HolidayState, type UnionHoliday } from '../../domain/union-holiday';

const MOST_LEAD_DAYS = 120;

/** When a holiday is; which of the fields count depends on `kind`. */
export class HolidayRulePart {
  @ChoiceField('哪一种', HOLIDAY_RULE_KINDS) kind: HolidayRule['kind'];
  @CountField('月', { min: 1, max: 12, optional: true, description: '公历或农历' }) month?: number;
  @CountField('日', { min: 1, max: 31, optional: true, description: '公历或农历' }) day?: number;
  @ChoiceField('节气', SOLAR_TERMS, { optional: true }) term?: SolarTermName;
  @ChoiceField('节日', FESTIVAL_CODES, { optional: true }) festival?: FestivalCode;
  @TextsField('日期', { max: 10, maxItems: 40, optional: true, description: '按公布的日期，例如 2027-05-16' })
  dates?: string[];
  @TextField('从', { max: 5, optional: true, description: '月-日，例如 06-01' }) from?: string;
  @TextField('到', { max: 5, optional: true, description: '月-日，例如 09-30' }) to?: string;
  @ChoiceField('谁的日子', ['birthday', 'retirement'], { optional: true }) of?: 'birthday' | 'retirement';

  static of(rule: HolidayRule): HolidayRulePart {
    return Object.assign(new HolidayRulePart(), rule);
  }

  /** Throws `holiday.invalid` where something of its kind is missing. */
  static ruleOf(part: HolidayRulePart): HolidayRule {
    const { month, day, term, festival, from, to } = part;
    const { kind } = part;
    if (kind === 'fixed' || kind === 'lunar') return { kind, month: given(month), day: given(day) };
    if (kind === 'solar-term') return { kind, term: given(term) };
    if (kind === 'festival') return { kind, festival: given(festival) };
    if (kind === 'dates') return { kind, dates: datesOf(part.dates ?? []) };
    if (kind === 'campaign') return { kind, from: given(from), to: given(to) };
    return { kind, of: given(part.of) };
  }
}

const WHEN = { fields: [{ field: 'rule', message: '请把节日的日子填完整。' }] };
const given = <T>(value: T | undefined): T => value ?? refuse('holiday.invalid', WHEN.fields[0]!.message, WHEN);

function datesOf(texts: readonly string[]): CivilDate[] {
  const wrong = texts.find((text) => !isCivilDate(text));
  const message = `没有 ${wrong} 这一天，请改一下。`;
  if (wrong !== undefined) refuse('holiday.invalid', message, { fields: [{ field: 'rule', message }] });
  return [...(texts as CivilDate[])].sort();
}

/** A holiday as it is thought of, for the preview of its days. */
export class HolidayDto {
  @TextField('名称', { max: 40 }) name: string;
  @PartField('日子', () => HolidayRulePart) rule: HolidayRulePart;
  @CountField('提前天数', { max: MOST_LEAD_DAYS, nullable: true, description: '自然日；为空时不提醒' })
  leadDays: number | null;
  @ChoicesField('慰问谁', AUDIENCES) audiences: Audience[];
  @ChoiceField('形式', HOLIDAY_FORMS) form: HolidayForm;
  @TextField('做什么', { min: 0, max: 200 }) purpose: string;

  static holidayOf(dto: HolidayDto, code: string): UnionHoliday {
    const { name, leadDays, form, purpose } = dto;
    const audiences = [...new Set(dto.audiences)];
    return { code, name, rule: HolidayRulePart.ruleOf(dto.rule), leadDays, audiences, form, purpose };
  }
}

export class AddHolidayDto extends HolidayDto {
  @DateField('从哪天起', { description: '今天或以后' }) validFrom: CivilDate;
  @DateField('到哪天为止', { optional: true, nullable: true }) validUntil?: CivilDate | null;
}

export class SetHolidayDto extends AddHolidayDto {
  @ChoiceField('状态', HOLIDAY_STATES, { description: 'kept 过,dropped 不过,inherited 沿用上级' }) state: HolidayState;

  static termOf({ state, validFrom, validUntil }: SetHolidayDto): HolidayTerm {
    return { state, validFrom, validUntil: validUntil ?? null };
  }
}

export class UpcomingHolidaysQuery {
  @DateField('从') from: CivilDate;
  @DateField('到', { description: '最多三年' }) to: CivilDate;
}

/** A holiday on its days. */
export class UpcomingHolidayView {
  @TextField('编码', { max: 40 }) code: string;
  @TextField('名称', { max: 40 }) name: string;
  @CountField('算作哪一年', { max: 2200 }) year: number;
  @DateField('日子') from: CivilDate;
  @DateField('到', { description: '活动的最后一天；一天的节日与“日子”相同' }) to: CivilDate;
  @CountField('提前天数', { max: MOST_LEAD_DAYS, nullable: true }) leadDays: number | null;
  @DateField('提醒日', { nullable: true, description: '遇到休息日，提前到上一个工作日' }) leadOn: CivilDate | null;
  @InstantField('提醒时刻', { nullable: true }) remindAt: string | null;
  @FlagField('暂定', { description: '那一年的放假安排还没有公布，提醒日可能会变' }) provisional: boolean;
  @ChoicesField('慰问谁', AUDIENCES) audiences: Audience[];
  @TextsField('慰问谁(名称)', { max: 40, maxItems: 20 }) audienceNames: string[];
  @ChoiceField('形式', HOLIDAY_FORMS) form: HolidayForm;
  @TextField('做什么', { min: 0, max: 200 }) purpose: string;

  static of(holiday: UpcomingHoliday): UpcomingHolidayView {
    const { code, name, year, from, to, leadDays, leadOn, remindAt, provisional, audiences, form, purpose } = holiday;
    return Object.assign(new UpcomingHolidayView(), {
      ...{ code, name, year, from, to, leadDays, leadOn, provisional, form, purpose },
      ...{ remindAt: remindAt?.toISOString() ?? null, audiences: [...audiences], audienceNames: namesOf(audiences) },
    });
  }
}

const namesOf = (audiences: readonly Audience[]): string[] => audiences.map((audience) => AUDIENCE_NAMES[audience]);

export class UpcomingHolidaysView {
  @PartsField('节日', () => UpcomingHolidayView, { max: 500 }) items: UpcomingHolidayView[];

  static of(holidays: readonly UpcomingHoliday[]): UpcomingHolidaysView {
    return Object.assign(new UpcomingHolidaysView(), { items: holidays.map((each) => UpcomingHolidayView.of(each)) });
  }
}

export class ComingHolidayView extends UpcomingHolidayView {
  @IdField('工会') unionId: UnionId;

  static override of(holiday: ComingHoliday): ComingHolidayView {
    return Object.assign(new ComingHolidayView(), UpcomingHolidayView.of(holiday), { unionId: holiday.unionId });
  }
}

export class ComingHolidaysView {
  @DateField('今天') today: CivilDate;
  @PartsField('要准备的节日', () => ComingHolidayView, { max: 100 }) items: ComingHolidayView[];
}

/** What a union has decided for a later day. */
export class LaterHolidayView {
  @ChoiceField('状态', HOLIDAY_STATES) state: HolidayState;
  @DateField('从哪天起') validFrom: CivilDate;
  @CountField('提前天数', { max: MOST_LEAD_DAYS, nullable: true }) leadDays: number | null;

  static of({ state, validFrom, leadDays }: DatedHoliday): LaterHolidayView {
    return Object.assign(new LaterHolidayView(), { state, validFrom, leadDays });
  }
}

/** A holiday of a union in the settings. */
export class UnionHolidayView {
  @TextField('编码', { max: 40 }) code: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @TextField('名称', { max: 40 }) name: string;
  @ChoiceField('状态', HOLIDAY_STATES) state: HolidayState;
  @PartField('日子', () => HolidayRulePart) rule: HolidayRulePart;
  @TextField('日子怎么说', { max: 60 }) ruleWords: string;
  @CountField('提前天数', { max: MOST_LEAD_DAYS, nullable: true }) leadDays: number | null;
  @ChoicesField('慰问谁', AUDIENCES) audiences: Audience[];
  @TextsField('慰问谁(名称)', { max: 40, maxItems: 20 }) audienceNames: string[];
  @ChoiceField('形式', HOLIDAY_FORMS) form: HolidayForm;
  @TextField('形式名称', { max: 20 }) formName: string;
  @TextField('做什么', { min: 0, max: 200 }) purpose: string;
  @IdField('由哪个工会设置', { nullable: true, description: '为空时是默认' }) setBy: UnionId | null;
  @TextField('设置的工会', { max: 100, nullable: true }) setByName: string | null;
  @FlagField('本工会设置的') own: boolean;
  @DateField('从哪天起') validFrom: CivilDate;
  @DateField('到哪天为止', { nullable: true }) validUntil: CivilDate | null;
  @PartField('下一次', () => UpcomingHolidayView, { nullable: true }) next: UpcomingHolidayView | null;
  @PartsField('以后的安排', () => LaterHolidayView, { max: 50 }) later: LaterHolidayView[];

  static of({ row, version, later, setByName, own, next }: ListedHoliday): UnionHolidayView {
    const { code, name, state, rule, leadDays, audiences, form, purpose, unionId, validFrom, validUntil } = row;
    return Object.assign(new UnionHolidayView(), {
      ...{ code, version, name, state, leadDays, form, purpose, validFrom, validUntil, setBy: unionId, setByName, own },
      ...{ rule: HolidayRulePart.of(rule), ruleWords: ruleWords(rule, festivalName) },
      ...{ audiences: [...audiences], audienceNames: namesOf(audiences), formName: HOLIDAY_FORM_NAMES[form] },
      ...{ next: next && UpcomingHolidayView.of(next), later: later.map((each) => LaterHolidayView.of(each)) },
    });
  }
}

export class ChoiceView {
  @TextField('编码', { max: 40 }) code: string;
  @TextField('名称', { max: 40 }) name: string;
}

const choicesOf = (names: Readonly<Record<string, string>>): ChoiceView[] =>
  Object.entries(names).map(([code, name]) => Object.assign(new ChoiceView(), { code, name }));

export class UnionHolidaysView {
  @IdField('工会') unionId: UnionId;
  @TextField('工会名称', { max: 100 }) unionName: string;
  @DateField('今天') today: CivilDate;
  @FlagField('可以修改') mayManage: boolean;
  @PartsField('节日', () => UnionHolidayView, { max: 500 }) items: UnionHolidayView[];
  @PartsField('可以慰问的人', () => ChoiceView, { max: 50 }) audiences: ChoiceView[];
  @PartsField('形式', () => ChoiceView, { max: 20 }) forms: ChoiceView[];
  @PartsField('日历认识的节日', () => ChoiceView, { max: 50 }) festivals: ChoiceView[];

  static of({ unionId, unionName, today, mayManage, items }: HolidayPage): UnionHolidaysView {
    const festivals = Object.fromEntries(FESTIVAL_CODES.map((code) => [code, festivalName(code)]));
    return Object.assign(new UnionHolidaysView(), {
      ...{ unionId, unionName, today, mayManage, items: items.map((each) => UnionHolidayView.of(each)) },
      ...{
        audiences: choicesOf(AUDIENCE_NAMES),
        forms: choicesOf(HOLIDAY_FORM_NAMES),
        festivals: choicesOf(festivals),
      },
    });
  }
}

export class AddedHolidayView {
  @TextField('编码', { max: 40 }) code: string;
}
