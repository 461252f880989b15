import type { Schemas } from '../../api/schemas';
import type { StateTone } from '../../parts/state-tag';
import { DISBURSEMENTS } from '../disbursements/disbursement-types';

export type TransferList = Schemas['TransferListView'];
export type TransferItem = Schemas['TransferItemView'];
export type ReadResult = Schemas['ReadResultView'];
export type Plan = Schemas['DisbursementPlanView'];
export type OpenPlan = Schemas['OpenPlanView'];
export type PlanKind = Schemas['PlanKindView'];

export const TRANSFERS = [...DISBURSEMENTS, 'transfers'] as const;
export const PLANS = [...DISBURSEMENTS, 'plans'] as const;

/** What is old once money was told to the bank or paid. */
export const AFTER_PAYING = [DISBURSEMENTS, ['funds'], ['duties']] as const;

const LIST_TONES: Readonly<Record<TransferList['status'], StateTone>> = {
  sent: 'waiting',
  settled: 'done',
  cancelled: 'plain',
};
export const listTone = ({ status }: TransferList): StateTone => LIST_TONES[status];

export const itemTone = ({ result }: TransferItem): StateTone => {
  if (result === 'failed') return 'late';
  return result === 'paid' ? 'done' : 'plain';
};
