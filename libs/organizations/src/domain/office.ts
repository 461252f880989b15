import type { CivilDate } from '@app/kernel';
import { refuse } from './organizations.problems';
import type { UnionKind } from './trade-union';

export const OFFICE_TITLES = [
  'chair',
  'standing-vice-chair',
  'vice-chair',
  'committee',
  'finance',
  'cashier',
  'auditor',
  'women-committee',
  'group-leader',
] as const;
export type OfficeTitle = (typeof OFFICE_TITLES)[number];

export const OFFICE_TITLE_NAMES: Readonly<Record<OfficeTitle, string>> = {
  chair: '主席',
  'standing-vice-chair': '常务副主席',
  'vice-chair': '副主席',
  committee: '委员',
  finance: '财务',
  cashier: '出纳',
  auditor: '经审委员',
  'women-committee': '女职工委员',
  'group-leader': '小组长',
};

/** A term of office; both days belong to it, without `validUntil` it goes on. */
export interface Term {
  readonly title: OfficeTitle;
  readonly validFrom: CivilDate;
  readonly validUntil: CivilDate | null;
}

export const overlaps = (a: Term, b: Term): boolean =>
  (b.validUntil === null || a.validFrom <= b.validUntil) && (a.validUntil === null || b.validFrom <= a.validUntil);

/** Whether `term` may begin beside the union's `others`: one chair at a time, group leaders lead groups only. */
export function checkTerm(kind: UnionKind, term: Term, others: readonly Term[]): void {
  if (term.validUntil !== null && term.validUntil < term.validFrom) refuse('organization.term-out-of-order');
  if ((term.title === 'group-leader') !== (kind === 'group')) refuse('organization.title-does-not-fit');
  if (term.title === 'chair' && others.some((other) => other.title === 'chair' && overlaps(term, other)))
    refuse('organization.office-taken');
}
