import type { CivilDate, Fen } from '@app/kernel';
import { type AcademicYear, academicYearOf, dayOfAcademicYear, isMonthDay, type MonthDay } from './academic-year';
import type { AmountRow } from './amount-table';
import { dayWords } from './day-words';
import { FieldProblems, refuse } from './study-aid.problems';
import {
  type LapseRule,
  MOST_AIDED_YEARS,
  type ProgrammeKind,
  STUDY_EXCLUSION_LABELS,
  STUDY_LEVEL_LABELS,
  type StudyExclusion,
  type StudyLevel,
} from './study-aid';

/** What a programme says, as an officer fills it in. Days come back every year. */
export interface ProgrammePlan {
  readonly name: string;
  readonly kind: ProgrammeKind;
  /** At most this many instalments; 1 for a one-off grant. */
  readonly maxYears: number;
  readonly levels: readonly StudyLevel[];
  readonly amounts: readonly AmountRow[];
  readonly applyFrom: MonthDay;
  readonly applyUntil: MonthDay;
  /** Renewals are opened on this day; null for one-off programmes. */
  readonly renewalOn: MonthDay | null;
  /** The last day for the proof; after it the award is suspended. */
  readonly proofUntil: MonthDay | null;
  /** The last day on which what was suspended can still resume. */
  readonly resumeUntil: MonthDay | null;
  readonly needsFile: boolean;
  readonly lapseRule: LapseRule;
  readonly exclusions: readonly StudyExclusion[];
  /** Excludes every other exclusive programme for the same child and academic year. */
  readonly exclusive: boolean;
  /** For a year, in fen; null: no limit but the account's. */
  readonly budget: Fen | null;
  /** Working days of the public notice; 0: none is asked. */
  readonly publicityDays: number;
}

/** Refuses what cannot be, field by field. */
export function checkProgramme(plan: ProgrammePlan): void {
  const problems = new FieldProblems();
  const { kind, maxYears, levels, amounts, applyFrom, applyUntil, publicityDays, budget } = plan;
  problems.check(levels.length > 0, 'levels', '请至少选一个资助层次');
  problems.check(isMonthDay(applyFrom), 'applyFrom', '申请开始日请写成 07-01 这样的月和日');
  problems.check(isMonthDay(applyUntil), 'applyUntil', '申请截止日请写成 08-31 这样的月和日');
  problems.check(
    kind === 'one-off' ? maxYears === 1 : maxYears >= 1 && maxYears <= MOST_AIDED_YEARS,
    'maxYears',
    kind === 'one-off' ? '一次性资助只发一年' : `资助年限最多 ${MOST_AIDED_YEARS} 年`,
  );
  const hangs = publicityDays === 0 || (publicityDays >= 5 && publicityDays <= 30);
  problems.check(hangs, 'publicityDays', '公示至少 5 个、最多 30 个工作日；不公示请填 0');
  problems.check(budget === null || budget > 0n, 'budget', '预算请填大于 0 的金额');
  for (const { level, amount } of amounts) {
    problems.check(levels.includes(level), 'amounts', `「${STUDY_LEVEL_LABELS[level]}」不在资助层次里，请先勾选它`);
    problems.check(amount > 0n, 'amounts', '资助金额要大于 0');
  }
  const keys = amounts.map(({ level, category, validFrom }) => `${level} ${category} ${validFrom}`);
  problems.check(new Set(keys).size === keys.length, 'amounts', '同一层次、同一类别、同一天只能有一个金额');
  if (kind === 'tracked') checkRenewalDays(plan, problems);
  problems.refuseIfAny();
}

function checkRenewalDays({ renewalOn, proofUntil, resumeUntil }: ProgrammePlan, problems: FieldProblems): void {
  const isDay = (day: MonthDay | null): day is MonthDay => day !== null && isMonthDay(day);
  problems.check(isDay(renewalOn), 'renewalOn', '请填续办从哪天开始，例如 08-15');
  problems.check(isDay(proofUntil), 'proofUntil', '请填证明最晚哪天交，例如 10-15');
  problems.check(isDay(resumeUntil), 'resumeUntil', '请填最晚哪天还能补办，例如 12-31');
  if (!isDay(renewalOn) || !isDay(proofUntil) || !isDay(resumeUntil)) return;
  const [opens, cutOff, ends] = [renewalOn, proofUntil, resumeUntil].map((day) => dayOfAcademicYear(2000, day));
  problems.check(cutOff! > opens!, 'proofUntil', '证明的截止日要在续办开始之后（按学年算，7 月起）');
  problems.check(ends! >= cutOff!, 'resumeUntil', '补办截止日要在证明截止日当天或之后（按学年算，7 月起）');
}

/** Before it may be opened for applications: an amount for every level. */
export function assertOpenable({ levels, amounts }: Pick<ProgrammePlan, 'levels' | 'amounts'>): void {
  const without = levels.filter((level) => !amounts.some((row) => row.level === level));
  if (without.length > 0) {
    const names = without.map((level) => STUDY_LEVEL_LABELS[level]).join('、');
    refuse('study-programme.no-amounts', `还没有给${names}定金额，请先补上。`);
  }
}

/** The window of the academic year in which the day lies. */
export function windowOf(
  { applyFrom, applyUntil }: Pick<ProgrammePlan, 'applyFrom' | 'applyUntil'>,
  year: AcademicYear,
): { readonly from: CivilDate; readonly until: CivilDate } {
  return { from: dayOfAcademicYear(year, applyFrom), until: dayOfAcademicYear(year, applyUntil) };
}

export interface Eligible {
  readonly level: StudyLevel;
  readonly circumstances: readonly StudyExclusion[];
}

/** Refuses a level that the programme does not aid and what it leaves out. */
export function assertEligible(
  { levels, exclusions }: Pick<ProgrammePlan, 'levels' | 'exclusions'>,
  { level, circumstances }: Eligible,
): void {
  if (!levels.includes(level)) {
    const aided = levels.map((each) => STUDY_LEVEL_LABELS[each]).join('、');
    refuse('study-programme.level-not-aided', `这个项目只资助${aided}，不包括${STUDY_LEVEL_LABELS[level]}。`);
  }
  const excluded = circumstances.find((each) => exclusions.includes(each));
  if (excluded) refuse('study-award.excluded', `「${STUDY_EXCLUSION_LABELS[excluded]}」不在这个项目的资助范围内。`);
}

/** Refuses an application outside the window; an officer may take one in at any time. */
export function assertWindowOpen(plan: Pick<ProgrammePlan, 'applyFrom' | 'applyUntil'>, today: CivilDate): void {
  const { from, until } = windowOf(plan, academicYearOf(today));
  if (today < from || today > until)
    refuse(
      'study-programme.window-closed',
      `申请时间是 ${dayWords(from)}到 ${dayWords(until)}，现在不能申请。有特殊情况请联系工会。`,
    );
}

export interface RenewalDays {
  readonly opensOn: CivilDate;
  readonly cutOffOn: CivilDate;
  readonly endsOn: CivilDate;
}

/** The days of a year's renewal; null for a programme without renewals. */
export function renewalDays(
  plan: Pick<ProgrammePlan, 'kind' | 'renewalOn' | 'proofUntil' | 'resumeUntil'>,
  year: AcademicYear,
): RenewalDays | null {
  const { kind, renewalOn, proofUntil, resumeUntil } = plan;
  if (kind !== 'tracked' || !renewalOn || !proofUntil || !resumeUntil) return null;
  return {
    opensOn: dayOfAcademicYear(year, renewalOn),
    cutOffOn: dayOfAcademicYear(year, proofUntil),
    endsOn: dayOfAcademicYear(year, resumeUntil),
  };
}
