import { todayInChina } from '../../dates';
import type { EvidenceKind, Standard } from './standard-types';

/** What the form of a standard holds; figures that are left empty set no limit. */
export interface StandardDraft {
  readonly unionId?: string;
  readonly name?: string;
  readonly occasion?: string;
  readonly subCondition?: string;
  readonly form?: Standard['form'];
  readonly capPerEvent?: string;
  readonly maxCountPerYear?: number | null;
  readonly maxAmountPerYear?: string;
  readonly maxCountEver?: number | null;
  readonly sameDiseaseOncePerYear?: boolean;
  readonly countedOver?: string;
  readonly countedFor?: string;
  readonly claimWindowMonths?: number | null;
  readonly required?: readonly EvidenceKind[];
  readonly later?: readonly EvidenceKind[];
  readonly fundKinds?: readonly string[];
  readonly beneficiary?: string;
  readonly forStandings?: readonly string[];
  readonly exclusions?: string;
  readonly ruleVersion?: string;
  readonly source?: string;
  readonly validFrom?: string;
}

export const emptyDraft = (unionId: string): StandardDraft => ({
  ...(unionId ? { unionId } : {}),
  form: 'both',
  countedOver: 'occasion',
  countedFor: 'person',
  beneficiary: 'member',
  forStandings: ['active'],
  fundKinds: ['union-funds'],
  validFrom: todayInChina(),
});

/** A new row begins with what the earlier one said; its document and day are its own. */
export function draftFrom(standard: Standard, unionId: string): StandardDraft {
  const { name, occasion, subCondition, form, capPerEvent, maxCountPerYear, maxAmountPerYear, maxCountEver } = standard;
  const { sameDiseaseOncePerYear, countedOver, countedFor, claimWindowMonths, fundKinds, beneficiary } = standard;
  const kinds = (requiredForPayment: boolean) =>
    standard.evidence.filter((need) => need.requiredForPayment === requiredForPayment).map(({ kind }) => kind);
  return {
    ...{ unionId, name, occasion, form, capPerEvent, maxCountPerYear, maxCountEver, sameDiseaseOncePerYear },
    ...{ countedOver, countedFor, claimWindowMonths, fundKinds, beneficiary },
    ...(subCondition ? { subCondition } : {}),
    ...(maxAmountPerYear ? { maxAmountPerYear } : {}),
    forStandings: standard.forStandings,
    exclusions: standard.exclusions,
    required: kinds(true),
    later: kinds(false),
    validFrom: todayInChina(),
  };
}

export function standardBody({ required = [], later = [], ...draft }: StandardDraft): object {
  const given = Object.entries(draft).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return {
    ...Object.fromEntries(given),
    evidence: [
      ...required.map((kind) => ({ kind, requiredForPayment: true })),
      ...later.filter((kind) => !required.includes(kind)).map((kind) => ({ kind, requiredForPayment: false })),
    ],
  };
}
