import type { Schemas } from '../api/schemas';

export type ConsentPart = Schemas['ConsentPart'];
export type ConsentKind = ConsentPart['kind'];

/** Whose consent to what a form needs. */
export interface AskedConsent {
  /** Names the person in the form. */
  readonly key: string;
  readonly name: string;
  readonly kind: ConsentKind;
  /** Null: nobody wrote down when he was born. */
  readonly age: number | null;
  /** To whom papers go; a plan may name nobody. */
  readonly receiver?: string | null;
  /** He is not there to say it himself: only a guardian does, of somebody who cannot. */
  readonly byGuardian?: boolean;
}

/** What was ticked, by `fieldOf`; kept also for who is not asked any more. */
export type ConsentAnswers = Readonly<Record<string, Partial<ConsentPart> & { readonly agreed?: boolean }>>;

/**
 * What he said himself and what a guardian said for him are two answers, and so are those to two receivers. A dot would
 * part the name of a field.
 */
export const fieldOf = ({
  key,
  kind,
  receiver,
  byGuardian,
}: Pick<AskedConsent, 'key' | 'kind' | 'receiver' | 'byGuardian'>): string =>
  [key, kind, ...(receiver ? [receiver.replaceAll('.', '')] : []), ...(byGuardian ? ['guardian'] : [])].join('-');

/** What goes over the wire: of those who are asked, who agreed; what is only half said waits. */
export const consentsOf = (
  asked: readonly AskedConsent[],
  answers: ConsentAnswers | undefined,
  byOfficer: boolean,
): (ConsentPart & { readonly key: string })[] =>
  asked.flatMap((one) => {
    const { agreed, ...answer } = answers?.[fieldOf(one)] ?? {};
    const givenBy = giverOf(one, answer.givenBy);
    if (!agreed || (byOfficer && !answer.means)) return [];
    if (givenBy === 'guardian' && !isGuardianSaid(one, answer)) return [];
    const said = givenBy === 'self' ? { means: answer.means } : answer;
    const kind = givenBy === 'self' && one.kind === 'child' ? 'health' : one.kind;
    return [{ ...defined(said), kind, givenBy, key: one.key, ...(one.receiver && { receiver: one.receiver }) }];
  });

/** Ticked, and not said yet by whom or how. */
export const isHalfSaid = (
  asked: readonly AskedConsent[],
  answers: ConsentAnswers | undefined,
  byOfficer: boolean,
): boolean =>
  asked.filter((one) => answers?.[fieldOf(one)]?.agreed).length > consentsOf(asked, answers, byOfficer).length;

/** The answer about the one person that a form is about, without his key. */
export function consentOf(
  asked: readonly AskedConsent[],
  answers: ConsentAnswers | undefined,
  byOfficer: boolean,
): ConsentPart | undefined {
  const [given] = consentsOf(asked, answers, byOfficer);
  if (!given) return undefined;
  const { key: _key, ...consent } = given;
  return consent;
}

/** Of whom nobody knows whether he is a child either is asked. */
export const mayBeGrown = ({ kind, age }: Pick<AskedConsent, 'kind' | 'age'>): boolean =>
  kind === 'child' && age === null;

const giverOf = (one: AskedConsent, chosen: ConsentPart['givenBy'] | undefined): ConsentPart['givenBy'] => {
  if (one.byGuardian) return 'guardian';
  if (one.kind !== 'child') return chosen ?? 'self';
  return mayBeGrown(one) ? (chosen ?? 'guardian') : 'guardian';
};

const isGuardianSaid = (
  { kind }: AskedConsent,
  { guardianName, guardianRelation, word }: Partial<ConsentPart>,
): boolean => Boolean(guardianName?.trim() && guardianRelation && (kind === 'child' || word?.trim()));

const defined = <T extends object>(part: T): Partial<T> =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined && value !== '')) as Partial<T>;
