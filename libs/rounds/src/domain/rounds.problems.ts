import { type FieldProblem, type ProblemCatalog, problemsOf } from '@app/kernel';

/** Every refusal of this lib; titles are read by people. */
export const ROUNDS_PROBLEMS = {
  'round.not-found': { kind: 'not-found', title: '没有找到这个慰问活动，它可能不在您的工会范围内。' },
  'round.action-not-open': { kind: 'conflict', title: '这个活动现在不能这样办。' },
  'round.changed-since-import': {
    kind: 'conflict',
    title: '这次导入的活动里后来又导入了别的走访，请先撤回后面那一次。',
  },
  'round.invalid': { kind: 'invalid', title: '有几处要改一下，填的内容都还在。' },
  'round.reason-missing': { kind: 'invalid', title: '请写明原因，一句话就行。' },
  'round.holiday-unknown': { kind: 'rule-broken', title: '没有这个节日，请从列表里选一个。' },
  'round.holiday-passed': { kind: 'rule-broken', title: '这个节日已经过了，请选下一个节日，或改成“其他慰问”。' },
  'round.due-after-holiday': { kind: 'rule-broken', title: '慰问要在节前完成，请把截止日期提前到节日前一天或更早。' },
  'round.audience-not-offered': { kind: 'rule-broken', title: '这种慰问对象现在还不能自动找人，请改用名单。' },
  'round.audience-empty': { kind: 'rule-broken', title: '按这些条件一个人也没有找到，请放宽条件或改用名单。' },
  'round.no-fund': { kind: 'rule-broken', title: '还没有选经费账户，请先在计划里选一个。' },
  'round.period-closed': { kind: 'rule-broken', title: '这个月已经结账，请把日期改到还没结账的月份，或请财务反结账。' },
  'round.over-budget': { kind: 'rule-broken', title: '超出预算，请减少人数、降低标准，或增加预算。' },
  'round.over-approved': { kind: 'rule-broken', title: '超出已批准的金额，请另做一个补充活动去审批。' },
  'round.recipient-twice': { kind: 'rule-broken', title: '有人会领到两份，请先处理，或选择“重复的不列入”。' },
  'round.frozen-already': { kind: 'conflict', title: '名单已经定了，不用再定一次。要改名单请用“增减名单”。' },
  'round.not-allotted': { kind: 'rule-broken', title: '还有人没有分给走访人，请先分配。' },
  'round.no-visitors': { kind: 'rule-broken', title: '还没有走访人，请先选好谁去走访。' },
  'round.visitor-unknown': { kind: 'rule-broken', title: '这个人不在走访人里，请先把他加进来。' },
  'round.visitor-in-use': { kind: 'conflict', title: '这个走访人手上还有人或款物，请先转给别人、退清款物。' },
  'round.visitor-not-entitled': {
    kind: 'rule-broken',
    title: '这个人还不能登记走访，请换一个人，或请管理员给他开通角色。',
  },
  'round.not-own-visit': { kind: 'forbidden', title: '这一户没有分给您，请由分到的人登记，或请组织的人转给您。' },
  'round.own-case': { kind: 'forbidden', title: '名单里是您本人或您家里人，要由别的同事来办。' },
  'round.entry-not-found': { kind: 'not-found', title: '名单里没有这个人，请刷新后再看。' },
  'round.entry-action-not-open': { kind: 'conflict', title: '这个人已经办过了，请刷新后再看。' },
  'round.over-plan': { kind: 'rule-broken', title: '给的比名单上定的多，请按名单给。' },
  'round.handout-too-much': { kind: 'rule-broken', title: '退回的比领走的多，请核对数量。' },
  'round.handout-over-plan': { kind: 'rule-broken', title: '领的比分给他的多，请核对数量。' },
  'round.goods-unknown': { kind: 'rule-broken', title: '这个活动里没有这种慰问品，请从列表里选。' },
  'round.not-settled': { kind: 'rule-broken', title: '账还没有轧平，不能办结。' },
  'round.visits-open': { kind: 'rule-broken', title: '还有人没有走访，不能结束走访。' },
  'round.paid-already': { kind: 'conflict', title: '已经付过款了，不能这样办；要退款请到用款里红冲。' },
  'round.checklist-unknown': { kind: 'not-found', title: '没有这一项，请刷新后再看。' },
  'round.list-not-read': { kind: 'invalid', title: '这份名单读不出来，请用有表头的 Excel 表，至少要有姓名一列。' },
} as const satisfies ProblemCatalog;

export type RoundProblemCode = keyof typeof ROUNDS_PROBLEMS;
export const refuse = problemsOf(ROUNDS_PROBLEMS);

/** Collects what is wrong field by field, so that a person mends all of it at once. */
export class FieldProblems {
  private readonly found: FieldProblem[] = [];

  check(isRight: boolean, field: string, message: string): void {
    if (!isRight) this.found.push({ field, message });
  }

  refuseIfAny(): void {
    const [first] = this.found;
    if (first) refuse('round.invalid', first.message, { fields: this.found });
  }
}
