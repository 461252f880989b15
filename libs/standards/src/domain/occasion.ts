import type { CivilDate, UnionId } from '@app/kernel';
import { refuse } from './standards.problems';

export const OCCASION_GROUPS = ['must-visit', 'talk', 'festival', 'other'] as const;
export type OccasionGroup = (typeof OCCASION_GROUPS)[number];

export const OCCASION_GROUP_NAMES: Record<OccasionGroup, string> = {
  'must-visit': '五必访',
  talk: '五必谈',
  festival: '节日慰问',
  other: '其他慰问',
};

/** A finer case of an occasion that has a standard of its own, such as surgery within a hospital stay. */
export interface SubCondition {
  readonly code: string;
  readonly name: string;
}

/** A row that holds from a day until a day, for one union and those below it, or for everybody (`unionId` null). */
export interface DatedRow {
  readonly unionId: UnionId | null;
  readonly validFrom: CivilDate;
  /** Last day on which it holds; null: still in force. */
  readonly validTo: CivilDate | null;
}

/** What a union visits for. Each union may keep another catalogue, with dates (domain rules §1, note 2). */
export interface Occasion extends DatedRow {
  readonly code: string;
  readonly name: string;
  readonly group: OccasionGroup;
  /** Working days from the report to the visit; null: no duty with a deadline comes from it. */
  readonly deadlineWorkingDays: number | null;
  readonly subConditions: readonly SubCondition[];
  /** Without a sub-condition nothing can be said, since each has its own standard. */
  readonly subConditionRequired: boolean;
  /** Purpose code by which fund accounts say what they may be spent on. */
  readonly fundPurpose: string;
  /** False: this union does not keep an occasion that those above it keep. */
  readonly kept: boolean;
  /** True while it is the product's proposal that no union has confirmed. */
  readonly isDefault: boolean;
}

export const inForce = (row: DatedRow, on: CivilDate): boolean =>
  row.validFrom <= on && (row.validTo === null || on <= row.validTo);

/**
 * How far `row` is from the union whose path this is (0 own, 1 parent, …; last the default); -1: it does not concern it.
 * @param unionPath the union itself first, then its ancestors up to the federation
 */
export function distanceOf(row: DatedRow, unionPath: readonly UnionId[]): number {
  return row.unionId === null ? unionPath.length : unionPath.indexOf(row.unionId);
}

/** The row in force on `on` that is nearest to the union; of two equally near the later one. */
export function nearest<Row extends DatedRow>(
  rows: readonly Row[],
  unionPath: readonly UnionId[],
  on: CivilDate,
): Row | undefined {
  return rows
    .filter((row) => inForce(row, on) && distanceOf(row, unionPath) >= 0)
    .sort(
      (a, b) =>
        distanceOf(a, unionPath) - distanceOf(b, unionPath) ||
        (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : 0),
    )[0];
}

/** The catalogue that holds for a union on a day, in the order of `rows`, without the occasions it does not keep. */
export function occasionsFor(rows: readonly Occasion[], unionPath: readonly UnionId[], on: CivilDate): Occasion[] {
  const codes = [...new Set(rows.map((row) => row.code))];
  return codes.flatMap((code) => occasionFor(rows, code, unionPath, on) ?? []);
}

export function occasionFor(
  rows: readonly Occasion[],
  code: string,
  unionPath: readonly UnionId[],
  on: CivilDate,
): Occasion | undefined {
  const row = nearest(
    rows.filter((candidate) => candidate.code === code),
    unionPath,
    on,
  );
  return row?.kept ? row : undefined;
}

/** The first day from which any of these rows concerns the union, when that is after `on`; null otherwise. */
export function beginsAfter<Row extends DatedRow>(
  rows: readonly Row[],
  unionPath: readonly UnionId[],
  on: CivilDate,
): Row | null {
  const concerning = rows.filter((row) => distanceOf(row, unionPath) >= 0);
  if (concerning.some((row) => row.validFrom <= on)) return null;
  return concerning.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))[0] ?? null;
}

/** Which rule is missing for a day before the rules begin, and who can add it. */
export const notYetRuled = (name: string, since: CivilDate, on: CivilDate): string =>
  `「${name}」的规定从 ${since} 起才有，${on} 的事没有规定可依。请主席或管理员在“标准”里补上当时的规定，再来办。`;

export const overlaps = (a: DatedRow, b: DatedRow): boolean =>
  (a.validTo === null || b.validFrom <= a.validTo) && (b.validTo === null || a.validFrom <= b.validTo);

/** Refuses a row that contradicts itself, or that overlaps another of the same union and code. */
export function assertOccasionFits(row: Occasion, existing: readonly Occasion[]): void {
  if (row.validTo !== null && row.validTo < row.validFrom) refuse('occasion.invalid', '停用日期不能早于施行日期。');
  const codes = row.subConditions.map((each) => each.code);
  if (new Set(codes).size < codes.length) refuse('occasion.invalid', '细分情况的编码不能重复。');
  if (row.subConditionRequired && codes.length === 0) refuse('occasion.invalid', '请先写明有哪几种细分情况。');
  const clash = existing.find(
    (other) => other.unionId === row.unionId && other.code === row.code && overlaps(row, other),
  );
  if (clash) {
    const until = clash.validTo ?? '今';
    const dates = `${clash.validFrom} 至${until}`;
    refuse('occasion.overlaps', `和「${clash.name}」（${dates}）日期重叠，请先停用旧的设置。`);
  }
}
