import { type ProblemCatalog, problemsOf } from '@app/kernel';

export const DISBURSEMENT_PROBLEMS = {
  'disbursement.not-found': { kind: 'not-found', title: '没有找到这笔用款，请刷新后再看。' },
  'disbursement.stale': { kind: 'stale', title: '这笔用款刚有新的进展，请刷新后再处理。' },
  'disbursement.forbidden': { kind: 'forbidden', title: '您没有办理这笔用款的权限，请找本级财务。' },
  'disbursement.recipient-only': { kind: 'forbidden', title: '只有领取人本人可以确认是否收到。' },
  'disbursement.action-not-open': { kind: 'conflict', title: '这笔用款现在不能这样处理，请刷新后再看。' },
  'disbursement.amount-not-positive': { kind: 'invalid', title: '金额要大于 0。' },
  'disbursement.amount-changed': { kind: 'rule-broken', title: '批准的金额和这笔用款不一致，请退回后重新审批。' },
  'disbursement.reason-needed': { kind: 'invalid', title: '请写明原因，好让对方知道怎么办。' },
  'disbursement.document-needed': { kind: 'invalid', title: '红冲要有依据，请填写文件或凭证编号。' },
  'disbursement.method-invalid': { kind: 'invalid', title: '收款方式还没填好，请按提示补充。' },
  'disbursement.proof-needed': { kind: 'invalid', title: '请填写银行流水号，或上传签领表。' },
  'disbursement.proof-does-not-fit': { kind: 'rule-broken', title: '付款凭据和付款方式不一致，请重新选择。' },
  'disbursement.paid-after-today': { kind: 'invalid', title: '付款日期不能晚于今天。' },
  'disbursement.statement-needed': { kind: 'invalid', title: '请填写对账单上的流水号。' },
  'disbursement.receipt-disputed': { kind: 'rule-broken', title: '会员说还没收到，请先查清楚再对账。' },
  'disbursement.replaces-live': { kind: 'conflict', title: '原来那笔还没有红冲，不能重新付。' },
  'disbursement.no-account': {
    kind: 'rule-broken',
    title: '还没有登记他的银行卡。请先补登记，或退回改发现金并写明原因。',
  },
  'disbursement.payee-withdrawn': {
    kind: 'rule-broken',
    title:
      '收款人撤回了银行卡的单独同意，不能转到他的卡上。请退回，改付给本人或改发现金；收款人又同意的，先在会员页面记录他新的同意。',
  },
  'disbursement.no-duty-part': { kind: 'forbidden', title: '您不能办这个环节，请由别的同志办理。' },
  'disbursement.not-in-review': { kind: 'conflict', title: '这笔用款不在审批中，请刷新后再看。' },
  'disbursement.no-failed-transfer': {
    kind: 'rule-broken',
    title: '银行没有退回过这笔转账，不能直接改付现金。要发现金，请退回后写明原因重新审批。',
  },
  'disbursement.not-a-transfer': { kind: 'rule-broken', title: '只有已付的银行转账才有退票。' },
  'disbursement.emergency-not-open': {
    kind: 'rule-broken',
    title: '应急先付只用于每人 3,000 元以内、标准内、非财政专项的慰问。请减少金额，或按平常的审批办理。',
  },
  'disbursement.papers-not-reviewed': {
    kind: 'rule-broken',
    title: '这是应急先付的，手续还没有补齐复核，不能对账。请先请财务或主席复核。',
  },
  'disbursement.papers-still-missing': {
    kind: 'rule-broken',
    title: '还缺材料，先在走访记录里补上，再来复核。',
  },
  'payout-batch.not-found': { kind: 'not-found', title: '没有找到这批发放，请刷新后再看。' },
  'payout-batch.empty': { kind: 'invalid', title: '请至少选一笔待付款的用款。' },
  'payout-batch.mixed': { kind: 'rule-broken', title: '一批里只能是同一个工会、同一种付款方式，请分批办理。' },
  'disbursement.replaced-before': { kind: 'conflict', title: '这笔已经重新申请过了，请在列表里找新的那一笔。' },
  'disbursement.duplicate-unexplained': {
    kind: 'rule-broken',
    title: '可能重复发放，请先核对，并写明为什么不是重复。',
  },
  'disbursement.over-cap': { kind: 'rule-broken', title: '这户今年的帮扶超过了上限，请减少金额，或走更高一级审批。' },
  'planned.over-approved': { kind: 'rule-broken', title: '合计超过了批准的金额，请核对名单，或重新审批。' },
  'planned.recipient-not-approved': { kind: 'rule-broken', title: '有人不在批准的名单里，请按新名单重新审批。' },
  'planned.over-cap': {
    kind: 'rule-broken',
    title: '提交以后有人另外得到了帮扶，名单里有人超过今年的上限了。请退回，改金额或移出名单后重新提交。',
  },
  'planned.off-budget': { kind: 'rule-broken', title: '超出了这个账户今年的预算，请按超预算重新审批，或换经费来源。' },
  'disbursement.changed-since-import': {
    kind: 'conflict',
    title: '这次导入的发放已经有人确认或处理过，不能整批撤回，请逐笔更正。',
  },
  'disbursement.at-bank': { kind: 'conflict', title: '这笔已列入银行代发文件，请先登记银行结果，或作废那份文件。' },
  'payout-batch.changed': { kind: 'stale', title: '待付的笔数或金额刚有变化，请核对后再付。' },
  'transfer-list.not-found': { kind: 'not-found', title: '没有找到这份代发文件，请刷新后再看。' },
  'transfer-list.action-not-open': { kind: 'conflict', title: '这份代发文件已经登记过结果或已作废，请刷新后再看。' },
  'transfer-list.line-unknown': { kind: 'invalid', title: '没有这一行，请核对行号。' },
  'transfer-list.sheet-unreadable': {
    kind: 'invalid',
    title: '这个文件读不出来，请用银行导出的 .xlsx 或 .csv 原文件。',
  },
} as const satisfies ProblemCatalog;

export const refuse = problemsOf(DISBURSEMENT_PROBLEMS);
