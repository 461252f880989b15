import { type FieldProblem, type ProblemCatalog, problemsOf } from '@app/kernel';

/** Every refusal of this lib; titles are read by people. */
export const STUDY_AID_PROBLEMS = {
  'study-programme.not-found': { kind: 'not-found', title: '没有找到这个助学项目，它可能不在您的工会范围内。' },
  'study-programme.action-not-open': { kind: 'conflict', title: '这个项目现在不能这样办。' },
  'study-programme.invalid': { kind: 'invalid', title: '有几处要改一下，填的内容都还在。' },
  'study-programme.no-amounts': { kind: 'rule-broken', title: '还没有定资助标准，请先给每个资助层次定一个金额。' },
  'study-programme.window-closed': { kind: 'rule-broken', title: '现在不在申请时间内。' },
  'study-programme.level-not-aided': { kind: 'rule-broken', title: '这个项目不资助这个层次的学校。' },
  'study-programme.no-fund': { kind: 'rule-broken', title: '项目还没有选经费账户，请先选一个。' },
  'study-award.not-found': { kind: 'not-found', title: '没有找到这份助学申请，它可能不在您的范围内。' },
  'study-award.action-not-open': { kind: 'conflict', title: '这份申请现在不能这样办，请刷新看看办到哪一步了。' },
  'study-award.reason-missing': { kind: 'invalid', title: '请写明原因，一句话就行。' },
  'study-award.own-household': { kind: 'forbidden', title: '这是您自己家的申请，要由别的同事来办。' },
  'study-award.child-document': { kind: 'invalid', title: '学生的证件号码不对，请再核对一遍。' },
  'study-award.ends-before-entry': { kind: 'invalid', title: '毕业年份早于入学年份，请核对。' },
  'study-award.schooling-unlikely': { kind: 'invalid', title: '学制请填 1 到 8 年，毕业年份也要对得上。' },
  'study-award.excluded': { kind: 'rule-broken', title: '这种情况不在这个项目的资助范围内。' },
  'study-award.child-aided-already': {
    kind: 'conflict',
    title: '这个孩子已经在另一个助学项目里，同一个学年只能享受一个项目。',
  },
  'study-award.consent-means': {
    kind: 'invalid',
    title: '请选监护人是怎么同意的：书面签字，还是当面说明后口头同意。',
  },
  'study-award.consent-withdrawn': {
    kind: 'rule-broken',
    title: '监护人撤回了单独同意。请先登记新的同意，或者终止这份资助。',
  },
  'study-award.no-file': {
    kind: 'rule-broken',
    title: '家庭还没有在档的困难职工档案，请先建档再申请助学。',
  },
  'study-award.proof-missing': { kind: 'rule-broken', title: '还差录取通知书，拍照上传就行。' },
  'study-award.grace-not-offered': { kind: 'rule-broken', title: '这个项目没有宽限年，请先恢复困难职工档案。' },
  'study-award.ended-before': {
    kind: 'conflict',
    title: '这份资助在导入的历年名单里已经结束，不能重新开始；确实又需要的，请家长重新申请。',
  },
  'study-award.grace-not-needed': { kind: 'conflict', title: '这家的困难职工档案还在档，不需要宽限。' },
  'study-award.grace-used': { kind: 'rule-broken', title: '宽限年只能给一次，已经用过了。' },
  'study-award.money-on-its-way': {
    kind: 'conflict',
    title: '这个学年的款已经在审批或付款，请先把它从名单里拿掉或撤回，再办终止。',
  },
  'study-proof.of-another': { kind: 'rule-broken', title: '这份证明和别的学生交的一模一样，请核对后换成本人的。' },
  'study-proof.used-before': { kind: 'rule-broken', title: '这份证明以前已经交过，请交这个学年的新证明。' },
  'study-instalment.not-found': { kind: 'not-found', title: '没有找到这个学年的资助款。' },
  'study-instalment.action-not-open': { kind: 'conflict', title: '这笔资助款现在不能这样办，请刷新后再看。' },
  'study-instalment.year-given': { kind: 'conflict', title: '这个学年已经有一笔，不能再发一次。' },
  'study-instalment.years-used-up': { kind: 'rule-broken', title: '资助年限已经满了。' },
  'study-instalment.outside-course': { kind: 'rule-broken', title: '这个学年不在读书期间。' },
  'study-instalment.no-amount': { kind: 'rule-broken', title: '项目没有给这个层次定金额，请先到项目里补上。' },
  'study-instalment.not-payable': { kind: 'rule-broken', title: '有学生现在不能发款。' },
  'study-renewal.not-found': { kind: 'not-found', title: '没有找到这次续办，它可能不在您的范围内。' },
  'study-renewal.action-not-open': { kind: 'conflict', title: '这次续办现在不能这样办，请刷新看看办到哪一步了。' },
  'study-renewal.over': { kind: 'rule-broken', title: '这个学年的续办已经截止，请联系工会。' },
  'study-renewal.not-yet': { kind: 'rule-broken', title: '还没有到续办的日子。' },
  'study-renewal.check-failed': { kind: 'rule-broken', title: '还有核对项没有通过，请先看清楚是哪一项。' },
  'study-list.not-found': { kind: 'not-found', title: '没有找到这份资助名单，它可能不在您的工会范围内。' },
  'study-list.action-not-open': { kind: 'conflict', title: '这份名单现在不能这样办。' },
  'study-list.empty': { kind: 'rule-broken', title: '没有可以列入名单的学生，请先核实申请或完成续办。' },
  'study-list.over-budget': { kind: 'rule-broken', title: '超出项目当年预算，请减少人数或增加预算。' },
  'study-list.notice-not-over': {
    kind: 'rule-broken',
    title: '公示还没有结束，或者有异议没有处理，暂时不能提交审批。',
  },
  'study-list.notice-not-asked': { kind: 'rule-broken', title: '这个项目不要求公示，可以直接提交审批。' },
  'study-list.paid-already': { kind: 'conflict', title: '已经付过款了，不能这样办；要退款请到用款里红冲。' },
  'study-history.changed': { kind: 'conflict', title: '导入后有人改过这些助学记录，不能整批撤回。' },
} as const satisfies ProblemCatalog;

export type StudyAidProblemCode = keyof typeof STUDY_AID_PROBLEMS;
export const refuse = problemsOf(STUDY_AID_PROBLEMS);

/** Collects what is wrong field by field, so that a person mends all of it at once. */
export class FieldProblems {
  private readonly found: FieldProblem[] = [];

  check(isRight: boolean, field: string, message: string): void {
    if (!isRight) this.found.push({ field, message });
  }

  refuseIfAny(): void {
    const [first] = this.found;
    if (first) refuse('study-programme.invalid', first.message, { fields: this.found });
  }
}
