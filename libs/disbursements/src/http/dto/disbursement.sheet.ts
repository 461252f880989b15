import type { SheetColumn } from '@app/http';
import type { DisbursementRowView } from './disbursement.view';

/** The list of requests in Excel. */
export const DISBURSEMENT_COLUMNS: readonly SheetColumn<DisbursementRowView>[] = [
  { title: '单号', width: 26, value: ({ number }) => number },
  { title: '领取人', value: ({ recipientName }) => recipientName },
  { title: '领取人所在工会', width: 28, value: ({ recipientUnionName }) => recipientUnionName },
  { title: '事由', value: ({ occasionName }) => occasionName },
  { title: '发生日期', width: 12, value: ({ eventDate }) => eventDate },
  { title: '金额(元)', kind: 'amount', value: ({ amount }) => amount },
  { title: '付款方式', value: ({ paymentKindName }) => paymentKindName },
  { title: '现金原因或慰问品', width: 24, value: ({ methodNote }) => methodNote },
  { title: '进展', width: 12, value: ({ stageName }) => stageName },
  { title: '审批步骤', value: ({ approval }) => approval?.stepName ?? null },
  { title: '等谁签', value: ({ approval }) => approval?.waitingFor.join('、') ?? null },
  { title: '经办人', value: ({ requestedByName }) => requestedByName },
  { title: '申请日期', width: 12, value: ({ requestedOn }) => requestedOn },
  { title: '付款日期', width: 12, value: ({ paidOn }) => paidOn },
  { title: '退回、撤回或红冲的原因', width: 28, value: ({ lastReason }) => lastReason },
];

export const TODO_NAMES = {
  decide: '等我签批',
  submit: '等我提交',
  pay: '等我付款',
  reconcile: '等我对账',
  answer: '等我核对没收到的',
} as const;
