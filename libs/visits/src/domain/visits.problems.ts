import { type FieldProblem, type ProblemCatalog, problemsOf } from '@app/kernel';

/** Every refusal of this lib; titles are read by people. */
export const VISITS_PROBLEMS = {
  'visit-duty.not-found': { kind: 'not-found', title: '没有找到这件走访，它可能不在您的工会范围内。' },
  'visit-duty.stale': { kind: 'stale', title: '这件走访刚被别人改过，请刷新后再办。' },
  'visit-duty.action-not-open': { kind: 'conflict', title: '这件走访现在不能这样办。' },
  'visit-duty.invalid': { kind: 'invalid', title: '有几处要改一下，改好再提交。' },
  'visit-duty.occasion-unknown': { kind: 'rule-broken', title: '本工会没有这个走访事项，请换一个，或请管理员添加。' },
  'visit-duty.none-from-occasion': { kind: 'rule-broken', title: '这个事项不用先报走访任务，直接记录走访就行。' },
  'visit-duty.not-assignee': { kind: 'forbidden', title: '这件走访没有分给您，请由分到的人来办。' },
  'visit-duty.own-case': { kind: 'forbidden', title: '这是您本人的事，要由别的同事来办。' },
  'visit-duty.forbidden': { kind: 'forbidden', title: '您没有办这一步的权限，请找工会主席或管理员。' },
  'visit-duty.member-as-visitor': { kind: 'rule-broken', title: '不能请会员本人走访自己，请换一个人。' },
  'visit-duty.not-a-visitor': {
    kind: 'rule-broken',
    title: '这个人在本工会还不能接走访，请换一个人，或请管理员给他开通角色。',
  },
  'visit-duty.nobody-assigned': { kind: 'invalid', title: '请至少选一个人去走访。' },
  'visit-duty.reason-missing': { kind: 'invalid', title: '请写明原因，一句话就行。' },
  'visit-duty.historic': {
    kind: 'conflict',
    title: '这件走访是从以前的台账导入的，当时已经办完，不能重新打开，也不用评价；有新情况请另报一件。',
  },
  'visit-duty.aid-unsettled': { kind: 'conflict', title: '还有慰问款没有办完，付清或撤回后再办结。' },
  'visit-duty.already-rated': { kind: 'conflict', title: '这件事您已经评价过了，谢谢。' },
  'visit-duty.not-yet-visited': { kind: 'conflict', title: '工会还没有来看您，走访以后再评价。' },
  'visit-duty.not-same-event': { kind: 'conflict', title: '这不是同一件事，请另报一件。' },
  'visit.changed-since-import': {
    kind: 'conflict',
    title: '这次导入的走访后来有人改过，不能整批撤回，请逐条更正。',
  },
  'visit.not-found': { kind: 'not-found', title: '没有找到这条走访记录，它可能不在您的工会范围内。' },
  'visit.stale': { kind: 'stale', title: '这条走访记录刚被别人改过，请刷新后再改。' },
  'visit.action-not-open': { kind: 'conflict', title: '这条走访记录现在不能这样办。' },
  'visit.invalid': { kind: 'invalid', title: '走访记录有几处要改一下，填的内容都还在。' },
  'visit.reason-missing': { kind: 'invalid', title: '请写明原因，一句话就行。' },
  'visit.aid-locked': { kind: 'conflict', title: '这笔慰问已经在审批或付款，款物不能再改；请先撤回申请。' },
  'visit.no-aid': { kind: 'conflict', title: '这次走访没有慰问金和慰问品，不用申请用款。' },
  'visit.no-fund': { kind: 'rule-broken', title: '没有可以支付的经费账户，请财务先开户或补足，走访记录已经保存。' },
  'visit.no-papers': { kind: 'invalid', title: '请先拍好要补的材料，再提交。' },
  'visit.none-for-papers': {
    kind: 'conflict',
    title: '工会还没有来看您，材料先留着，走访时当面交，或走访以后再来补。',
  },
  'visit.of-round': { kind: 'conflict', title: '这次走访属于慰问活动，请到那个活动的名单里改。' },
  'visit.other-subject': { kind: 'conflict', title: '更正时不能换成另一位会员或另一件事，请作废后重新记录。' },
  'case-status.not-found': {
    kind: 'not-found',
    title: '没有查到。请核对编号和登记手机号的后四位；手机号换过的，请联系工会小组长。',
  },
  'case-status.too-many': { kind: 'too-many', title: '查得太频繁了，请过一刻钟再试。' },
} as const satisfies ProblemCatalog;

export const refuse = problemsOf(VISITS_PROBLEMS);

/** Collects what is wrong field by field, so that a person mends all of it at once. */
export class FieldProblems {
  private readonly found: FieldProblem[] = [];

  check(holds: boolean, field: string, message: string): void {
    if (!holds) this.found.push({ field, message });
  }

  refuseIfAny(code: 'visit.invalid' | 'visit-duty.invalid'): void {
    const [first] = this.found;
    if (first) refuse(code, first.message, { fields: this.found });
  }
}
