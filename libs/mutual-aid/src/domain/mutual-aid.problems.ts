import { type ProblemCatalog, problemsOf } from '@app/kernel';

export const MUTUAL_AID_PROBLEMS = {
  'claim.action-not-open': { kind: 'conflict', title: '这件理赔现在不能这样办，请刷新后再看。' },
  'claim.changed-since-import': { kind: 'conflict', title: '这次导入的理赔后来有人办理过，不能整批撤回。' },
  'claim.not-found': { kind: 'not-found', title: '没有找到这件理赔，它可能不在您的工会范围内。' },
  'claim.of-own-household': { kind: 'forbidden', title: '这是您自己或家里人的理赔，请别的同事来办。' },
  'claim.same-person': { kind: 'forbidden', title: '申报或初审的人不能再复审，请另一位同事来复审。' },
  'claim.consent-means': { kind: 'invalid', title: '请选本人是怎么同意的：书面签字，还是当面说明后口头同意。' },
  'claim.consent-withdrawn': {
    kind: 'rule-broken',
    title: '本人撤回了单独同意，这件理赔不能再往下办。请撤回申报；本人改了主意的，先在会员页面记录新的同意。',
  },
  'claim.consent-undone': {
    kind: 'rule-broken',
    title: '单独同意已随导入一起撤销，这件理赔还不能往下办。请问过本人，先在会员页面记录新的同意。',
  },
  'claim.reason-missing': { kind: 'invalid', title: '请写明原因，一句话就行。' },
  'claim.amount-missing': { kind: 'invalid', title: '请填写赔付金额。' },
  'claim.over-cap': { kind: 'rule-broken', title: '超过了这一期能赔的上限，请把赔付金额改小。' },
  'claim.over-self-paid': { kind: 'rule-broken', title: '赔付金额不能超过本人自付的金额。' },
  'claim.day-ahead': { kind: 'invalid', title: '日期不能晚于今天。' },
  'claim.days-turned-round': { kind: 'invalid', title: '出院日期不能早于住院日期。' },
  'claim.before-cover': { kind: 'rule-broken', title: '入院时保障还没有开始，不能理赔。' },
  'claim.after-cover': { kind: 'rule-broken', title: '入院时保障已经到期，不能理赔。' },
  'claim.too-late': { kind: 'rule-broken', title: '已经过了申报期限。' },
  'claim.stay-claimed-already': { kind: 'conflict', title: '这次住院已经申报过理赔，不用再报。' },
  'claim.paid-before-decision': { kind: 'invalid', title: '赔付日期不能早于复审日期。' },
  'enrolment.not-found': { kind: 'not-found', title: '没有找到这份参保，它可能不在您的工会范围内。' },
  'enrolment.nobody': { kind: 'invalid', title: '请选一位会员，或者粘贴名单。' },
  'enrolment.term-unknown': { kind: 'rule-broken', title: '这个计划是从旧台账来的，没有保障期，不能再参保。' },
  'enrolment.term-over': { kind: 'rule-broken', title: '这一期已经到期，请选新一期的计划。' },
  'enrolment.day-outside-term': { kind: 'invalid', title: '保障开始的日子要在这一期之内。' },
  'enrolment.cancelled-already': { kind: 'conflict', title: '这份参保已经取消了。' },
  'enrolment.has-claims': { kind: 'conflict', title: '这份参保已经有理赔，不能取消。' },
  'plan.not-found': { kind: 'not-found', title: '没有找到这个保障计划，它可能不在您的工会范围内。' },
  'plan.days-turned-round': { kind: 'invalid', title: '保障期的结束日期不能早于开始日期。' },
  'plan.named-already': { kind: 'conflict', title: '这个工会已经有同名、同一期的保障计划。' },
  'plan.in-use': { kind: 'conflict', title: '已经有人参保，这个计划的内容不能再改。可以另设一个新的计划。' },
} as const satisfies ProblemCatalog;

export const refuse = problemsOf(MUTUAL_AID_PROBLEMS);
