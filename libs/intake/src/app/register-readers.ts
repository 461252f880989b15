import { FUND_KIND_NAMES, FUND_PURPOSE_NAMES, type FundKind, type FundPurpose, particularsOf } from '@app/funds';
import {
  MEMBER_CATEGORY_LABELS,
  type MemberCategory,
  memberCategoryOf,
  MODEL_WORKER_LEVEL_LABELS,
  type ModelWorkerLevel,
  modelWorkerLevelOf,
  POST_TRAIT_LABELS,
  type PostTrait,
  postTraitOf,
  readBankCard,
  readIdentityDocument,
  readPersonName,
  readPhone,
} from '@app/members';
import { kindsBelow, UNION_KIND_NAMES, type UnionKind } from '@app/organizations';
import { HARDSHIP_CATEGORY_LABELS, type HardshipCategory, hardshipCategoryOf, hardshipCauseOf } from '@app/hardship';
import type { FundReaders } from '../domain/fund-account-row';
import type { HardshipReaders } from '../domain/hardship-file-row';
import type { UnionKindReaders } from '../domain/organization-context';
import type { PersonReaders } from '../domain/person-readers';

/** Labour relations that are a closer word for 在职. */
const EMPLOYED: ReadonlySet<string> = new Set<MemberCategory>(['migrant', 'new-form']);

export const personReaders: PersonReaders = {
  personName: readPersonName,
  identityDocument: readIdentityDocument,
  phone: readPhone,
  bankCard: readBankCard,
  memberCategory: memberCategoryOf,
  memberCategoryLabel: (code) => MEMBER_CATEGORY_LABELS[code as MemberCategory] ?? code,
  memberCategoryWithin: (category, broader) => broader === 'active' && EMPLOYED.has(category),
  modelWorkerLevel: modelWorkerLevelOf,
  modelWorkerLevelLabel: (code) => MODEL_WORKER_LEVEL_LABELS[code as ModelWorkerLevel] ?? code,
  postTrait: postTraitOf,
  postTraitLabel: (code) => POST_TRAIT_LABELS[code as PostTrait] ?? code,
};

const UNION_KIND_WORDS: Readonly<Record<UnionKind, RegExp>> = {
  federation: /总工会$|^总会$/,
  'joint-union': /联合会$|联合工会$|^(?:产业|系统|行业)工会$/,
  branch: /分会$|分工会$|车间工会$/,
  group: /小组$/,
  union: /^基层$|基层工会|工会委员会$|^工会$/,
};

export const unionKindReaders: UnionKindReaders = {
  kindOf: (word) => (Object.keys(UNION_KIND_WORDS) as UnionKind[]).find((kind) => UNION_KIND_WORDS[kind].test(word)),
  label: (kind) => UNION_KIND_NAMES[kind as UnionKind] ?? kind,
  fits: (kind, parentKind) =>
    parentKind === null ? kind === 'federation' : kindsBelow(parentKind as UnionKind).includes(kind as UnionKind),
};

export const hardshipReaders: HardshipReaders = {
  categoryOf: hardshipCategoryOf,
  categoryLabel: (code) => HARDSHIP_CATEGORY_LABELS[code as HardshipCategory] ?? code,
  causeOf: hardshipCauseOf,
};

export const fundReaders: FundReaders = {
  kindOf: (name, source) => particularsOf({ name, source, purpose: null, note: null }).kind,
  kindLabel: (kind) => FUND_KIND_NAMES[kind as FundKind] ?? kind,
  purposesOf: (purpose) => particularsOf({ name: '', source: '', purpose, note: null }).restrictedTo,
  purposeLabel: (purpose) => FUND_PURPOSE_NAMES[purpose as FundPurpose] ?? purpose,
};
