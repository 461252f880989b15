import { type CivilDate, civilDate, partsOf } from '@app/kernel';

/** The calendar year in which an academic year begins: 2025 is 2025-2026. */
export type AcademicYear = number;

/** From this month on the next academic year is prepared: admissions and renewals are of summer. */
const BEGINS_IN_MONTH = 7;

export const academicYearOf = (on: CivilDate): AcademicYear => {
  const [year, month] = partsOf(on);
  return month >= BEGINS_IN_MONTH ? year : year - 1;
};

/** 2025-2026 学年 */
export const academicYearName = (year: AcademicYear): string => `${year}-${year + 1} 学年`;

/** `2025-2026` or `2025` written by people; undefined when it is none. */
export function readAcademicYear(text: string): AcademicYear | undefined {
  const [, first, second] = /^(\d{4})(?:\s*[-—–~至/]\s*(\d{2,4}))?/.exec(text.trim()) ?? [];
  if (first === undefined) return undefined;
  const year = Number(first);
  if (second !== undefined && Number(second) % 100 !== (year + 1) % 100) return undefined;
  return year;
}

/** A day that comes back every year: `08-15`. */
export type MonthDay = string;

const MONTH_DAY = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export function isMonthDay(text: string): boolean {
  const match = MONTH_DAY.exec(text);
  // 29 February does not come back every year.
  return match !== null && Number(match[2]) <= [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(match[1]) - 1]!;
}

/** The day within an academic year: from July on in its first calendar year, before in its second. */
export const dayOfAcademicYear = (year: AcademicYear, day: MonthDay): CivilDate =>
  civilDate(`${Number(day.slice(0, 2)) >= BEGINS_IN_MONTH ? year : year + 1}-${day}`);
