import { type CivilDate, formatFen } from '@app/kernel';
import { perHeadFen, type RoundPlan, standardOf } from './round';
import { FieldProblems, refuse } from './rounds.problems';

export const MAX_RULES = 12;

/** Refuses a plan that cannot be true, with every field that is wrong; then what the calendar forbids. */
export function checkPlan(plan: RoundPlan, today: CivilDate): void {
  const problems = new FieldProblems();
  problems.check(plan.startsOn <= plan.dueOn, 'dueOn', '截止日期早于开始日期，请看一眼哪个日期不对。');
  problems.check(plan.budgetFen > 0n, 'budget', '请填预算，要大于 0。');
  problems.check(plan.audience.length > 0, 'audience', '请至少选一种慰问对象。');
  problems.check(plan.kind === 'other' || plan.occasion !== null, 'holidayCode', '请选是哪个节日或季节。');
  problems.check(plan.kind !== 'other' || plan.occasion === null, 'holidayCode', '其他慰问不用选节日。');
  problems.check(
    plan.paymentKind === 'transfer' || (plan.cashReason ?? '').trim() !== '',
    'cashReason',
    '发现金要写明原因，例如没有银行卡、在外地值守。',
  );
  checkStandards(plan, problems);
  problems.refuseIfAny();
  checkCalendar(plan, today);
}

function checkStandards(plan: RoundPlan, problems: FieldProblems): void {
  plan.audience.forEach((rule, index) => {
    const standard = standardOf(rule, plan.standard);
    problems.check(perHeadFen(standard) > 0n, `audience.${index}`, '每人给多少还没有填：现金或慰问品至少一样。');
    problems.check(
      rule.code !== 'list' || rule.memberIds.length > 0,
      `audience.${index}`,
      '名单里还没有人，请先选人。',
    );
    const names = standard.goods.map((line) => line.name);
    problems.check(new Set(names).size === names.length, `audience.${index}`, '同一种慰问品写了两行，请合并。');
    problems.check(
      standard.goods.every((line) => line.quantity > 0),
      `audience.${index}`,
      '慰问品的数量要是 1 以上的整数。',
    );
  });
}

/** Domain rules §3.2: it must be finished before the festival. */
function checkCalendar({ occasion, dueOn }: RoundPlan, today: CivilDate): void {
  if (!occasion) return;
  const { name, year, on, latestOn } = occasion;
  if (latestOn < today)
    refuse('round.holiday-passed', `${year} 年${name}（${on}）已经过了，请选下一个节日，或改成“其他慰问”。`);
  if (dueOn > latestOn)
    refuse('round.due-after-holiday', `${name}慰问要在 ${latestOn} 以前完成，截止日期不能是 ${dueOn}，请提前。`);
}

/** What a roster costs against what was planned for it. Refuses `round.over-budget`. */
export function checkBudget(costFen: bigint, budgetFen: bigint): void {
  if (costFen <= budgetFen) return;
  const [cost, budget, over] = [formatFen(costFen), formatFen(budgetFen), formatFen(costFen - budgetFen)];
  refuse(
    'round.over-budget',
    `名单要 ${cost} 元，预算只有 ${budget} 元，多出 ${over} 元。请减少人数、降低标准，或增加预算。`,
    { cost, budget, over },
  );
}
