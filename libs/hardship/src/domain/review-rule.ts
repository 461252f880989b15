import type { CivilDate } from '@app/kernel';

/** How the yearly review goes (domain rules §2.4). */
export interface ReviewRule {
  /** The review opens so many days before it is due. */
  readonly opensBeforeDays: number;
  /** The file lapses so many days after the day on which nobody did it. */
  readonly lapsesAfterDays: number;
  /** Of the files on file, those that spot checks draw in a calendar year at least. */
  readonly spotCheckPercent: number;
}

export const DEFAULT_REVIEW_RULE: ReviewRule = { opensBeforeDays: 30, lapsesAfterDays: 60, spotCheckPercent: 30 };

/** The rule of a day: the latest that had begun by then, else the default. */
export const reviewRuleOn = <R extends ReviewRule & { readonly validFrom: CivilDate }>(
  rules: readonly R[],
  on: CivilDate,
): ReviewRule =>
  rules.filter((rule) => rule.validFrom <= on).sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0] ??
  DEFAULT_REVIEW_RULE;
