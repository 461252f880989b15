import { type CivilDate, civilDate, isCivilDate, weekdayOf, yearOf } from '@app/kernel';
import { type Almanac, SOLAR_TERMS, type SolarTermName } from './almanac';
import { festivalDateBy, type FestivalCode, isFestivalCode } from './festival';

/** When a holiday of a union is. Month and day are those of the calendar that the kind names. */
export type HolidayRule =
  | { readonly kind: 'fixed'; readonly month: number; readonly day: number }
  /** A day of the lunar year; the twelfth month is the one before the Spring Festival of the year asked for. */
  | { readonly kind: 'lunar'; readonly month: number; readonly day: number }
  | { readonly kind: 'solar-term'; readonly term: SolarTermName }
  /** A festival that the calendar knows by name. */
  | { readonly kind: 'festival'; readonly festival: FestivalCode }
  /** As published year by year, such as 古尔邦节. */
  | { readonly kind: 'dates'; readonly dates: readonly CivilDate[] }
  /** A season, `MM-DD` to `MM-DD` of one year. */
  | { readonly kind: 'campaign'; readonly from: string; readonly to: string }
  /** Not a day of the year: each member's own. */
  | { readonly kind: 'personal'; readonly of: 'birthday' | 'retirement' };

export const HOLIDAY_RULE_KINDS = [
  'fixed',
  'lunar',
  'solar-term',
  'festival',
  'dates',
  'campaign',
  'personal',
] as const;

export interface DaySpan {
  readonly from: CivilDate;
  /** Equal to `from` but for campaigns. */
  readonly to: CivilDate;
}

const one = (date: CivilDate): DaySpan[] => [{ from: date, to: date }];

/** The days of a rule in `year`: none for what each member has for himself, or what was not published yet. */
export function spansIn(almanac: Almanac, rule: HolidayRule, year: number): DaySpan[] {
  switch (rule.kind) {
    case 'fixed':
      return existing(year, `${two(rule.month)}-${two(rule.day)}`).flatMap(one);
    case 'lunar':
      return one(almanac.lunarDay(rule.month === 12 ? year - 1 : year, rule.month, rule.day));
    case 'solar-term':
      return one(almanac.solarTerm(year, rule.term));
    case 'festival':
      return one(festivalDateBy(almanac, rule.festival, year));
    case 'dates':
      return rule.dates.filter((date) => yearOf(date) === year).flatMap(one);
    case 'campaign':
      return [{ from: civilDate(`${year}-${rule.from}`), to: civilDate(`${year}-${rule.to}`) }];
    case 'personal':
      return [];
    default:
      return rule satisfies never;
  }
}

const two = (part: number): string => String(part).padStart(2, '0');
/** 02-29 is a day of leap years only. */
const existing = (year: number, monthDay: string): CivilDate[] =>
  [`${year}-${monthDay}`].filter((day): day is CivilDate => isCivilDate(day));

/** What is wrong with a rule, as a sentence; null when nothing is. */
export function ruleFault(rule: HolidayRule): string | null {
  switch (rule.kind) {
    case 'fixed':
      return isCivilDate(`2024-${two(rule.month)}-${two(rule.day)}`) ? null : '没有这一天，请改一下月和日。';
    case 'lunar':
      return within(rule.month, 12) && within(rule.day, 29)
        ? null
        : '农历日期请填 1 到 12 月、1 到 29 日；除夕请选“除夕”。';
    case 'solar-term':
      return SOLAR_TERMS.includes(rule.term) ? null : '请选择节气。';
    case 'festival':
      return isFestivalCode(rule.festival) ? null : '请选择节日。';
    case 'dates':
      return new Set(rule.dates).size === rule.dates.length ? null : '有一天写了两遍，请删去一个。';
    case 'campaign':
      return campaignFault(rule);
    case 'personal':
      return null;
    default:
      return rule satisfies never;
  }
}

const within = (part: number, most: number): boolean => Number.isInteger(part) && part >= 1 && part <= most;

function campaignFault({ from, to }: { from: string; to: string }): string | null {
  // 2025 is no leap year: a season may not begin or end on a day that most years do not have.
  if (!isCivilDate(`2025-${from}`) || !isCivilDate(`2025-${to}`)) return '请填活动的起止月日，例如 06-01 到 09-30。';
  return from <= to ? null : '结束的日子不能早于开始的日子；跨年的活动请分成两个。';
}

const WEEKDAYS = '一二三四五六日';

/** How people say a rule: 每年 9 月 10 日, 农历九月初九. */
export function ruleWords(rule: HolidayRule, festivalName: (code: FestivalCode) => string): string {
  switch (rule.kind) {
    case 'fixed':
      return `每年 ${rule.month} 月 ${rule.day} 日`;
    case 'lunar':
      return `农历${LUNAR_MONTHS[rule.month - 1]}月${lunarDayWords(rule.day)}`;
    case 'solar-term':
      return `节气${rule.term}`;
    case 'festival':
      return festivalName(rule.festival);
    case 'dates':
      return rule.dates.length === 0 ? '按公布的日期，还没有填' : `按公布的日期，已填 ${rule.dates.length} 天`;
    case 'campaign':
      return `每年 ${monthDay(rule.from)}到 ${monthDay(rule.to)}`;
    case 'personal':
      return rule.of === 'birthday' ? '每位会员的生日' : '每位会员退休的日子';
    default:
      return rule satisfies never;
  }
}

const LUNAR_MONTHS = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊'];
const DIGITS = '一二三四五六七八九十';

function lunarDayWords(day: number): string {
  if (day <= 10) return `初${DIGITS[day - 1]}`;
  if (day < 20) return `十${DIGITS[day - 11]}`;
  return day === 20 ? '二十' : `廿${DIGITS[day - 21]}`;
}

const monthDay = (text: string): string => `${Number(text.slice(0, 2))} 月 ${Number(text.slice(3))} 日`;

/** 02-06 星期六 */
export const shortDay = (date: CivilDate): string => `${date.slice(5)} 星期${WEEKDAYS[weekdayOf(date) - 1]}`;
