import type { DisbursementState, DisbursementStatus } from './disbursement';

/** Money and receipt in one word, for lists and for the member. A dispute shows until it is cleared up. */
export type DisbursementStage = DisbursementStatus | 'confirmed' | 'disputed';

export function disbursementStage({
  status,
  receipt,
}: Pick<DisbursementState, 'status' | 'receipt'>): DisbursementStage {
  if (status !== 'paid' && status !== 'reconciled') return status;
  if (receipt === 'disputed') return 'disputed';
  return status === 'paid' && receipt === 'confirmed' ? 'confirmed' : status;
}

export const STAGE_NAMES: Record<DisbursementStage, string> = {
  requested: '待提交',
  'in-review': '审批中',
  returned: '已退回',
  refused: '未同意',
  withdrawn: '已撤回',
  approved: '待付款',
  paid: '已付款',
  confirmed: '会员已确认',
  disputed: '会员说没收到',
  reconciled: '已对账',
  reversed: '已红冲',
};

/** What the member reads of his own case. */
export const STAGE_FOR_MEMBER: Record<DisbursementStage, string> = {
  requested: '工会正在整理您的材料。',
  'in-review': '工会正在审批，办好会告诉您。',
  returned: '材料要再补充，工会干部会跟您联系。',
  refused: '这次没有批准，想了解原因可以问工会干部。',
  withdrawn: '这次申请已经撤回。',
  approved: '已经批准，出纳正在办理付款。',
  paid: '款物已经发出，收到了吗？',
  confirmed: '您已确认收到。',
  disputed: '您说没收到，工会正在核查，会尽快答复您。',
  reconciled: '已经发放并对好账。',
  reversed: '这笔付款已撤销，工会会跟您说明。',
};
