import { addMonths, type CivilDate, type Id } from '@app/kernel';
import { refuse } from './retention.problems';

export type RetentionRuleId = Id<'retention-rule'>;

/** What a federation set for a kind of record, from a day on. */
export interface RetentionRule {
  readonly kind: string;
  readonly years: number;
  readonly fromOn: CivilDate;
}

interface Kept {
  readonly code: string;
  readonly years: number;
  readonly leastYears: number;
}

export const MOST_YEARS = 100;

/** How many years a kind is kept by the rules in force on a day; without one, as many as the kind itself says. */
export function yearsOn(kind: Kept, rules: readonly RetentionRule[], day: CivilDate): number {
  const own = rules.filter((rule) => rule.kind === kind.code && rule.fromOn <= day);
  const latest = own.reduce<RetentionRule | null>(
    (best, rule) => (best && best.fromOn >= rule.fromOn ? best : rule),
    null,
  );
  return Math.max(latest?.years ?? kind.years, kind.leastYears);
}

/** What ended before this day is past its term. */
export const dueBefore = (today: CivilDate, years: number): CivilDate => addMonths(today, -12 * years);

/** Refuses `retention-rule.unknown-kind`, `.too-short`, `.past`. */
export function checkRule(kind: Kept | undefined, rule: RetentionRule, today: CivilDate): void {
  if (!kind) return refuse('retention-rule.unknown-kind');
  if (rule.years < kind.leastYears)
    refuse('retention-rule.too-short', `这一类至少要保存 ${kind.leastYears} 年，请填 ${kind.leastYears} 或更多。`);
  if (rule.fromOn < today) refuse('retention-rule.past');
}
