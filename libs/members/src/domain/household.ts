import type { CivilDate, HouseholdId, Id, MemberId } from '@app/kernel';
import { type IdentityDocument, sameIdentityDocument } from './identity-document';

export type HouseholdPersonId = Id<'household-person'>;

/** What a person is to the head of the household. */
export const RELATIONS = [
  'head',
  'spouse',
  'parent',
  'child',
  'parent-in-law',
  'child-in-law',
  'grandparent',
  'grandchild',
  'sibling',
  'other',
] as const;
export type Relation = (typeof RELATIONS)[number];

export const RELATION_LABELS: Readonly<Record<Relation, string>> = {
  head: '户主',
  spouse: '配偶',
  parent: '父母',
  child: '子女',
  'parent-in-law': '公婆/岳父母',
  'child-in-law': '儿媳/女婿',
  grandparent: '祖父母/外祖父母',
  grandchild: '孙子女/外孙子女',
  sibling: '兄弟姐妹',
  other: '其他',
};

export const REMOVAL_GROUNDS = ['moved-out', 'divorced', 'died', 'entered-by-mistake'] as const;
export type RemovalGround = (typeof REMOVAL_GROUNDS)[number];
export const REMOVAL_GROUND_LABELS: Readonly<Record<RemovalGround, string>> = {
  'moved-out': '分户或者迁出',
  divorced: '离婚',
  died: '去世',
  'entered-by-mistake': '登记错了',
};

/** The head or a dependant; `memberId` is null for those who are no members. */
export interface HouseholdPerson {
  readonly id: HouseholdPersonId;
  readonly memberId: MemberId | null;
  readonly name: string;
  readonly relation: Relation;
  readonly identityDocument: IdentityDocument | null;
  readonly bornOn: CivilDate | null;
}

/** Those who belong to the household now; whoever was removed is history and not in `persons`. */
export interface HouseholdState {
  readonly id: HouseholdId;
  readonly persons: readonly HouseholdPerson[];
}

const DIRECT: ReadonlySet<Relation> = new Set<Relation>(['spouse', 'parent', 'child']);

/**
 * 直系亲属: spouse, parents and children in every provincial text (domain rules §1.1).
 * @param withParentsInLaw the union's setting whether 公婆/岳父母 count (domain rules §1.3, DEATH_RELATIVE)
 */
export const isDirectRelative = (relation: Relation, withParentsInLaw = false): boolean =>
  DIRECT.has(relation) || (withParentsInLaw && relation === 'parent-in-law');

export const headOf = (household: HouseholdState): HouseholdPerson | undefined =>
  household.persons.find((person) => person.relation === 'head');

export const dependantsOf = (household: HouseholdState): HouseholdPerson[] =>
  household.persons.filter((person) => person.relation !== 'head');

type Identified = Pick<HouseholdPerson, 'memberId' | 'identityDocument'>;

/** The same human being: by member record, or by document when one of the two has no member record. */
export const isSamePerson = (one: Identified, other: Identified): boolean =>
  one.memberId && other.memberId
    ? one.memberId === other.memberId
    : Boolean(
        one.identityDocument &&
        other.identityDocument &&
        sameIdentityDocument(one.identityDocument, other.identityDocument),
      );

const WORDS: Readonly<Record<Relation, string>> = {
  head: '户主 本人 主申请人 申请人',
  spouse: '配偶 夫妻 丈夫 妻子 夫 妻 爱人 老公 老婆',
  parent: '父母 父亲 母亲 父 母 爸爸 妈妈 继父 继母 养父 养母',
  child: '子女 儿子 女儿 子 女 长子 次子 长女 次女 独生子 独生女 继子 继女 养子 养女',
  'parent-in-law': '公婆 岳父母 公公 婆婆 岳父 岳母 配偶父母',
  'child-in-law': '儿媳 女婿 媳妇',
  grandparent: '祖父母 外祖父母 祖父 祖母 外祖父 外祖母 爷爷 奶奶 外公 外婆 姥姥 姥爷',
  grandchild: '孙子女 外孙子女 孙子 孙女 外孙 外孙女',
  sibling: '兄弟姐妹 兄弟 姐妹 哥哥 弟弟 姐姐 妹妹 兄 弟 姐 妹',
  other: '其他 其它 亲属',
};

const RELATION_BY_WORD: ReadonlyMap<string, Relation> = new Map(
  RELATIONS.flatMap((relation) => WORDS[relation].split(' ').map((word) => [word, relation] as const)),
);

/** The relation that a workbook's word (in Simplified characters) stands for, or undefined when it is not known. */
export const relationOf = (text: string): Relation | undefined => RELATION_BY_WORD.get(text.replace(/\s/g, ''));
