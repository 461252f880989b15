import { type Fen, formatFen, nextStatus, openActions } from '@app/kernel';
import type { DisbursementState, DisbursementStatus, ReceiptStatus } from './disbursement';
import type { AboutDisbursement, DisbursementEvent } from './disbursement.events';
import {
  DISBURSEMENT_LIFECYCLE,
  type DisbursementAction,
  type DisbursementCommand,
  type MoneyAction,
  type MoneyCommand,
  PAID_STATUSES,
  RECEIPT_LIFECYCLE,
  type ReceiptAction,
  type ReceiptCommand,
} from './disbursement.lifecycle';
import { refuse } from './disbursement.problems';
import { disbursementStage, STAGE_NAMES } from './disbursement-stage';
import type { Payment } from './payment-method';
import { yuan } from './yuan';

/** What the ledger of the fund has to do in the same transaction. */
export type LedgerEffect = 'place-hold' | 'settle-hold' | 'release-hold' | 'reverse-payment';

export interface DisbursementDecision {
  readonly patch: Partial<DisbursementState>;
  readonly event: DisbursementEvent;
  readonly ledger: LedgerEffect | null;
}

const about = (disbursement: DisbursementState): AboutDisbursement => ({
  disbursementId: disbursement.id,
  subjectType: disbursement.subject.type,
  subjectId: disbursement.subject.id,
});

/** A hold stands from the approval to the payment, so leaving `approved` otherwise releases it. */
const LEDGER_EFFECTS: Record<MoneyAction, (from: DisbursementStatus) => LedgerEffect | null> = {
  submit: () => null,
  return: (from) => (from === 'approved' ? 'release-hold' : null),
  refuse: () => null,
  withdraw: (from) => (from === 'approved' ? 'release-hold' : null),
  approve: () => 'place-hold',
  pay: () => 'settle-hold',
  'pay-in-cash': () => 'settle-hold',
  reconcile: () => null,
  reverse: () => 'reverse-payment',
};

export type DisbursementOpening = Omit<
  DisbursementState,
  'status' | 'receipt' | 'paidOn' | 'transferFailed' | 'replaces'
> & {
  /** The reversed disbursement that is paid anew; null: none. */
  readonly replaces: Pick<DisbursementState, 'id' | 'status'> | null;
};

/** A new request for money. Throws when the one that it replaces is not reversed: the same aid would be paid twice. */
export function openDisbursement(
  opening: DisbursementOpening,
): DisbursementDecision & { readonly patch: DisbursementState } {
  const { replaces, ...kept } = opening;
  if (kept.amount <= 0n) refuse('disbursement.amount-not-positive');
  if (replaces !== null && replaces.status !== 'reversed') refuse('disbursement.replaces-live');
  const patch: DisbursementState = {
    ...kept,
    status: 'requested',
    receipt: 'awaited',
    paidOn: null,
    transferFailed: false,
    replaces: replaces?.id ?? null,
  };
  const payload = { ...about(patch), amount: formatFen(patch.amount) };
  return { patch, event: { type: 'disbursement.requested.v1', payload }, ledger: null };
}

/** Everything that may be done now; the screen draws its buttons from this list, narrowed by who is looking. */
export function openDisbursementActions(disbursement: DisbursementState): DisbursementAction[] {
  const money = openActions(DISBURSEMENT_LIFECYCLE, disbursement.status).filter(
    (action) =>
      (action !== 'reconcile' || disbursement.receipt !== 'disputed') &&
      (action !== 'pay-in-cash' || mayBecomeCash(disbursement)),
  );
  const isPaid = PAID_STATUSES.includes(disbursement.status);
  return isPaid ? [...money, ...openActions(RECEIPT_LIFECYCLE, disbursement.receipt)] : money;
}

/** Cash instead of a transfer is for what the bank could not do (domain rules §8.3: cash only with a reason). */
const mayBecomeCash = ({ paymentKind, transferFailed }: DisbursementState): boolean =>
  paymentKind === 'transfer' && transferFailed;

const notOpen = (disbursement: DisbursementState): never => {
  const stage = STAGE_NAMES[disbursementStage(disbursement)];
  return refuse('disbursement.action-not-open', `这笔用款现在是「${stage}」，不能这样处理，请刷新后再看。`);
};

const isReceiptCommand = (command: DisbursementCommand): command is ReceiptCommand =>
  command.action in RECEIPT_LIFECYCLE;

/**
 * Pure: what the command changes and announces, and what the ledger has to do. Who may is the service's question
 * (`AUTHORITY_FOR`, separate duties). Throws the codes of `DISBURSEMENT_PROBLEMS`.
 */
export function decideDisbursement(
  disbursement: DisbursementState,
  command: DisbursementCommand,
): DisbursementDecision {
  if (isReceiptCommand(command)) return decideReceipt(disbursement, command);
  const status = nextStatus(DISBURSEMENT_LIFECYCLE, disbursement.status, command.action);
  if (!status) return notOpen(disbursement);
  const { patch, event } = decideMoney(disbursement, command);
  return { patch: { status, ...patch }, event, ledger: LEDGER_EFFECTS[command.action](disbursement.status) };
}

/**
 * Another amount while it is being decided: the approval begins anew, and everybody signs the new one
 * (domain rules §8.2). Throws `disbursement.not-in-review`, `disbursement.amount-not-positive`.
 */
export function changeAmount(disbursement: DisbursementState, amount: Fen): DisbursementDecision {
  if (disbursement.status !== 'in-review') refuse('disbursement.not-in-review');
  if (amount <= 0n) refuse('disbursement.amount-not-positive');
  const payload = { ...about(disbursement), amount: formatFen(amount) };
  return { patch: { amount }, event: { type: 'disbursement.amount-changed.v1', payload }, ledger: null };
}

type Outcome = Pick<DisbursementDecision, 'patch' | 'event'>;

function decideMoney(disbursement: DisbursementState, command: MoneyCommand): Outcome {
  const payload = about(disbursement);
  switch (command.action) {
    case 'submit':
      return submit(disbursement, command);
    case 'return':
      needReason(command.reason);
      return { patch: {}, event: { type: 'disbursement.returned.v1', payload } };
    case 'refuse':
      return { patch: {}, event: { type: 'disbursement.refused.v1', payload } };
    case 'withdraw':
      needReason(command.reason);
      return { patch: {}, event: { type: 'disbursement.withdrawn.v1', payload } };
    case 'approve':
      return approve(disbursement, command.amount);
    case 'pay':
      return pay(disbursement, command);
    case 'pay-in-cash':
      return payInCash(disbursement, command);
    case 'reconcile':
      if (disbursement.receipt === 'disputed') refuse('disbursement.receipt-disputed');
      if (!command.statementReference.trim()) refuse('disbursement.statement-needed');
      return { patch: {}, event: { type: 'disbursement.reconciled.v1', payload } };
  }
  // Narrowed to the one action that is left: another one that is not handled above does not compile.
  return reverse(disbursement, command);
}

function reverse(
  disbursement: DisbursementState,
  { reason, document }: Extract<MoneyCommand, { action: 'reverse' }>,
): Outcome {
  needReason(reason);
  if (!document.trim()) refuse('disbursement.document-needed');
  const payload = { ...about(disbursement), amount: formatFen(disbursement.amount) };
  return { patch: {}, event: { type: 'disbursement.reversed.v1', payload } };
}

function submit(
  disbursement: DisbursementState,
  { amount, fundAccountId, paymentKind }: Extract<MoneyCommand, { action: 'submit' }>,
): Outcome {
  if (amount <= 0n) refuse('disbursement.amount-not-positive');
  const payload = { ...about(disbursement), amount: formatFen(amount) };
  return { patch: { amount, fundAccountId, paymentKind }, event: { type: 'disbursement.submitted.v1', payload } };
}

function approve(disbursement: DisbursementState, approved: Fen): Outcome {
  const { amount } = disbursement;
  if (approved !== amount) {
    const sentence = `批准的是 ${yuan(approved)}，这笔是 ${yuan(amount)}，请退回后重新审批。`;
    refuse('disbursement.amount-changed', sentence);
  }
  const payload = { ...about(disbursement), amount: formatFen(amount) };
  return { patch: {}, event: { type: 'disbursement.approved.v1', payload } };
}

function pay(disbursement: DisbursementState, { payment, today }: Extract<MoneyCommand, { action: 'pay' }>): Outcome {
  const { paidOn } = payment;
  checkPayment(disbursement, payment);
  if (paidOn > today) refuse('disbursement.paid-after-today');
  const payload = { ...about(disbursement), amount: formatFen(disbursement.amount), paidOn };
  return { patch: { paidOn }, event: { type: 'disbursement.paid.v1', payload } };
}

function payInCash(
  disbursement: DisbursementState,
  { payment, today, reason }: Extract<MoneyCommand, { action: 'pay-in-cash' }>,
): Outcome {
  if (!mayBecomeCash(disbursement)) refuse('disbursement.no-failed-transfer');
  needReason(reason);
  const { patch, event } = pay({ ...disbursement, paymentKind: 'cash' }, { action: 'pay', payment, today });
  return { patch: { ...patch, paymentKind: 'cash' }, event };
}

function checkPayment(disbursement: DisbursementState, { proof }: Payment): void {
  if (proof.kind !== disbursement.paymentKind) refuse('disbursement.proof-does-not-fit');
  const reference = proof.kind === 'transfer' ? proof.bankReference : proof.receiptDocumentId;
  if (!reference.trim()) refuse('disbursement.proof-needed');
}

function needReason(reason: string): void {
  if (!reason.trim()) refuse('disbursement.reason-needed');
}

const RECEIPT_EVENTS = {
  confirm: 'disbursement.receipt-confirmed.v1',
  dispute: 'disbursement.receipt-disputed.v1',
  answer: 'disbursement.dispute-answered.v1',
} as const satisfies Record<ReceiptAction, DisbursementEvent['type']>;

function decideReceipt(disbursement: DisbursementState, command: ReceiptCommand): DisbursementDecision {
  const isPaid = PAID_STATUSES.includes(disbursement.status);
  const receipt: ReceiptStatus | undefined = isPaid
    ? nextStatus(RECEIPT_LIFECYCLE, disbursement.receipt, command.action)
    : undefined;
  if (!receipt) return notOpen(disbursement);
  if (command.action === 'dispute') needReason(command.reason);
  if (command.action === 'answer') needReason(command.finding);
  const event = { type: RECEIPT_EVENTS[command.action], payload: about(disbursement) };
  return { patch: { receipt }, event, ledger: null };
}
