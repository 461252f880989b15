import { toFen } from '../../money';
import type { DraftGoods } from '../visits/visit-draft';
import type { PlanChoices, Round } from './round-types';

/** A person picked for a list. */
export interface ListedPerson {
  readonly id: string;
  readonly name: string;
}

export interface RuleDraft {
  /** Tells the rows apart while they are typed. */
  readonly key: number;
  readonly code: string;
  readonly category: string;
  readonly minAge: number | null;
  readonly unionIds: readonly string[];
  readonly groups: string;
  readonly people: readonly ListedPerson[];
  /** Gets another amount than the rest. */
  readonly own: boolean;
  readonly cash: string;
  readonly goods: readonly DraftGoods[];
}

/** What an officer typed of a plan; kept on the device until it is saved. */
export interface PlanDraft {
  readonly unionId: string | null;
  readonly kind: 'holiday' | 'season' | 'other';
  /** `SPRING:2027`; null: not chosen. */
  readonly occasion: string | null;
  readonly name: string;
  readonly purpose: string;
  readonly fundPurpose: string;
  readonly fundAccountId: string | null;
  readonly budget: string;
  readonly cash: string;
  readonly goods: readonly DraftGoods[];
  readonly paymentKind: 'transfer' | 'cash';
  readonly cashReason: string;
  readonly perHousehold: boolean;
  readonly audience: readonly RuleDraft[];
  readonly startsOn: string;
  readonly dueOn: string;
  /** Of the plan as it stood when somebody began to type: a late save is answered with both values. */
  readonly seenVersion?: number;
}

export const newRule = (key: number, code = ''): RuleDraft => ({
  key,
  code,
  category: '',
  minAge: null,
  unionIds: [],
  groups: '',
  people: [],
  own: false,
  cash: '',
  goods: [],
});

export const emptyPlan = (today: string, unionId: string | null): PlanDraft => ({
  unionId,
  kind: 'holiday',
  occasion: null,
  name: '',
  purpose: '',
  fundPurpose: 'warm-delivery',
  fundAccountId: null,
  budget: '',
  cash: '',
  goods: [],
  paymentKind: 'transfer',
  cashReason: '',
  perHousehold: false,
  audience: [newRule(1)],
  startsOn: today,
  dueOn: '',
});

export type Occasion = PlanChoices['occasions'][number];

/** Whom the union thinks of on a holiday, one line each; who is older gets his own line before the rest of his kind. */
const audienceOf = ({ audience }: Occasion): readonly RuleDraft[] =>
  !audience.some(({ offered }) => offered)
    ? [newRule(1)]
    : audience
        .filter(({ offered }) => offered)
        .toSorted((a, b) => (b.minAge ?? 0) - (a.minAge ?? 0))
        .map(({ code, minAge }, index) => ({ ...newRule(index + 1, code), minAge }));

const sameWords = (one: readonly RuleDraft[], other: readonly RuleDraft[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** What of a plan comes with a holiday; what was typed by hand stays. `nameOf` is the name that goes with one. */
export function withOccasion(
  draft: PlanDraft,
  chosen: Occasion,
  offered: readonly Occasion[],
  nameOf: (occasion: Occasion) => string,
): Partial<PlanDraft> {
  const untouched = (value: string, usual: (one: Occasion) => string) =>
    value === '' || offered.some((one) => usual(one) === value);
  const audienceUntouched =
    sameWords(draft.audience, [newRule(1)]) || offered.some((one) => sameWords(audienceOf(one), draft.audience));
  return {
    occasion: `${chosen.code}:${chosen.year}`,
    dueOn: chosen.latestOn,
    ...(untouched(draft.name, nameOf) ? { name: nameOf(chosen) } : {}),
    ...(untouched(draft.purpose, ({ purpose }) => purpose) ? { purpose: chosen.purpose } : {}),
    ...(audienceUntouched ? { audience: audienceOf(chosen) } : {}),
  };
}

/** The plan as it stands, to be changed. */
export const draftOf = (round: Round, names: ReadonlyMap<string, string>): PlanDraft => ({
  seenVersion: round.version,
  unionId: round.unionId,
  kind: round.kind,
  occasion: round.holidayCode && round.holidayYear ? `${round.holidayCode}:${round.holidayYear}` : null,
  name: round.name,
  purpose: round.purpose,
  fundPurpose: round.fundPurpose,
  fundAccountId: round.fundAccountId,
  budget: round.budget,
  cash: round.standard.cash,
  goods: round.standard.goods,
  paymentKind: round.paymentKind,
  cashReason: round.cashReason ?? '',
  perHousehold: round.perHousehold,
  audience: round.audience.map((rule, index) => ({
    key: index + 1,
    code: rule.code,
    category: rule.category ?? '',
    minAge: rule.minAge,
    unionIds: rule.unionIds ?? [],
    groups: rule.groups?.join('、') ?? '',
    people: rule.memberIds.map((id) => ({ id, name: names.get(id) ?? id })),
    own: rule.standard !== null,
    cash: rule.standard?.cash ?? '',
    goods: rule.standard?.goods ?? [],
  })),
  startsOn: round.startsOn,
  dueOn: round.dueOn,
});

const said = (goods: readonly DraftGoods[]): readonly DraftGoods[] =>
  goods.filter(({ name, value }) => name.trim() !== '' || value !== '');

const standardOf = ({ cash, goods }: Pick<RuleDraft, 'cash' | 'goods'>): object => ({
  ...((toFen(cash) ?? 0n) > 0n ? { cash } : {}),
  goods: said(goods).map(({ name, quantity, unit, value }) => ({ name, quantity, unit, value: value || '0.00' })),
});

const ruleOf = (rule: RuleDraft): object => ({
  code: rule.code,
  ...(rule.category ? { category: rule.category } : {}),
  ...(rule.minAge === null ? {} : { minAge: rule.minAge }),
  ...(rule.unionIds.length > 0 ? { unionIds: rule.unionIds } : {}),
  ...(rule.groups.trim() ? { groups: rule.groups.split(/[、,，\s]+/).filter(Boolean) } : {}),
  ...(rule.code === 'list' ? { memberIds: rule.people.map(({ id }) => id) } : {}),
  ...(rule.own ? { standard: standardOf(rule) } : {}),
});

/** The draft as the API takes it. */
export function planBody(draft: PlanDraft): object {
  const [holidayCode, year] = draft.kind === 'other' ? [] : (draft.occasion?.split(':') ?? []);
  return {
    name: draft.name.trim(),
    kind: draft.kind,
    ...(holidayCode ? { holidayCode, holidayYear: Number(year) } : {}),
    purpose: draft.purpose.trim(),
    fundPurpose: draft.fundPurpose,
    ...(draft.fundAccountId ? { fundAccountId: draft.fundAccountId } : {}),
    budget: draft.budget || '0.00',
    standard: standardOf(draft),
    paymentKind: draft.paymentKind,
    ...(draft.paymentKind === 'cash' ? { cashReason: draft.cashReason.trim() } : {}),
    perHousehold: draft.perHousehold,
    audience: draft.audience.map(ruleOf),
    startsOn: draft.startsOn,
    dueOn: draft.dueOn,
  };
}

/** Questions that must be answered before it is sent; the API looks at all of them again. */
export const missingInPlan = (draft: PlanDraft): readonly string[] => [
  ...(draft.unionId ? [] : ['unionId']),
  ...(draft.kind !== 'other' && !draft.occasion ? ['holidayCode'] : []),
  ...(draft.name.trim() ? [] : ['name']),
  ...(draft.purpose.trim() ? [] : ['purpose']),
  ...(draft.audience.some(({ code }) => code) ? [] : ['audience']),
  ...((toFen(draft.budget) ?? 0n) > 0n ? [] : ['budget']),
  ...(draft.paymentKind === 'cash' && draft.cashReason.trim() === '' ? ['cashReason'] : []),
  ...(draft.startsOn ? [] : ['startsOn']),
  ...(draft.dueOn ? [] : ['dueOn']),
];

/** What each part of the form gets. */
export interface PlanPart {
  readonly draft: PlanDraft;
  readonly change: (patch: Partial<PlanDraft>) => void;
  readonly problem: (field: string) => string | undefined;
}
