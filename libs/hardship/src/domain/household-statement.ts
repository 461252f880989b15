import { type CivilDate, type DocumentId, type Fen, type FieldProblem, sumFen } from '@app/kernel';
import type { Exclusion } from './exclusion';

export const INCOME_KINDS = [
  'wage',
  'pension',
  'unemployment-benefit',
  'subsistence-aid',
  'business',
  'farming',
  'rent-interest',
  'support',
  'relief',
  'other',
  'as-filed',
] as const;
export type IncomeKind = (typeof INCOME_KINDS)[number];

export const INCOME_KIND_LABELS: Readonly<Record<IncomeKind, string>> = {
  wage: '工资薪金',
  pension: '养老金、退休金',
  'unemployment-benefit': '失业保险金',
  'subsistence-aid': '低保金',
  business: '经营收入',
  farming: '农副业收入',
  'rent-interest': '租金、利息等财产收入',
  support: '赡养费、抚养费',
  relief: '各类救助金',
  other: '其他收入',
  'as-filed': '档案登记的家庭年可支配收入',
};

export const EXPENSE_KINDS = [
  'medical',
  'education',
  'disability',
  'housing',
  'disaster-loss',
  'accident-loss',
  'care',
  'other',
  'as-filed',
] as const;
export type ExpenseKind = (typeof EXPENSE_KINDS)[number];

export const EXPENSE_KIND_LABELS: Readonly<Record<ExpenseKind, string>> = {
  medical: '自付医疗费',
  education: '子女教育费',
  disability: '残疾康复、辅具',
  housing: '基本住房支出',
  'disaster-loss': '灾害损失',
  'accident-loss': '意外事故损失',
  care: '护理、赡养支出',
  other: '其他刚性支出',
  'as-filed': '档案登记的年刚性支出',
};

/** What befell the household suddenly; the first four alone make 意外致困, the last two by the size of the loss. */
export const SUDDEN_EVENTS = [
  'disaster',
  'accident',
  'epidemic',
  'public-safety',
  'sudden-event',
  'major-illness',
] as const;
export type SuddenEvent = (typeof SUDDEN_EVENTS)[number];

export const SUDDEN_EVENT_LABELS: Readonly<Record<SuddenEvent, string>> = {
  disaster: '自然灾害',
  accident: '事故灾难',
  epidemic: '公共卫生事件',
  'public-safety': '社会安全事件',
  'sudden-event': '突发事件',
  'major-illness': '重大疾病',
};

export interface IncomeLine {
  readonly kind: IncomeKind;
  /** Whose, in the household's own words; null is the whole household. */
  readonly whose: string | null;
  /** For the whole year, in fen. */
  readonly yearly: Fen;
  /** The paper of the file that proves it. */
  readonly documentId?: DocumentId | null;
}

export interface ExpenseLine {
  readonly kind: ExpenseKind;
  readonly note: string | null;
  /** For the whole year, in fen, after insurance, compensation and other aid. */
  readonly yearly: Fen;
  /** Comes from the sudden event: counts as its loss as well. */
  readonly fromEvent: boolean;
  readonly documentId?: DocumentId | null;
}

/** What a household states for the twelve months before `on`: the input of the formula. */
export interface HouseholdStatement {
  readonly on: CivilDate;
  /** Persons who live together, the holder included. */
  readonly persons: number;
  readonly incomes: readonly IncomeLine[];
  readonly expenses: readonly ExpenseLine[];
  readonly event: SuddenEvent | null;
  readonly exclusions: readonly Exclusion[];
  /** Only the version of 2016 asks for what follows. */
  readonly monthsBelow: number;
  readonly hasStateAid: boolean;
  readonly savings: Fen;
  readonly netInvestment: Fen;
}

export const yearlyIncome = ({ incomes }: Pick<HouseholdStatement, 'incomes'>): Fen =>
  sumFen(incomes.map((line) => line.yearly));
export const yearlyExpense = ({ expenses }: Pick<HouseholdStatement, 'expenses'>): Fen =>
  sumFen(expenses.map((line) => line.yearly));
/** What the sudden event cost the household itself, in fen. */
export const lossOf = ({ expenses, event }: Pick<HouseholdStatement, 'expenses' | 'event'>): Fen =>
  event === null ? 0n : sumFen(expenses.filter((line) => line.fromEvent).map((line) => line.yearly));

/** What cannot be, field by field, in sentences that say what to do. */
export function statementFaults(statement: HouseholdStatement): FieldProblem[] {
  const faults: FieldProblem[] = [];
  if (!Number.isInteger(statement.persons) || statement.persons < 1)
    faults.push({ field: 'persons', message: '家庭人口至少 1 人，请再数一数' });
  statement.incomes.forEach((line, index) => {
    if (line.yearly < 0n) faults.push({ field: `incomes.${index}.yearly`, message: '收入不能是负数；没有收入请填 0' });
  });
  statement.expenses.forEach((line, index) => {
    if (line.yearly < 0n) faults.push({ field: `expenses.${index}.yearly`, message: '支出不能是负数；没有这项请删去' });
    if (line.fromEvent && statement.event === null)
      faults.push({ field: `expenses.${index}.fromEvent`, message: '请先选遭遇了什么事，再标这笔损失' });
  });
  if (statement.savings < 0n) faults.push({ field: 'savings', message: '存款不能是负数' });
  if (statement.monthsBelow < 0) faults.push({ field: 'monthsBelow', message: '月数不能是负数' });
  return faults;
}
