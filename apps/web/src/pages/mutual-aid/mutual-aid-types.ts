import type { Schemas } from '../../api/schemas';
import type { StateTone } from '../../parts/state-tag';
import type { Photo } from '../../parts/photo-upload';

export type Claim = Schemas['ClaimView'];
export type WholeClaim = Schemas['WholeClaimView'];
export type Plan = Schemas['PlanView'];
export type Cover = Schemas['CoverView'];

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
}

export function statementOf({ medical = [], bills = [], note, admittedOn, dischargedOn, selfPaid }: Statement) {
  const documentIds = [...medical, ...bills].flatMap(({ documentId }) => documentId ?? []);
  return { admittedOn, dischargedOn, selfPaid, note: note || null, documentIds };
}
