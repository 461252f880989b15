import type { CivilDate, Fen, FundAccountId, Lifecycle } from '@app/kernel';
import type { DisbursementStatus, ReceiptStatus } from './disbursement';
import type { Payment, PaymentKind } from './payment-method';

/** Changes of where the money stands. */
export type MoneyCommand =
  /** 提交审批; what was returned may come back with another amount, fund or kind of payment. */
  | {
      readonly action: 'submit';
      readonly amount: Fen;
      readonly fundAccountId: FundAccountId;
      readonly paymentKind: PaymentKind;
    }
  /** 退回: by a signer, or by the cashier who finds the payee's details wrong. */
  | { readonly action: 'return'; readonly reason: string }
  | { readonly action: 'refuse' }
  | { readonly action: 'withdraw'; readonly reason: string }
  /** The approval was decided for `amount`. */
  | { readonly action: 'approve'; readonly amount: Fen }
  | { readonly action: 'pay'; readonly payment: Payment; readonly today: CivilDate }
  /** 改付现金: the bank could not carry out the transfer, so it is handed over against a signed sheet. */
  | {
      readonly action: 'pay-in-cash';
      readonly payment: Payment;
      readonly today: CivilDate;
      readonly reason: string;
    }
  /** 对账: found on the bank statement or on the signed sheet. */
  | { readonly action: 'reconcile'; readonly statementReference: string }
  /** 红冲: wrong, or sent back by the bank. */
  | { readonly action: 'reverse'; readonly reason: string; readonly document: string };
export type MoneyAction = MoneyCommand['action'];

/** What the member says, and the union's answer to it. */
export type ReceiptCommand =
  | { readonly action: 'confirm' }
  /** 没收到. */
  | { readonly action: 'dispute'; readonly reason: string }
  /** The union found out and explained; the member is asked again. */
  | { readonly action: 'answer'; readonly finding: string };
export type ReceiptAction = ReceiptCommand['action'];

export type DisbursementCommand = MoneyCommand | ReceiptCommand;
export type DisbursementAction = MoneyAction | ReceiptAction;

/**
 * Where the money stands, on one screen. Terminal: refused, withdrawn, reversed. Nothing leads back from `paid` to
 * `approved`: what was reversed is paid anew by another disbursement that names it (`replaces`).
 */
export const DISBURSEMENT_LIFECYCLE: Lifecycle<DisbursementStatus, MoneyAction> = {
  submit: { from: ['requested', 'returned'], to: 'in-review' },
  return: { from: ['in-review', 'approved'], to: 'returned' },
  refuse: { from: ['in-review'], to: 'refused' },
  withdraw: { from: ['requested', 'in-review', 'returned', 'approved'], to: 'withdrawn' },
  approve: { from: ['in-review'], to: 'approved' },
  pay: { from: ['approved'], to: 'paid' },
  'pay-in-cash': { from: ['approved'], to: 'paid' },
  reconcile: { from: ['paid'], to: 'reconciled' },
  reverse: { from: ['paid', 'reconciled'], to: 'reversed' },
};

/** What the member says; open only while the money is `paid` or `reconciled`. */
export const RECEIPT_LIFECYCLE: Lifecycle<ReceiptStatus, ReceiptAction> = {
  confirm: { from: ['awaited', 'disputed'], to: 'confirmed' },
  dispute: { from: ['awaited'], to: 'disputed' },
  answer: { from: ['disputed'], to: 'awaited' },
};

export const PAID_STATUSES: readonly DisbursementStatus[] = ['paid', 'reconciled'];

export const DISBURSEMENT_ACTION_NAMES: Record<DisbursementAction, string> = {
  submit: '提交审批',
  return: '退回',
  refuse: '不同意',
  withdraw: '撤回',
  approve: '同意',
  pay: '付款',
  'pay-in-cash': '改付现金',
  reconcile: '对账',
  reverse: '红冲',
  confirm: '确认收到',
  dispute: '没收到',
  answer: '答复',
};
