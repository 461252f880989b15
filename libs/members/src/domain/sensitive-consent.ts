import { addDays, addMonths, ageOn, type CivilDate, type Id, type MemberId } from '@app/kernel';
import { askedAgainSince } from './consent-text';
import type { Relation } from './household';
import { refuse } from './members.problems';
import { isSameReceiver, isSaidOf, NOBODY_NAMED, type Receiver, receiverKey } from './receiver';
import { SENSITIVE_KIND_NAMES, type SensitiveKind } from './sensitive-kind';

export * from './receiver';
export * from './sensitive-kind';

export type SensitiveConsentId = Id<'sensitive-consent'>;

export const CONSENT_GIVERS = ['self', 'guardian'] as const;
export type ConsentGiver = (typeof CONSENT_GIVERS)[number];
export const CONSENT_GIVER_NAMES: Readonly<Record<ConsentGiver, string>> = { self: '本人', guardian: '监护人' };

/** How it was said; `imported`: on paper before the records came into this system. */
export const CONSENT_MEANS = ['web', 'signed', 'oral', 'imported'] as const;
export type ConsentMeans = (typeof CONSENT_MEANS)[number];
export const CONSENT_MEANS_NAMES: Readonly<Record<ConsentMeans, string>> = {
  web: '在网页上勾选',
  signed: '书面签字',
  oral: '当面说明后口头同意，由经办人记录',
  imported: '导入前已有书面同意',
};

export const GUARDIAN_RELATIONS = ['parent', 'grandparent', 'spouse', 'child', 'other'] as const;
export type GuardianRelation = (typeof GUARDIAN_RELATIONS)[number];
export const GUARDIAN_RELATION_NAMES: Readonly<Record<GuardianRelation, string>> = {
  parent: '父亲或母亲',
  grandparent: '祖父母或外祖父母',
  spouse: '配偶',
  child: '成年子女',
  other: '其他监护人',
};

/** By whom and how, as typed. The guardian's part is empty when the person himself consents. */
export interface TypedConsent {
  readonly kind: SensitiveKind;
  readonly givenBy: ConsentGiver;
  readonly guardianName: string | null;
  readonly guardianRelation: GuardianRelation | null;
  /** Why somebody of 14 or older does not consent himself. */
  readonly word: string | null;
  readonly means: ConsentMeans;
  /** Of `provision`: to whom the papers go, as he was told; left out when nobody was named. */
  readonly receiver?: Receiver;
}

/** How two records are known to be about one person; hashes, or the plain values where they are plain. */
export interface SubjectIdentity {
  readonly memberId: MemberId | null;
  readonly document: string | null;
  readonly name: string;
}

/** A person whose sensitive data are held, and which. */
export interface SensitiveSubject {
  /** Names the person on the page that asks. */
  readonly key: string;
  readonly identity: SubjectIdentity;
  readonly name: string;
  readonly bornOn: CivilDate | null;
  /** To the head of the household; tells a child whose birthday nobody wrote down. */
  readonly relation: Relation;
  readonly tells: readonly Exclude<SensitiveKind, 'child'>[];
  /** Of `provision`: the names of all to whom his papers go; left out when nobody is named. */
  readonly receivers?: readonly string[];
  /** What people call the records in which he stands, and what each tells of him. */
  readonly from?: readonly HeldRecord[];
}

export interface HeldRecord {
  readonly records: string;
  readonly tells: SensitiveSubject['tells'];
}

/** A consent as far as the rules look at it. */
export interface KeptConsentState {
  readonly kind: SensitiveKind;
  readonly receiver: Receiver;
  readonly subject: SubjectIdentity;
  readonly givenOn: CivilDate;
  /** The first day on which a guardian's word does not hold any more. */
  readonly untilOn: CivilDate | null;
  readonly endedOn: CivilDate | null;
}

/** What is consented to, and of `provision` for whom. */
export interface ConsentTo {
  readonly kind: SensitiveKind;
  readonly receiver: Receiver;
}

export interface LackingConsent extends ConsentTo {
  readonly subject: SensitiveSubject;
}

const CHILD_UNTIL = 14;
const DESCENDANTS: ReadonlySet<Relation> = new Set<Relation>(['child', 'grandchild']);

interface Aged extends Pick<SensitiveSubject, 'bornOn' | 'relation'> {
  readonly identity?: Pick<SubjectIdentity, 'memberId'>;
}

/** A child or grandchild of the household whose birthday nobody wrote down; who is a member is no child. */
export const isOfUnknownAge = ({ bornOn, relation, identity }: Aged): boolean =>
  bornOn === null && DESCENDANTS.has(relation) && !identity?.memberId;

/** Under 14 on the day. Who may be a child is treated as one: it is the careful side. */
export const isUnderFourteen = (person: Aged, today: CivilDate): boolean =>
  person.bornOn === null ? isOfUnknownAge(person) : ageOn(person.bornOn, today) < CHILD_UNTIL;

/** Everything about a child is sensitive, so one consent of the guardian covers it; others by what is told of them. */
export const wantedKinds = (subject: SensitiveSubject, today: CivilDate): readonly SensitiveKind[] =>
  isUnderFourteen(subject, today) ? ['child'] : subject.tells;

/** The same, each receiver on its own: who consents is told the name of each (PIPL art. 23). */
const wantedConsents = (subject: SensitiveSubject, today: CivilDate): readonly ConsentTo[] =>
  wantedKinds(subject, today).flatMap((kind): ConsentTo[] =>
    kind === 'provision' ? receiversOf(subject).map((receiver) => ({ kind, receiver })) : [{ kind, receiver: null }],
  );

const receiversOf = ({ receivers = [NOBODY_NAMED] }: SensitiveSubject): string[] => [
  ...new Map(receivers.map((name) => [receiverKey(name), name.trim()])).values(),
];

/** The receiver as it is written down. Only paper of before may leave open who it was. */
export const receiverOf = ({ kind, means, receiver }: TypedConsent): Receiver => {
  if (kind !== 'provision') return null;
  return receiver?.trim() || (means === 'imported' ? null : NOBODY_NAMED);
};

/** The same person: by member, else by document, else by name. */
export function isSameSubject(one: SubjectIdentity, other: SubjectIdentity): boolean {
  if (one.memberId !== null && other.memberId !== null) return one.memberId === other.memberId;
  if (one.document !== null && other.document !== null) return one.document === other.document;
  return one.name === other.name;
}

/** Given, not withdrawn, not of a guardian whose child is grown, and to a text that still says the same. */
export const consentStands = (
  { kind, givenOn, untilOn, endedOn }: Omit<KeptConsentState, 'subject'>,
  today: CivilDate,
): boolean => endedOn === null && (untilOn === null || today < untilOn) && givenOn >= askedAgainSince(kind, today);

/** Which consents are wanting for what is held of these people. */
export function lackingConsents(
  subjects: readonly SensitiveSubject[],
  kept: readonly KeptConsentState[],
  today: CivilDate,
): LackingConsent[] {
  return subjects.flatMap((subject) => {
    const his = kept.filter((one) => isSameSubject(one.subject, subject.identity));
    const standing = his.filter((one) => consentStands(one, today));
    if (isOfUnknownAge(subject) && ownKinds(subject).every((own) => standing.some(({ kind }) => kind === own)))
      return [];
    return wantedConsents(subject, today).flatMap((wanted) =>
      standing.some((one) => countsFor(one, wanted, his)) ? [] : { subject, ...wanted },
    );
  });
}

/** Whether one of his consents is to what is wanted. One that names nobody is not to a receiver whom he refused since. */
const countsFor = (one: KeptConsentState, wanted: ConsentTo, his: readonly KeptConsentState[]): boolean =>
  one.kind === wanted.kind &&
  isSaidOf(one.receiver, wanted.receiver) &&
  (one.receiver !== null || !his.some((other) => isRefusedSince(other, wanted, one.givenOn)));

const isRefusedSince = ({ kind, receiver, endedOn }: KeptConsentState, wanted: ConsentTo, day: CivilDate): boolean =>
  kind === wanted.kind &&
  receiver !== null &&
  isSameReceiver(receiver, wanted.receiver) &&
  endedOn !== null &&
  endedOn >= day;

/** In which records what asks for it stands. */
export const recordsOf = ({ subject: { from = [] }, kind }: LackingConsent): readonly string[] => [
  ...new Set(from.flatMap(({ records, tells }) => (kind === 'child' || tells.includes(kind) ? records : []))),
];

/** What he consents to himself if he turns out to be grown. */
const ownKinds = ({ tells }: SensitiveSubject): readonly SensitiveKind[] => (tells.length > 0 ? tells : ['health']);

/** Whether a consent to this answers what is wanting: who may be grown may also say it himself. */
export const isAnswered = ({ subject, kind, receiver }: LackingConsent, by: ConsentTo): boolean =>
  (kind === by.kind && isSaidOf(by.receiver, receiver)) ||
  (isOfUnknownAge(subject) && ownKinds(subject).includes(by.kind));

/** An answer of the wrong person: of the guardian for who is grown, of a child itself. */
export function misplacedAnswer(
  { kind, givenBy }: Pick<TypedConsent, 'kind' | 'givenBy'>,
  subject: Aged,
  today: CivilDate,
): 'grown' | 'guardian-wanted' | null {
  const isChild = isUnderFourteen(subject, today);
  if (kind === 'child' && !isChild) return 'grown';
  const saysGrown = kind !== 'child' && isOfUnknownAge(subject);
  return isChild && givenBy === 'self' && !saysGrown ? 'guardian-wanted' : null;
}

/**
 * Who is a member ticks for himself, in his own session. To somebody else's card who gets the money cannot say yes at
 * all, not as a guardian either: its holder says it to an officer or on paper.
 */
export function isTickedForAnother(
  { kind, givenBy, means }: Pick<TypedConsent, 'kind' | 'givenBy' | 'means'>,
  subject: SubjectIdentity,
  me: MemberId | null,
): boolean {
  if (means !== 'web' || (subject.memberId !== null && subject.memberId === me)) return false;
  return kind === 'bank' || (givenBy === 'self' && subject.memberId !== null);
}

/** The sentence of who was refused to tick for another. */
export const whereHeSaysIt = ({ name }: Pick<SensitiveSubject, 'name'>, kind: SensitiveKind): string =>
  kind === 'bank'
    ? `这是${name}的银行卡，请${name}当面或书面同意，由工会经办人记录。`
    : `${name}也是会员，请${name}本人登录后同意，或由经办人当面记录。`;

/** Who was born on 29 February is 14 on 1 March. */
function fourteenOn(bornOn: CivilDate): CivilDate {
  const day = addMonths(bornOn, CHILD_UNTIL * 12);
  return ageOn(bornOn, day) < CHILD_UNTIL ? addDays(day, 1) : day;
}

/**
 * Who may say it: under 14 the guardian and never the child; from 14 on the person himself, or a guardian with a word why
 * he cannot (domain rules §9). Gives the day on which a guardian's word for a child ends.
 */
export function decideConsent(
  typed: TypedConsent,
  subject: Aged & Pick<SensitiveSubject, 'name'>,
  today: CivilDate,
): { readonly untilOn: CivilDate | null } {
  const { name, bornOn } = subject;
  const misplaced = misplacedAnswer(typed, subject, today);
  if (misplaced === 'grown') refuse('sensitive-consent.grown', `${name}已满14周岁，要由本人对医疗健康等信息单独同意。`);
  if (misplaced === 'guardian-wanted')
    refuse('sensitive-consent.guardian-wanted', `${name}未满14周岁，要由父母或其他监护人同意。`);
  if (typed.givenBy === 'self') return { untilOn: null };
  if (!typed.guardianName?.trim() || typed.guardianRelation === null) refuse('sensitive-consent.guardian-missing');
  const isChild = isUnderFourteen(subject, today) && (bornOn !== null || typed.kind === 'child');
  if (isChild) return { untilOn: bornOn && fourteenOn(bornOn) };
  if (!typed.word?.trim())
    refuse('sensitive-consent.word-missing', `${name}已满14周岁，由监护人代为同意的，请写一句为什么本人不能表示。`);
  return { untilOn: null };
}

/** Whether what is wanting was given and taken back, by himself or his guardian; else nobody was asked for it. */
export const isTakenBack = (lack: LackingConsent, kept: readonly KeptConsentState[]): boolean =>
  kept.some(
    (one) => one.endedOn !== null && isAnswered(lack, one) && isSameSubject(one.subject, lack.subject.identity),
  );

/** Whose and what, as a sentence says it: 李小明（9岁）的信息要由监护人同意. */
export function lackingWords({ subject, kind, receiver }: LackingConsent, today: CivilDate): string {
  if (kind === 'provision') return `把${subject.name}的理赔材料提供给${receiver || '互助保障经办单位'}`;
  if (kind !== 'child') return `${subject.name}的${SENSITIVE_KIND_NAMES[kind]}`;
  if (!subject.bornOn) return `${subject.name}（出生日期不知道）的信息，未满14周岁由监护人同意，已满14周岁由本人同意`;
  return `${subject.name}（${ageOn(subject.bornOn, today)}岁）的信息，由监护人同意`;
}

/** By what one is to the head of a household, whether he is a guardian of who is that to the head. */
export const isGuardianOf = (own: Relation, child: Relation): boolean =>
  own === 'head' || own === 'spouse' || (child === 'grandchild' && (own === 'child' || own === 'child-in-law'));

/**
 * What the member may take back himself of what stands on his page: his own, what was said for a child, and what was
 * said for somebody who has no account to say it.
 */
export const mayWithdraw = (
  consent: {
    readonly kind: SensitiveKind;
    readonly memberId: MemberId;
    readonly subjectMemberId: MemberId | null;
    readonly givenBy: ConsentGiver;
  },
  me: MemberId,
): boolean =>
  consent.kind === 'child' ||
  consent.subjectMemberId === me ||
  (consent.memberId === me && (consent.subjectMemberId === null || consent.givenBy === 'guardian'));
