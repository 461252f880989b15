import type { DisbursementAction } from './disbursement.lifecycle';

export const DISBURSEMENT_PERMISSIONS = {
  read: 'disbursement:read',
  request: 'disbursement:request',
  pay: 'disbursement:pay',
  reconcile: 'disbursement:reconcile',
  reverse: 'disbursement:reverse',
  reviewPapers: 'disbursement:review-papers',
} as const;

/**
 * Who may take an action: a permission; `approval`: only the decision of its approval; `recipient`: the member himself.
 * Total by type: a new action does not compile until it says who may take it.
 */
export const AUTHORITY_FOR: Record<DisbursementAction, string> = {
  submit: DISBURSEMENT_PERMISSIONS.request,
  withdraw: DISBURSEMENT_PERMISSIONS.request,
  answer: DISBURSEMENT_PERMISSIONS.request,
  approve: 'approval',
  refuse: 'approval',
  return: DISBURSEMENT_PERMISSIONS.pay,
  pay: DISBURSEMENT_PERMISSIONS.pay,
  'pay-in-cash': DISBURSEMENT_PERMISSIONS.pay,
  reconcile: DISBURSEMENT_PERMISSIONS.reconcile,
  reverse: DISBURSEMENT_PERMISSIONS.reverse,
  confirm: 'recipient',
  dispute: 'recipient',
};

/** The separate part that somebody takes by an action; approvals keep who reviews and who approves. */
export const DUTY_PART_FOR: Partial<Record<DisbursementAction, 'asks' | 'pays' | 'reconciles'>> = {
  submit: 'asks',
  pay: 'pays',
  'pay-in-cash': 'pays',
  reconcile: 'reconciles',
};
