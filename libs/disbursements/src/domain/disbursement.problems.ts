import { type ProblemCatalog, problemsOf } from '@app/kernel';

export const DISBURSEMENT_PROBLEMS = {
  'disbursement.not-found': { kind: 'not-found', title: '没有找到这笔用款,请刷新后再看。' },
  'disbursement.stale': { kind: 'stale', title: '这笔用款刚有新的进展,请刷新后再处理。' },
  'disbursement.forbidden': { kind: 'forbidden', title: '您没有办理这笔用款的权限,请找本级财务。' },
  'disbursement.recipient-only': { kind: 'forbidden', title: '只有领取人本人可以确认是否收到。' },
  'disbursement.action-not-open': { kind: 'conflict', title: '这笔用款现在不能这样处理,请刷新后再看。' },
  'disbursement.amount-not-positive': { kind: 'invalid', title: '金额要大于 0。' },
  'disbursement.amount-changed': { kind: 'rule-broken', title: '批准的金额和这笔用款不一致,请退回后重新审批。' },
  'disbursement.reason-needed': { kind: 'invalid', title: '请写明原因,好让对方知道怎么办。' },
  'disbursement.document-needed': { kind: 'invalid', title: '红冲要有依据,请填写文件或凭证编号。' },
  'disbursement.method-invalid': { kind: 'invalid', title: '收款方式还没填好,请按提示补充。' },
  'disbursement.proof-needed': { kind: 'invalid', title: '请填写银行流水号,或上传签领表。' },
  'disbursement.proof-does-not-fit': { kind: 'rule-broken', title: '付款凭据和付款方式不一致,请重新选择。' },
  'disbursement.paid-after-today': { kind: 'invalid', title: '付款日期不能晚于今天。' },
  'disbursement.statement-needed': { kind: 'invalid', title: '请填写对账单上的流水号。' },
  'disbursement.receipt-disputed': { kind: 'rule-broken', title: '会员说还没收到,请先查清楚再对账。' },
  'disbursement.replaces-live': { kind: 'conflict', title: '原来那笔还没有红冲,不能重新付。' },
  'disbursement.no-account': {
    kind: 'rule-broken',
    title: '还没有登记他的银行卡。请先补登记,或退回改发现金并写明原因。',
  },
  'disbursement.no-duty-part': { kind: 'forbidden', title: '您不能办这个环节,请由别的同志办理。' },
  'disbursement.not-in-review': { kind: 'conflict', title: '这笔用款不在审批中,请刷新后再看。' },
  'disbursement.not-a-transfer': { kind: 'rule-broken', title: '只有已付的银行转账才有退票。' },
  'payout-batch.not-found': { kind: 'not-found', title: '没有找到这批发放,请刷新后再看。' },
  'payout-batch.empty': { kind: 'invalid', title: '请至少选一笔待付款的用款。' },
  'payout-batch.mixed': { kind: 'rule-broken', title: '一批里只能是同一个工会、同一种付款方式,请分批办理。' },
  'disbursement.replaced-before': { kind: 'conflict', title: '这笔已经重新申请过了,请在列表里找新的那一笔。' },
  'disbursement.duplicate-unexplained': { kind: 'rule-broken', title: '可能重复发放,请先核对,并写明为什么不是重复。' },
} as const satisfies ProblemCatalog;

export const refuse = problemsOf(DISBURSEMENT_PROBLEMS);
