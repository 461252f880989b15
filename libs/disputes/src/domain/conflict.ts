/** Somebody who is to mediate, as the register knows him. */
export interface Candidate {
  readonly personId: string;
  readonly name: string;
  /** Names of the union and of those above and below in which he is registered or holds a role. */
  readonly workplaces: readonly string[];
}

export interface PartiesOfDispute {
  /** Persons who apply, and those of their households. */
  readonly relatedPersonIds: ReadonlySet<string>;
  readonly employer: string;
}

const SUFFIX = /(?:集团|有限责任公司|股份有限公司|有限公司|公司|工会委员会|工会联合会|基层工会|企业工会|工会)+$/;

/** 云川第2公司工会 and 云川第2有限公司 are the same workplace. */
export const workplaceKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[\s()()·,.,。]/g, '')
    .replace(SUFFIX, '');

/** Why somebody may not mediate (回避), or null. He confirms the rest in writing. */
export function conflictOf(candidate: Candidate, parties: PartiesOfDispute): string | null {
  const { name, personId, workplaces } = candidate;
  if (parties.relatedPersonIds.has(personId)) return `${name}是申请人本人或家里人，不能调解这件事，请另选一位`;
  const employer = workplaceKey(parties.employer);
  if (employer !== '' && workplaces.some((place) => workplaceKey(place) === employer))
    return `${name}在被申请的单位工作，不能调解这件事，请另选一位`;
  return null;
}

/** Why somebody may not handle a petition (回避), or null: it is his own, or it is about where he works. */
export function petitionConflictOf(
  { name, personId, workplaces }: Candidate,
  { relatedPersonIds, about }: { readonly relatedPersonIds: ReadonlySet<string>; readonly about: string | null },
): string | null {
  if (relatedPersonIds.has(personId)) return `${name}是信访人本人或家里人，要回避，请另选一位`;
  const place = workplaceKey(about ?? '');
  if (place === name) return `信访反映的就是${name}，要回避，请另选一位`;
  if (place !== '' && workplaces.some((each) => workplaceKey(each) === place))
    return `${name}在反映的单位工作，要回避，请另选一位`;
  return null;
}
