/** Refusal of a visit that a colleague seems to have written down already. */
export const MAYBE_TWICE = 'visit.maybe-twice';

interface Standing {
  readonly status: string;
  readonly visitedOn: string;
}

interface Typed {
  readonly visitedOn: string;
  /** The person was told of the other one: this is another visit. */
  readonly isAnother?: boolean;
}

/** One that stands for the same day and perhaps tells of the same visit; none once the person said that his is another. */
export const sameVisitIn = <V extends Standing>(
  visits: readonly V[],
  { visitedOn, isAnother = false }: Typed,
): V | undefined =>
  isAnother ? undefined : visits.find((visit) => visit.status === 'logged' && visit.visitedOn === visitedOn);
