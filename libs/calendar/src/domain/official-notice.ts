import { addDays, type CivilDate, isCivilDate, weekdayOf, yearOf } from '@app/kernel';
import { FieldProblems } from './calendar.problems';
import type { OfficialYear } from './official-days';
import type { WorkingCalendar } from './working-calendar';

/** A day of the State Council's notice: off (with the weekends in it), or a weekend that is worked. */
export interface NoticeDay {
  readonly date: CivilDate;
  /** 春节 */
  readonly name: string;
  readonly off: boolean;
}

const SATURDAY = 6;
const MOST_DAYS = 120;
const DECEMBER = '-12-01';

/** Days in order; the same day said twice in the same way counts once. */
export function orderedDays(days: readonly NoticeDay[]): NoticeDay[] {
  const known = new Map(days.map((day) => [`${day.date} ${day.off}`, day]));
  return [...known.values()].sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
}

/** Refuses `official-days.invalid` with every day that cannot be so; `lawful` are the statutory holidays of that year. */
export function checkNotice(year: number, days: readonly NoticeDay[], lawful: readonly CivilDate[]): void {
  const problems = new FieldProblems();
  const ordered = orderedDays(days);
  problems.check(
    ordered.some(({ off }) => off),
    'days',
    '一天放假也没有，请核对是不是整份安排。',
  );
  problems.check(ordered.length <= MOST_DAYS, 'days', `一年最多 ${MOST_DAYS} 天，请核对是不是只有一年的安排。`);
  for (const { date, off } of ordered) {
    const inside = yearOf(date) === year || (date >= `${year - 1}${DECEMBER}` && date < `${year}-01-01`);
    problems.check(inside, 'days', `${date} 不在 ${year} 年里，请核对年份。`);
    problems.check(off || weekdayOf(date) >= SATURDAY, 'days', `${date} 不是周末，本来就上班，不会是调休上班。`);
  }
  const off = new Set(ordered.filter((day) => day.off).map(({ date }) => date));
  for (const { date } of ordered.filter((day) => !day.off))
    problems.check(!off.has(date), 'days', `${date} 又写了放假、又写了上班，请留一个。`);
  for (const date of lawful) problems.check(off.has(date), 'days', `${date} 是法定节假日，安排里却没有放假，请补上。`);
  problems.refuseIfAny('official-days.invalid');
}

/** The list by which the calendar goes. */
export const listOf = (year: number, days: readonly NoticeDay[]): OfficialYear => ({
  year,
  provisional: false,
  off: days.filter(({ off }) => off).map(({ date }) => date),
  work: days.filter(({ off }) => !off).map(({ date }) => date),
});

export interface ChangedDay {
  readonly date: CivilDate;
  /** Worked from now on; it was off before, or the other way round. */
  readonly worked: boolean;
}

/** Days that are worked by one calendar and not by the other, from the December before to the end of the year. */
export function changedDays(year: number, before: WorkingCalendar, after: WorkingCalendar): ChangedDay[] {
  const changed: ChangedDay[] = [];
  for (let date = `${year - 1}${DECEMBER}` as CivilDate; yearOf(date) <= year; date = addDays(date, 1)) {
    const worked = after.isWorkingDay(date);
    if (before.isWorkingDay(date) !== worked) changed.push({ date, worked });
  }
  return changed;
}

export interface NoticeReading {
  /** Known only from JSON; otherwise the year of most of the days. */
  readonly year: number | null;
  readonly days: readonly NoticeDay[];
  /** Lines that look like a day and could not be read, as sentences. */
  readonly faults: readonly string[];
}

/**
 * Days by the year of their notice. December days stand in the notice of the year after when the sheet holds that one and
 * nothing else of their own year.
 */
export function daysByYear(days: readonly NoticeDay[]): Map<number, NoticeDay[]> {
  const years = new Set(days.map(({ date }) => yearOf(date)));
  const ofNext = (year: number): boolean =>
    years.has(year + 1) && days.every(({ date }) => yearOf(date) !== year || date.slice(4) >= DECEMBER);
  const groups = new Map<number, NoticeDay[]>();
  for (const day of days) {
    const own = yearOf(day.date);
    const year = ofNext(own) ? own + 1 : own;
    groups.set(year, [...(groups.get(year) ?? []), day]);
  }
  return groups;
}

/** The year that most of the days are of; null without days. */
export function yearOfMost(days: readonly NoticeDay[]): number | null {
  const counts = new Map<number, number>();
  for (const { date } of days) counts.set(yearOf(date), (counts.get(yearOf(date)) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  return most?.[0] ?? null;
}

const OFF_WORDS = /^(?:休|放假|休息|假|休假|true|1|是)$/i;
const WORK_WORDS = /^(?:班|上班|补班|调休|调休上班|工作|false|0|否)$/i;
const DAY = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;

/** 2027-02-05, 2027/2/5, 2027年2月5日 */
export function noticeDate(text: string): CivilDate | null {
  const match = DAY.exec(text.trim());
  if (!match) return null;
  const date = [match[1]!, match[2]!.padStart(2, '0'), match[3]!.padStart(2, '0')].join('-');
  return isCivilDate(date) ? date : null;
}

/** 休 or 班 in the words of notices and tables; null for anything else. */
export const noticeOff = (text: string): boolean | null =>
  OFF_WORDS.test(text.trim()) ? true : WORK_WORDS.test(text.trim()) ? false : null;

/** Reads what a person pasted: lines of 日期, 名称, 休/班 in any order, or JSON `{year, days:[{name,date,isOffDay}]}`. */
export function readNotice(text: string): NoticeReading {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  return trimmed.startsWith('{') || trimmed.startsWith('[') ? readJson(trimmed) : readLines(trimmed);
}

function readLines(text: string): NoticeReading {
  const days: NoticeDay[] = [];
  const faults: string[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    const cells = line.split(/[\t,,;|]| {2,}/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    const date = cells.map(noticeDate).find((found) => found !== null);
    if (!date) {
      if (/\d{4}/.test(line)) faults.push(`第 ${index + 1} 行没有读出日期：${line.trim().slice(0, 40)}`);
      return;
    }
    const off = cells.map(noticeOff).find((found) => found !== null);
    if (off === undefined) {
      faults.push(`第 ${index + 1} 行没有写休还是班：${line.trim().slice(0, 40)}`);
      return;
    }
    const name = cells.find(
      (cell) => cell !== '' && noticeDate(cell) === null && noticeOff(cell) === null && !WEEKDAY.test(cell),
    );
    days.push({ date, name: (name ?? '').slice(0, 40), off });
  });
  return { year: yearOfMost(days), days: orderedDays(days), faults };
}

const WEEKDAY = /^(?:星期|周|礼拜)[一二三四五六日天]$|^\d+$/;

function readJson(text: string): NoticeReading {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { year: null, days: [], faults: ['这段 JSON 不完整，请从头到尾整段粘贴。'] };
  }
  const { year, days: listed } = (Array.isArray(parsed) ? { days: parsed } : parsed) as {
    year?: unknown;
    days?: unknown;
  };
  const days: NoticeDay[] = [];
  const faults: string[] = [];
  (Array.isArray(listed) ? listed : []).forEach((each: unknown, index) => {
    const { date, name, isOffDay } = (each ?? {}) as { date?: unknown; name?: unknown; isOffDay?: unknown };
    if (isCivilDate(date) && typeof isOffDay === 'boolean')
      days.push({ date, name: typeof name === 'string' ? name.slice(0, 40) : '', off: isOffDay });
    else faults.push(`第 ${index + 1} 天缺少 date 或 isOffDay。`);
  });
  return { year: typeof year === 'number' ? year : yearOfMost(days), days: orderedDays(days), faults };
}
