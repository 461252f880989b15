import type { Fen } from '@app/kernel';
import { HARDSHIP_CATEGORY_LABELS, type HardshipCategory } from './category';
import { EXCLUSION_LABELS, type Exclusion } from './exclusion';
import { categoriesOf, formulaName, type FormulaRule, type FormulaVersion } from './formula-version';
import {
  EXPENSE_KIND_LABELS,
  type HouseholdStatement,
  INCOME_KIND_LABELS,
  SUDDEN_EVENT_LABELS,
} from './household-statement';
import { type Figures, figuresOf } from './household-figures';
import { changesOf } from './what-would-change';
import { onPaper } from './yuan';

/** One line of the computation as a person writes it on paper. */
export interface PaperLine {
  readonly label: string;
  /** How it is worked out, such as `(60,000.00 − 30,000.00) ÷ 12 ÷ 3`; null for a figure that is stated. */
  readonly working: string | null;
  readonly result: string;
}

export interface Judgement {
  readonly version: FormulaVersion;
  /** Every category whose test the household meets, the gravest first. */
  readonly meets: readonly HardshipCategory[];
  /** What the rule gives; null: none, or excluded. */
  readonly category: HardshipCategory | null;
  readonly exclusions: readonly Exclusion[];
  readonly income: Fen;
  readonly expense: Fen;
  readonly loss: Fen;
  /** Per person and month after rigid expenses, rounded to the fen for display only. */
  readonly perCapita: Fen;
  readonly lines: readonly PaperLine[];
  /** What would change the answer, in sentences. */
  readonly changes: readonly string[];
}

/** Whether the household meets the test of one category (domain rules §2.1). Strict where the text says 低于. */
export function meetsTest(
  category: HardshipCategory,
  statement: HouseholdStatement,
  { income, expense, loss, lineYearly }: Figures,
  rule: FormulaRule,
): boolean {
  const net = income - expense;
  switch (category) {
    case 'deep':
      return net < lineYearly;
    case 'relative':
      return net >= lineYearly && net < 2n * lineYearly;
    case 'accident':
      return statement.event !== null && (isPublicEvent(statement) || loss * 100n > income * BigInt(rule.lossShare));
    case 'subsistence':
      return income < lineYearly && (statement.hasStateAid || statement.monthsBelow >= 6);
    case 'borderline':
      return income * 2n <= lineYearly * 3n && net <= lineYearly;
    default:
      if (statement.event === null) return false;
      return income <= lineYearly * 3n
        ? net <= lineYearly
        : net + statement.netInvestment + statement.savings <= lineYearly;
  }
}

const isPublicEvent = ({ event }: HouseholdStatement): boolean =>
  event === 'disaster' || event === 'accident' || event === 'epidemic' || event === 'public-safety';

/**
 * Judges a household by one version of the formula, line by line as on paper.
 * @param monthAmount 低保 per person and month, in fen
 * @param standardName what that standard is called, such as 云川市城镇低保(2025-01-01 起)
 */
export function judge(
  statement: HouseholdStatement,
  monthAmount: Fen,
  standardName: string,
  rule: FormulaRule,
): Judgement {
  const figures = figuresOf(statement, monthAmount);
  const meets = categoriesOf(rule).filter((category) => meetsTest(category, statement, figures, rule));
  const category = statement.exclusions.length > 0 ? null : (meets[0] ?? null);
  const { income, expense, loss } = figures;
  return {
    version: rule.version,
    meets,
    category,
    exclusions: statement.exclusions,
    ...{ income, expense, loss, perCapita: perMonth(income - expense, figures.persons) },
    lines: [
      ...statedLines(statement),
      ...workedLines(statement, figures, monthAmount, standardName, rule),
      answerLine(statement, meets, category, rule),
    ],
    changes: changesOf(statement, figures, rule, category),
  };
}

/** ÷ 12 ÷ persons, half away from zero to the fen. */
export function perMonth(yearly: Fen, persons: bigint): Fen {
  const divisor = 12n * persons;
  const twice = 2n * (yearly < 0n ? -yearly : yearly) + divisor;
  const rounded = twice / (2n * divisor);
  return yearly < 0n ? -rounded : rounded;
}

/** Without the notes: they may tell an illness and stay sealed with the statement. */
function statedLines({ incomes, expenses }: HouseholdStatement): PaperLine[] {
  const income = incomes.map(({ kind, whose, yearly }) => ({
    label: `收入：${INCOME_KIND_LABELS[kind]}${whose ? `（${whose}）` : ''}`,
    working: null,
    result: onPaper(yearly),
  }));
  const expense = expenses.map(({ kind, yearly, fromEvent }) => ({
    label: `支出：${EXPENSE_KIND_LABELS[kind]}${fromEvent ? '，算作这次的损失' : ''}`,
    working: null,
    result: onPaper(yearly),
  }));
  return [...income, ...expense];
}

function workedLines(
  statement: HouseholdStatement,
  { income, expense, loss, persons }: Figures,
  monthAmount: Fen,
  standardName: string,
  rule: FormulaRule,
): PaperLine[] {
  const line = (label: string, working: string | null, result: Fen) => ({ label, working, result: onPaper(result) });
  const by = (yearly: Fen) => `${onPaper(yearly)} ÷ 12 ÷ ${persons}`;
  const common = [
    line('家庭年可支配收入', null, income),
    line('年刚性支出', null, expense),
    line(
      '扣除刚性支出后的月人均收入',
      `(${onPaper(income)} − ${onPaper(expense)}) ÷ 12 ÷ ${persons}`,
      perMonth(income - expense, persons),
    ),
    line(standardName, null, monthAmount),
  ];
  const ofEvent = statement.event === null ? [] : [eventLine(statement, income, loss, rule)];
  if (rule.version === 'current') return [...common, line('低保的 2 倍', null, 2n * monthAmount), ...ofEvent];
  return [
    ...common,
    line('不扣支出的月人均收入', by(income), perMonth(income, persons)),
    line('低保的 150%', null, (monthAmount * 3n) / 2n),
    line('低保的 300%', null, monthAmount * 3n),
    ...ofEvent,
    ...askedBy2016(statement, income - expense, income > monthAmount * 36n * persons),
  ];
}

/** What only the formula of 2016 asks, where it bears on the answer: savings and investments count above 300 %. */
function askedBy2016(
  { monthsBelow, hasStateAid, event, savings, netInvestment }: HouseholdStatement,
  net: Fen,
  isAbove: boolean,
): PaperLine[] {
  const aid = hasStateAid ? '享受政府救助' : null;
  const lines: PaperLine[] = [{ label: '收入低于低保的月数', working: aid, result: `${monthsBelow} 个月` }];
  if (event === null || !isAbove) return lines;
  const working = `${onPaper(net)} ＋ 净投资 ${onPaper(netInvestment)} ＋ 存款 ${onPaper(savings)}`;
  return [...lines, { label: '加上存款和净投资', working, result: onPaper(net + netInvestment + savings) }];
}

function eventLine({ event }: HouseholdStatement, income: Fen, loss: Fen, rule: FormulaRule): PaperLine {
  const limit = (income * BigInt(rule.lossShare)) / 100n;
  return {
    label: `${SUDDEN_EVENT_LABELS[event!]}造成的损失`,
    working: `家庭年收入的 ${rule.lossShare}% 是 ${onPaper(limit)}`,
    result: onPaper(loss),
  };
}

function answerLine(
  { exclusions }: HouseholdStatement,
  meets: readonly HardshipCategory[],
  category: HardshipCategory | null,
  rule: FormulaRule,
): PaperLine {
  const label = `按${formulaName(rule)}`;
  const names = meets.map((each) => HARDSHIP_CATEGORY_LABELS[each]).join('、');
  if (exclusions.length > 0) {
    const why = exclusions.map((each) => EXCLUSION_LABELS[each]).join('、');
    return { label, working: `${why}，按规定不建档`, result: '不符合' };
  }
  if (category === null) return { label, working: '三类都不符合', result: '不符合' };
  const working = meets.length > 1 ? `同时符合${names}，由干部选定` : null;
  return { label, working, result: HARDSHIP_CATEGORY_LABELS[category] };
}
