import { type ProblemCatalog, problemsOf } from '@app/kernel';

/** Every refusal of this lib; titles are read by people. */
export const REPORT_PROBLEMS = {
  'report.period-invalid': { kind: 'invalid', title: '起止日期不对：开始要早于结束，最长五年。' },
  'report.whole-months': {
    kind: 'invalid',
    title: '看下级工会的数字，请选一个整月、一个季度或一整年。',
  },
  'report.figure-unknown': { kind: 'not-found', title: '没有这个数字，请从汇总页点开。' },
  'report.too-few': { kind: 'forbidden', title: '这个数字背后不到规定人数，只有本工会能看。' },
  'report.records-closed': { kind: 'forbidden', title: '这个数字您能看，背后的明细要有相应的权限才能看。' },
  'target.not-found': { kind: 'not-found', title: '没有找到这个目标，它可能不在您的工会范围内。' },
  'target.exists': { kind: 'conflict', title: '这一年的这个目标已经定过了，请直接修改。' },
  'target.figure-unfit': { kind: 'invalid', title: '这个数字不能定目标，请从列表里选一个。' },
  'matching.not-found': { kind: 'not-found', title: '没有找到这项配套，它可能不在您的工会范围内。' },
  'matching.same-fund': { kind: 'invalid', title: '上级资金和配套资金要是两个不同的账户。' },
  'wording.field-unknown': { kind: 'invalid', title: '文字里有一个数字的名字不对。' },
  'return.not-found': { kind: 'not-found', title: '没有找到这份报表，它可能不在您的工会范围内。' },
  'return.exists': { kind: 'conflict', title: '这一期的报表已经有了，请打开它继续办。' },
  'return.period-open': { kind: 'rule-broken', title: '这一期还没有结束，结束以后才能生成报表。' },
  'return.no-upper-union': { kind: 'rule-broken', title: '上面没有工会了，不用上报。' },
  'return.action-not-open': { kind: 'conflict', title: '这份报表现在不能这样办。' },
  'return.reason-missing': { kind: 'invalid', title: '请写明要改什么，一两句话就行。' },
  'return.not-own': { kind: 'forbidden', title: '只有收报表的上级工会能接收或退回。' },
  'disclosure.not-found': { kind: 'not-found', title: '没有找到这份公开，它可能不在您的工会范围内。' },
  'disclosure.period-open': { kind: 'rule-broken', title: '这一期还没有结束，结束以后才能公开。' },
  'disclosure.exists': { kind: 'conflict', title: '这一期已经有一份草稿，请打开它继续办。' },
  'disclosure.no-return': { kind: 'rule-broken', title: '这一期没有上报过的报表，请按现在的记录取数。' },
  'disclosure.action-not-open': { kind: 'conflict', title: '这份公开现在不能这样办。' },
  'disclosure.reason-missing': { kind: 'invalid', title: '请选一个原因，会员会看到。' },
  'disclosure.not-own': { kind: 'forbidden', title: '您能看这份公开；公布和撤下由本会主席办。' },
  'disclosure.replaced-since': { kind: 'conflict', title: '这一期已经另外公布了一份，请作废这份草稿，重新拟稿。' },
  'disclosure.already-rated': { kind: 'conflict', title: '您已经评过这份公开了，谢谢。' },
  'disclosure.not-rateable': { kind: 'rule-broken', title: '这份公开已经撤下，不用评了。' },
} as const satisfies ProblemCatalog;

export const refuse = problemsOf(REPORT_PROBLEMS);
