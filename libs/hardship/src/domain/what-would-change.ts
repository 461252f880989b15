import type { Fen } from '@app/kernel';
import { HARDSHIP_CATEGORY_LABELS, type HardshipCategory } from './category';
import { EXCLUSION_LABELS } from './exclusion';
import type { FormulaRule } from './formula-version';
import type { HouseholdStatement } from './household-statement';
import type { Figures } from './household-figures';
import { yuan } from './yuan';

/** "家庭年收入再少 ¥1.00……就算深度困难": the nearest steps to another answer. */
export function changesOf(
  statement: HouseholdStatement,
  figures: Figures,
  rule: FormulaRule,
  category: HardshipCategory | null,
): string[] {
  if (statement.exclusions.length > 0) {
    const why = statement.exclusions.map((each) => EXCLUSION_LABELS[each]).join('、');
    return [`如果“${why}”不属实或有特殊情况，工会集体研究、留下会议纪要后可以照常认定。`];
  }
  return rule.version === 'current'
    ? changesNow(statement, figures, rule, category)
    : changesOf2016(statement, figures, category);
}

const less = (by: Fen, category: HardshipCategory): string =>
  `家庭年收入再少 ${yuan(by)}，或刚性支出再多 ${yuan(by)}，就算${HARDSHIP_CATEGORY_LABELS[category]}。`;
/** Nobody can spend less than nothing: of a household whose expenses are smaller only the income is named. */
const more = (by: Fen, category: HardshipCategory, expense: Fen): string =>
  `家庭年收入再多 ${yuan(by)}，${expense >= by ? `或刚性支出再少 ${yuan(by)}，` : ''}就不再算${HARDSHIP_CATEGORY_LABELS[category]}。`;

/** 低于 is strict: at the line itself the household is no longer below it, hence one fen more to get below. */
function changesNow(
  statement: HouseholdStatement,
  { income, expense, loss, lineYearly }: Figures,
  rule: FormulaRule,
  category: HardshipCategory | null,
): string[] {
  const net = income - expense;
  const sentences: string[] = [];
  if (net < lineYearly) sentences.push(more(lineYearly - net, 'deep', expense));
  else {
    sentences.push(less(net - lineYearly + 1n, 'deep'));
    if (net < 2n * lineYearly) sentences.push(more(2n * lineYearly - net, 'relative', expense));
    else sentences.push(less(net - 2n * lineYearly + 1n, 'relative'));
  }
  const limit = (income * BigInt(rule.lossShare)) / 100n;
  if (statement.event === null) {
    if (category === null) sentences.push('如果今年遭遇了灾害、事故或重大疾病，请补上，可能符合意外致困。');
  } else if (statement.event === 'sudden-event' || statement.event === 'major-illness') {
    const answer =
      loss > limit
        ? `不超过 ${yuan(limit)}（现为 ${yuan(loss)}），就不再算`
        : `超过 ${yuan(limit)}（现为 ${yuan(loss)}），就算`;
    sentences.push(`这次自己承担的损失${answer}意外致困。`);
  }
  return sentences;
}

function changesOf2016(
  statement: HouseholdStatement,
  { income, expense, lineYearly }: Figures,
  category: HardshipCategory | null,
): string[] {
  const net = income - expense;
  const sentences: string[] = [];
  if (income < lineYearly && !statement.hasStateAid && statement.monthsBelow < 6)
    sentences.push(
      `收入低于低保满 6 个月（现在 ${statement.monthsBelow} 个月），或享受政府救助后仍低于低保，就算低保户。`,
    );
  if (income >= lineYearly)
    sentences.push(`不扣支出的家庭年收入低于 ${yuan(lineYearly)}（现为 ${yuan(income)}），才可能算低保户。`);
  if (net > lineYearly)
    sentences.push(`扣除支出后的年收入不超过 ${yuan(lineYearly)}（现为 ${yuan(net)}），才可能算低保边缘户。`);
  else if (category !== null) sentences.push(more(lineYearly - net + 1n, category, expense));
  return sentences;
}
