import { type Lifecycle, nextStatus } from '@app/kernel';
import { refuse } from './disbursement.problems';

/** Where a list of transfers stands: with the bank, answered, or never carried out. */
export const TRANSFER_LIST_STATUSES = ['sent', 'settled', 'cancelled'] as const;
export type TransferListStatus = (typeof TRANSFER_LIST_STATUSES)[number];

export const TRANSFER_LIST_STATUS_NAMES: Record<TransferListStatus, string> = {
  sent: '等银行结果',
  settled: '已登记结果',
  cancelled: '已作废',
};

/** What became of one transfer; `failed` and `cancelled` leave the disbursement approved, its money held. */
export const TRANSFER_ITEM_RESULTS = ['paid', 'failed', 'cancelled'] as const;
export type TransferItemResult = (typeof TRANSFER_ITEM_RESULTS)[number];

export const TRANSFER_ITEM_RESULT_NAMES: Record<TransferItemResult, string> = {
  paid: '已付',
  failed: '没付成',
  cancelled: '已作废',
};

export type TransferListAction = 'settle' | 'cancel';

export const TRANSFER_LIST_LIFECYCLE: Lifecycle<TransferListStatus, TransferListAction> = {
  settle: { from: ['sent'], to: 'settled' },
  cancel: { from: ['sent'], to: 'cancelled' },
};

/** What the bank did not pay, by line, and why. */
export interface FailedTransfer {
  readonly line: number;
  readonly reason: string;
}

export interface SettledTransfers {
  readonly status: TransferListStatus;
  /** Lines that were paid, in order. */
  readonly paid: readonly number[];
  readonly failed: readonly FailedTransfer[];
}

/**
 * Pure: the bank's answer. Every line that is not named as failed was paid. Throws `transfer-list.action-not-open`,
 * `transfer-list.line-unknown`, `disbursement.reason-needed`.
 */
export function settleTransfers(
  list: { readonly status: TransferListStatus; readonly itemCount: number },
  failed: readonly FailedTransfer[],
): SettledTransfers {
  const status = nextStatus(TRANSFER_LIST_LIFECYCLE, list.status, 'settle');
  if (!status) return refuse('transfer-list.action-not-open');
  const lines = new Set(failed.map((each) => each.line));
  if (lines.size !== failed.length) refuse('transfer-list.line-unknown', '同一行登记了两次结果，请去掉重复的。');
  for (const { line, reason } of failed) {
    if (line < 1 || line > list.itemCount) refuse('transfer-list.line-unknown');
    if (!reason.trim()) refuse('disbursement.reason-needed', `第 ${line} 行没付成，请写明银行说的原因。`);
  }
  const all = Array.from({ length: list.itemCount }, (_, i) => i + 1);
  return { status, paid: all.filter((line) => !lines.has(line)), failed };
}

/** Pure: it was never given to the bank, or the bank did none of it. Throws `transfer-list.action-not-open`. */
export function cancelTransfers(list: { readonly status: TransferListStatus }, reason: string): TransferListStatus {
  const status = nextStatus(TRANSFER_LIST_LIFECYCLE, list.status, 'cancel');
  if (!status) return refuse('transfer-list.action-not-open');
  if (!reason.trim()) refuse('disbursement.reason-needed');
  return status;
}
