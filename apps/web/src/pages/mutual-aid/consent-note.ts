import type { Schemas } from '../../api/schemas';
import { type AskedConsent, type ConsentAnswers, type ConsentPart, consentsOf } from '../../parts/consent-answers';

type Lacking = Schemas['ClaimConsentView'];
type OwnLacking = Schemas['OwnClaimConsentView'];
type Status = Schemas['ClaimView']['status'];

type LackingOf = Pick<Lacking, 'kind' | 'receiver'>;

/** What the page of a claim says of its separate consents. */
export interface ConsentNote {
  /** `stillPaid`: taken back after it was approved. */
  readonly word: 'lacking' | 'withdrawn' | 'stillPaid';
  readonly of: readonly LackingOf[];
}

const NOT_DECIDED: readonly Status[] = ['submitted', 'checked', 'returned'];

/** What was taken back stops a claim, so it goes before what nobody was asked for. Null: nothing to say. */
export function consentNoteOf(
  status: Status,
  lacking: readonly (LackingOf & Pick<Lacking, 'takenBack'>)[],
): ConsentNote | null {
  const isOpen = NOT_DECIDED.includes(status);
  if (lacking.length === 0 || (!isOpen && status !== 'approved')) return null;
  const takenBack = lacking.filter((one) => one.takenBack);
  if (takenBack.length === 0) return { word: 'lacking', of: lacking };
  return { word: isOpen ? 'withdrawn' : 'stillPaid', of: takenBack };
}

/** Of what a member lacks, what a claim under this cover asks for. */
export const lackingUnder = (lacking: readonly OwnLacking[], enrolmentId: string | undefined): readonly OwnLacking[] =>
  lacking.filter(({ enrolmentIds }) => enrolmentId !== undefined && enrolmentIds.includes(enrolmentId));

/** What a claim sends of what was ticked; all of it is the member's own. */
export const saidWith = (
  asked: readonly AskedConsent[],
  answers: ConsentAnswers | undefined,
  byOfficer: boolean,
): ConsentPart[] => consentsOf(asked, answers, byOfficer).map(({ key: _key, ...consent }) => consent);
