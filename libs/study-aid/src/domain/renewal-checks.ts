import { type AcademicYear, academicYearName } from './academic-year';
import { isWithinCourse } from './course';
import { isAtSchool, STUDENT_STATE_LABELS, type StudentState } from './renewal.lifecycle';
import type { AwardStatus } from './award.lifecycle';

/** What is known when another year is looked at (domain rules §4, tracked continuation). */
export interface RenewalFacts {
  readonly year: AcademicYear;
  readonly awardStatus: AwardStatus;
  /** The guardian took his separate consent back and gave no new one. */
  readonly consentWithdrawn: boolean;
  readonly studentState: StudentState | null;
  readonly hasProof: boolean;
  readonly needsFile: boolean;
  readonly onFile: boolean;
  /** The academic year for which a grace year was decided. */
  readonly graceYear: AcademicYear | null;
  readonly entryYear: AcademicYear;
  readonly endsInYear: number;
  readonly maxYears: number;
  readonly givenYears: readonly AcademicYear[];
  /** Another programme gives to the same child for this year. */
  readonly aidedElsewhere: boolean;
  readonly hasBankCard: boolean;
}

export const RENEWAL_CHECKS = ['enrolled', 'proof', 'file', 'standing', 'years', 'elsewhere', 'card'] as const;
export type RenewalCheckCode = (typeof RENEWAL_CHECKS)[number];

export interface RenewalCheck {
  readonly code: RenewalCheckCode;
  readonly ok: boolean;
  /** What was looked at and what was found, in Chinese; when it is not right, also what to do. */
  readonly sentence: string;
}

/** Every check with its explanation; all green: it may be accepted with others at once. */
export const renewalChecks = (facts: RenewalFacts): RenewalCheck[] => [
  enrolled(facts),
  facts.hasProof
    ? { code: 'proof', ok: true, sentence: '在读证明已上传。' }
    : { code: 'proof', ok: false, sentence: '还差在读证明，请家长拍照上传。' },
  file(facts),
  standing(facts),
  years(facts),
  facts.aidedElsewhere
    ? { code: 'elsewhere', ok: false, sentence: '这个学年已经享受另一个助学项目，不能重复。' }
    : { code: 'elsewhere', ok: true, sentence: '没有享受其他助学项目。' },
  facts.hasBankCard
    ? { code: 'card', ok: true, sentence: '家长的银行卡已登记。' }
    : { code: 'card', ok: false, sentence: '家长还没有登记银行卡，请先到会员资料里补上。' },
];

function enrolled({ studentState }: RenewalFacts): RenewalCheck {
  if (studentState === null) return { code: 'enrolled', ok: false, sentence: '家长还没有确认今年的就读情况。' };
  const ok = isAtSchool(studentState);
  const said = `家长确认：${STUDENT_STATE_LABELS[studentState]}。`;
  return { code: 'enrolled', ok, sentence: ok ? said : `${said}请到资助页面登记，再决定暂停或终止。` };
}

function file({ needsFile, onFile, graceYear, year }: RenewalFacts): RenewalCheck {
  if (!needsFile) return { code: 'file', ok: true, sentence: '这个项目不要求困难职工档案。' };
  if (onFile) return { code: 'file', ok: true, sentence: '困难职工档案在档。' };
  if (graceYear === year) return { code: 'file', ok: true, sentence: '档案已失效，按宽限一年的决定继续资助。' };
  return { code: 'file', ok: false, sentence: '困难职工档案不在档，请先复核档案，或按项目规则处理。' };
}

/** A suspended award resumes when its renewal is accepted; one on leave or ended does not. */
function standing({ awardStatus, consentWithdrawn }: RenewalFacts): RenewalCheck {
  if (consentWithdrawn) {
    const sentence = '监护人撤回了单独同意，请先登记新的同意，或者终止这份资助。';
    return { code: 'standing', ok: false, sentence };
  }
  if (awardStatus === 'running') return { code: 'standing', ok: true, sentence: '资助正常。' };
  if (awardStatus === 'suspended') return { code: 'standing', ok: true, sentence: '资助已暂停，核对通过后恢复。' };
  return { code: 'standing', ok: false, sentence: '这份资助现在不能续办，请先看资助页面。' };
}

function years({ year, entryYear, endsInYear, maxYears, givenYears }: RenewalFacts): RenewalCheck {
  const code = 'years';
  if (givenYears.includes(year))
    return { code, ok: false, sentence: `${academicYearName(year)}已经有一笔，不能再发。` };
  if (givenYears.length >= maxYears) return { code, ok: false, sentence: `已经资助满 ${maxYears} 年。` };
  if (!isWithinCourse({ entryYear, endsInYear }, year))
    return { code, ok: false, sentence: `${endsInYear} 年毕业，${academicYearName(year)}不在读书期间。` };
  return { code, ok: true, sentence: `已资助 ${givenYears.length} 年，最多 ${maxYears} 年；${endsInYear} 年毕业。` };
}

export const allGreen = (checks: readonly RenewalCheck[]): boolean => checks.every((check) => check.ok);
