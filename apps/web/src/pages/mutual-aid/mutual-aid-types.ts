import type { Schemas } from '../../api/schemas';
import type { ConsentAnswers } from '../../parts/consent-answers';
import type { StateTone } from '../../parts/state-tag';
import type { Photo } from '../../parts/photo-upload';
import { saidWith } from './consent-note';

export type Claim = Schemas['ClaimView'];
export type WholeClaim = Schemas['WholeClaimView'];
export type Plan = Schemas['PlanView'];
export type Cover = Schemas['CoverView'];
export type LackingClaimConsent = Schemas['ClaimConsentView'];
export type OwnLackingConsent = Schemas['OwnClaimConsentView'];

/** Query keys begin so; what changes a claim may change a cover and the other way round. */
export const MUTUAL_AID = ['mutual-aid'] as const;

export const TONES: Readonly<Record<Claim['status'], StateTone>> = {
  submitted: 'waiting',
  checked: 'waiting',
  approved: 'due',
  paid: 'done',
  returned: 'late',
  refused: 'plain',
  withdrawn: 'plain',
};

/** The fields of a claim as they are typed. */
export interface Statement {
  readonly admittedOn: string;
  readonly dischargedOn: string;
  readonly selfPaid: string;
  readonly note?: string | null;
  readonly medical?: readonly Photo[];
  readonly bills?: readonly Photo[];
  readonly consents?: ConsentAnswers;
}

/** What goes over the wire, with the consents of those that were asked. */
export function statementOf(
  { medical = [], bills = [], note, admittedOn, dischargedOn, selfPaid, consents }: Statement,
  asked: readonly LackingClaimConsent[],
  byOfficer: boolean,
) {
  const documentIds = [...medical, ...bills].flatMap(({ documentId }) => documentId ?? []);
  return {
    admittedOn,
    dischargedOn,
    selfPaid,
    note: note || null,
    documentIds,
    consents: saidWith(asked, consents, byOfficer),
  };
}
