import type { Schemas } from '../../api/schemas';
import { type AskedConsent, type ConsentAnswers, type ConsentPart, consentsOf } from '../../parts/consent-answers';

type Lacking = Schemas['ClaimConsentView'];
type Status = Schemas['ClaimView']['status'];

/** What the page of a claim says of its separate consents. */
export interface ConsentNote {
  /** `stillPaid`: taken back after it was approved. */
  readonly word: 'lacking' | 'withdrawn' | 'stillPaid';
  readonly kinds: readonly Lacking['kind'][];
}

const NOT_DECIDED: readonly Status[] = ['submitted', 'checked', 'returned'];

/** What was taken back stops a claim, so it goes before what nobody was asked for. Null: nothing to say. */
export function consentNoteOf(
  status: Status,
  lacking: readonly Pick<Lacking, 'kind' | 'takenBack'>[],
): ConsentNote | null {
  const isOpen = NOT_DECIDED.includes(status);
  if (lacking.length === 0 || (!isOpen && status !== 'approved')) return null;
  const takenBack = lacking.filter((one) => one.takenBack);
  if (takenBack.length === 0) return { word: 'lacking', kinds: lacking.map(({ kind }) => kind) };
  return { word: isOpen ? 'withdrawn' : 'stillPaid', kinds: takenBack.map(({ kind }) => kind) };
}

/** What a claim sends of what was ticked; all of it is the member's own. */
export const saidWith = (
  asked: readonly AskedConsent[],
  answers: ConsentAnswers | undefined,
  byOfficer: boolean,
): ConsentPart[] => consentsOf(asked, answers, byOfficer).map(({ key: _key, ...consent }) => consent);
