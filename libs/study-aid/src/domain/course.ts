import { type AcademicYear, academicYearName } from './academic-year';
import { refuse } from './study-aid.problems';
import { MOST_SCHOOLING_YEARS } from './study-aid';

/** A child's course at a school. */
export interface Course {
  readonly entryYear: AcademicYear;
  readonly schoolingYears: number;
  /** Calendar year of graduation; later than entry and schooling say by every year of leave and every repeated one. */
  readonly endsInYear: number;
}

/** Refuses a graduation before the entry and courses of no such length; without `endsInYear` it follows from the rest. */
export function courseOf(entryYear: AcademicYear, schoolingYears: number, endsInYear?: number | null): Course {
  if (schoolingYears < 1 || schoolingYears > MOST_SCHOOLING_YEARS) refuse('study-award.schooling-unlikely');
  const ends = endsInYear ?? entryYear + schoolingYears;
  if (ends <= entryYear)
    refuse('study-award.ends-before-entry', `${entryYear} 年入学，不会在 ${ends} 年毕业。请核对入学年份和毕业年份。`);
  if (ends > entryYear + MOST_SCHOOLING_YEARS) refuse('study-award.schooling-unlikely');
  return { entryYear, schoolingYears, endsInYear: ends };
}

/** Whether the child still is at school in that academic year: a course that ends in 2026 has 2025-2026 as its last. */
export const isWithinCourse = (course: Pick<Course, 'entryYear' | 'endsInYear'>, year: AcademicYear): boolean =>
  year >= course.entryYear && year < course.endsInYear;

/**
 * Refuses another year when all are given, and one outside the course (domain rules §4 no. 4).
 * @param given academic years for which money was given or is on its way
 */
export function assertYearOpen(
  award: Pick<Course, 'entryYear' | 'endsInYear'> & { readonly maxYears: number },
  year: AcademicYear,
  given: readonly AcademicYear[],
): void {
  if (given.includes(year))
    refuse('study-instalment.year-given', `${academicYearName(year)}已经有一笔，不能再发一次。`);
  if (given.length >= award.maxYears)
    refuse(
      'study-instalment.years-used-up',
      `最多资助 ${award.maxYears} 年，已经满了，不能再有第 ${given.length + 1} 年。`,
    );
  if (!isWithinCourse(award, year))
    refuse(
      'study-instalment.outside-course',
      `${award.entryYear} 年入学、${award.endsInYear} 年毕业，${academicYearName(year)}不在读书期间。`,
    );
}
