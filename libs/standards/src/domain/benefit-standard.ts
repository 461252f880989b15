import type { CivilDate, Fen, UnionId } from '@app/kernel';
import type { EvidenceNeed } from './evidence';
import { type DatedRow, nearest, overlaps } from './occasion';
import { refuse } from './standards.problems';

export const AID_FORMS = ['cash', 'goods', 'both'] as const;
/** `both`: cash, goods, or some of each. */
export type AidForm = (typeof AID_FORMS)[number];

export const AID_FORM_NAMES: Record<AidForm, string> = { cash: '慰问金', goods: '慰问品', both: '慰问金或慰问品' };

/** Where a person stood in the union on a given day. */
export const MEMBER_STANDINGS = ['active', 'retired', 'inactive'] as const;
export type MemberStanding = (typeof MEMBER_STANDINGS)[number];

/** How much may be given for an occasion, in which form, how often, by which document, from when until when. */
export interface BenefitStandard extends DatedRow {
  /** Stable over versions, such as `HOSPITAL_SURGERY`. */
  readonly code: string;
  readonly name: string;
  readonly occasion: string;
  /** null: the occasion itself, and every sub-condition that has no row of its own. */
  readonly subCondition: string | null;
  readonly form: AidForm;
  /** Most that one person may get for one event, cash and goods together, in fen. */
  readonly capPerEvent: Fen;
  /** Most events of a calendar year (of the event date) for which aid is given; null: no limit. */
  readonly maxCountPerYear: number | null;
  /** Most money of a calendar year, in fen; null: no limit. */
  readonly maxAmountPerYear: Fen | null;
  /** Most events in a lifetime; 1 = once only; null: no limit. */
  readonly maxCountEver: number | null;
  /** The same disease is aided once in a calendar year, however often he is in hospital for it. */
  readonly sameDiseaseOncePerYear: boolean;
  /** `occasion`: aid under every standard of the occasion counts against the limits; `standard`: only its own. */
  readonly countedOver: 'occasion' | 'standard';
  readonly countedFor: 'person' | 'household';
  /** Months after the event in which aid may still be asked for; null: no limit. */
  readonly claimWindowMonths: number | null;
  readonly evidence: readonly EvidenceNeed[];
  /** Kinds of fund that may pay, the one to take first in front. */
  readonly fundKinds: readonly string[];
  readonly beneficiary: 'member' | 'family';
  readonly forStandings: readonly MemberStanding[];
  /** What the rule leaves out, in Chinese, such as 挂床住院; empty when nothing. */
  readonly exclusions: string;
  readonly version: string;
  /** The document it rests on, in Chinese. */
  readonly source: string;
  readonly isDefault: boolean;
}

/**
 * The standard that holds for a union, occasion and sub-condition on the date of the event. A row for the very
 * sub-condition goes before a general one; among those the nearest union wins over its ancestors and the default.
 */
export function standardFor(
  rows: readonly BenefitStandard[],
  wanted: { occasion: string; subCondition: string | null; unionPath: readonly UnionId[]; on: CivilDate },
): BenefitStandard | undefined {
  const of = (subCondition: string | null): BenefitStandard | undefined =>
    nearest(
      rows.filter((row) => row.occasion === wanted.occasion && row.subCondition === subCondition),
      wanted.unionPath,
      wanted.on,
    );
  return wanted.subCondition === null ? of(null) : (of(wanted.subCondition) ?? of(null));
}

/** Refuses a row whose figures contradict each other, or that overlaps another of the same union, occasion and case. */
export function assertStandardFits(row: BenefitStandard, existing: readonly BenefitStandard[]): void {
  if (row.capPerEvent <= 0n) refuse('standard.invalid', '每次最高金额要大于 0。');
  if (row.maxAmountPerYear !== null && row.maxAmountPerYear < row.capPerEvent) {
    refuse('standard.invalid', '全年最高金额不能低于每次最高金额。');
  }
  if (row.validTo !== null && row.validTo < row.validFrom) refuse('standard.invalid', '停用日期不能早于施行日期。');
  if (row.fundKinds.length === 0) refuse('standard.invalid', '请至少选一种可用的经费来源。');
  const clash = existing.find(
    (other) =>
      other.unionId === row.unionId &&
      other.occasion === row.occasion &&
      other.subCondition === row.subCondition &&
      overlaps(row, other),
  );
  if (clash) {
    const until = clash.validTo ?? '今';
    refuse(
      'standard.overlaps',
      `和「${clash.name}」${clash.version}（${clash.validFrom} 至${until}）日期重叠，请先停用旧标准。`,
    );
  }
}
