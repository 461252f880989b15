/** What a rule says, for who reads the page; a rule without words here is shown in the words of its lib. */
export const RULE_WORDS: Readonly<Record<string, string>> = {
  'journal-balances': '每张凭证借贷平衡,至少两行',
  'balance-is-sum': '账户余额等于各笔分录之和',
  'entries-without-gap': '账户分录连号,没有缺号',
  'hold-settles-once': '一笔冻结只结清一次',
  'held-is-placed-holds': '账户的冻结数等于在冻各笔之和',
  'year-is-sum': '年度支出等于各笔支出之和',
  'never-below-zero': '可用数和冻结数都不小于零',
  'approved-holds-its-amount': '批准了的用款,冻结着同样的金额',
  'paid-settled-its-hold': '付了的用款结清了冻结,退回的冲回了冻结',
  'hold-has-its-disbursement': '每笔冻结都有它的用款',
  'approved-was-decided': '付款有一份有效的审批,金额一致',
  'plan-within-its-approval': '整批发放不超过批准的总额',
  'approval-was-signed': '审批的每一步都有有效签名',
  'payer-has-his-part': '付款人和对账人各司其职',
  'nobody-on-both-sides': '没有人在同一笔用款里一身两任,受助人不参与自己的审批',
  'more-than-the-standard-went-higher': '超过标准的用款有标记,并走了高一级审批',
  'content-is-there': '材料的文件都在',
  changed: '操作记录没有被改过',
  missing: '操作记录中间没有缺失',
  'tail-missing': '操作记录末尾没有被截掉',
  'head-changed': '操作记录的末尾标记没有被改过',
};

export const SUBJECT_WORDS: Readonly<Record<string, string>> = {
  funds: '经费账目',
  disbursements: '用款和审批',
  documents: '材料',
  audit: '操作记录',
};

export const QUEUE_WORDS: Readonly<Record<string, string>> = {
  events: '后续事项',
  reminders: '提醒',
  messages: '消息',
  documents: '材料',
  funds: '经费',
  disbursements: '用款',
  hardship: '困难帮扶',
  visits: '走访',
  rounds: '慰问活动',
  intake: '导入',
  platform: '系统维护',
};
