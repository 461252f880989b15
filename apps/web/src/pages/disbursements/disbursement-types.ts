import type { Schemas } from '../../api/schemas';
import type { StateTone } from '../../parts/state-tag';

/** Query keys: everything about disbursements begins with this one. */
export const DISBURSEMENTS = ['disbursements'] as const;

export type DisbursementRow = Schemas['DisbursementRowView'];
export type Disbursement = Schemas['DisbursementView'];
export type Evidence = Schemas['EvidenceView'];
export type ApprovalHistory = Schemas['ApprovalView'];
export type OpenAction = Disbursement['openActions'][number];

const STAGE_TONES: Readonly<Record<string, StateTone>> = {
  'in-review': 'waiting',
  returned: 'due',
  refused: 'late',
  approved: 'due',
  paid: 'waiting',
  confirmed: 'done',
  disputed: 'late',
  reconciled: 'done',
};

/** Requested, withdrawn and reversed wait for nobody. */
export const toneOf = (stage: string): StateTone => STAGE_TONES[stage] ?? 'plain';

/** What may be paid only with a reason is louder than what is still missing. */
export const markTone = (mark: string): StateTone => (mark === 'evidence-missing' ? 'due' : 'late');

/** Where the money stands after the steps of its approval. */
export const isPaid = ({ status }: Pick<DisbursementRow, 'status'>): boolean =>
  status === 'paid' || status === 'reconciled' || status === 'reversed';
