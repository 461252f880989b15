import { type CivilDate, type Fen, type FieldProblem, formatFen, maxFen, minFen } from '@app/kernel';
import type { FileStatus } from './file.lifecycle';
import {
  HARDSHIP_CAUSE_LABELS,
  type HardshipCause,
  type HonourLevel,
  LIVELIHOOD_LABELS,
  type Livelihood,
} from './model-worker';
import { refuse } from './model-worker.problems';

/** Kinds of special aid (domain rules §6.2, Hubei 2025). */
export const AID_KINDS = ['living', 'special', 'condolence'] as const;
export type AidKind = (typeof AID_KINDS)[number];
export const AID_KIND_LABELS: Readonly<Record<AidKind, string>> = {
  living: '生活困难补助金',
  special: '特殊困难帮扶金',
  condolence: '慰问金',
};

/** Kinds of one group are not combined in a year (domain rules §6.2, 永春 2011). */
export const EXCLUSIVE_GROUP: Readonly<Record<AidKind, string | null>> = {
  living: 'hardship',
  special: 'hardship',
  condolence: null,
};

/** How much a level gets of a kind, from a day on. Money in fen. */
export interface AidRule {
  readonly level: HonourLevel;
  readonly kind: AidKind;
  readonly validFrom: CivilDate;
  /** `living`: the monthly income up to which it is topped up, by livelihood; null: nothing for it. */
  readonly onDutyLine: Fen | null;
  readonly retiredLine: Fen | null;
  readonly farmerLine: Fen | null;
  /** `living`: at most so much a month. */
  readonly monthlyMost: Fen | null;
  /** `special`: this share of what was paid out of one's own pocket, in percent. */
  readonly sharePercent: number | null;
  /** `special`: at most; `condolence`: the amount. */
  readonly most: Fen | null;
  /** All special aid of a year together; null: no such limit. */
  readonly yearlyMost: Fen | null;
  /** Where it stands. */
  readonly basis: string;
}

/** What goes into the formula, as it was known. */
export interface AidInputs {
  readonly livelihood: Livelihood | null;
  /** In full years; null: no day of birth in the register. */
  readonly age: number | null;
  readonly gender: 'female' | 'male' | 'unknown';
  readonly monthlyIncome: Fen | null;
  readonly causes: readonly HardshipCause[];
  readonly months: number;
  /** Paid out of one's own pocket, for `special`. */
  readonly burden: Fen;
  /** Special aid of the same year that was paid or is under way. */
  readonly givenThisYear: Fen;
}

/** One line of the calculation, as a person writes it on paper. */
export interface PaperLine {
  readonly label: string;
  readonly working: string;
  readonly result: string;
}

export interface AidCalculation {
  readonly amount: Fen;
  readonly lines: readonly PaperLine[];
}

const STATE_REFUSALS = {
  died: 'model-worker-aid.died',
  revoked: 'model-worker-aid.revoked',
  abroad: 'model-worker-aid.abroad',
  lost: 'model-worker-aid.lost',
  voided: 'model-worker-aid.voided',
} as const;

/** Who gets none (domain rules §6.2): refuses with the sentence of the state, or of the discipline. */
export function checkEligible(status: FileStatus, barredReason: string | null): void {
  if (status !== 'active') refuse(STATE_REFUSALS[status]);
  if (barredReason !== null) refuse('model-worker-aid.barred');
}

/** Farmers without fixed income: men from 60, women from 55 (domain rules §6.2). */
const FARMER_AGE = { male: 60, female: 55, unknown: 60 } as const;

/** The amount by level, kind and income gap. Refuses with its sentence when there is nothing to give. */
export function calculateAid(rule: AidRule, inputs: AidInputs): AidCalculation {
  const { amount, lines } = FORMULAS[rule.kind](rule, inputs);
  const limited = withinYear(rule, inputs, amount);
  if (limited.amount <= 0n) refuse('model-worker-aid.year-used-up');
  const total = line('应发', '', limited.amount);
  return { amount: limited.amount, lines: [...lines, ...limited.lines, total] };
}

const line = (label: string, working: string, fen: Fen): PaperLine => ({ label, working, result: formatFen(fen) });

type Formula = (rule: AidRule, inputs: AidInputs) => AidCalculation;

const living: Formula = (rule, inputs) => {
  const { livelihood, monthlyIncome: income, months } = inputs;
  if (livelihood === null || income === null) return refuse('model-worker-aid.survey-missing');
  const topUp = lineOf(rule, livelihood, inputs);
  const gap = topUp - income;
  if (gap <= 0n) return refuse('model-worker-aid.no-gap');
  const monthly = rule.monthlyMost === null ? gap : minFen(gap, rule.monthlyMost);
  const capped = rule.monthlyMost === null ? [] : [line('每月最多', '', rule.monthlyMost)];
  const amount = monthly * BigInt(months);
  return {
    amount,
    lines: [
      line(`${LIVELIHOOD_LABELS[livelihood]}的补足线（每月）`, '', topUp),
      line('本人月收入', '年度调查核对过的', income),
      line('每月差额', `${formatFen(topUp)} − ${formatFen(income)}`, gap),
      ...capped,
      line(`${months} 个月`, `${formatFen(monthly)} × ${months}`, amount),
    ],
  };
};

function lineOf(rule: AidRule, livelihood: Livelihood, { age, gender }: AidInputs): Fen {
  if (livelihood === 'on-duty') return rule.onDutyLine ?? refuse('model-worker-aid.no-line');
  if (livelihood === 'retired') return rule.retiredLine ?? refuse('model-worker-aid.no-line');
  if (age === null) return refuse('model-worker-aid.age-unknown');
  if (age < FARMER_AGE[gender]) refuse('model-worker-aid.too-young');
  return rule.farmerLine ?? refuse('model-worker-aid.no-line');
}

const special: Formula = ({ sharePercent, most }, { causes, burden }) => {
  if (causes.length === 0) return refuse('model-worker-aid.no-cause');
  if (burden <= 0n) return refuse('model-worker-aid.burden-missing');
  const share = (burden * BigInt(sharePercent ?? 100)) / 100n;
  const amount = most === null ? share : minFen(share, most);
  return {
    amount,
    lines: [
      { label: '困难原因', working: '', result: causes.map((cause) => HARDSHIP_CAUSE_LABELS[cause]).join('、') },
      line('自己负担的费用', '', burden),
      line(`按 ${sharePercent ?? 100}% 帮扶`, `${formatFen(burden)} × ${sharePercent ?? 100}%`, share),
      ...(most === null ? [] : [line('最多', '', most)]),
    ],
  };
};

const condolence: Formula = ({ most }) => {
  const amount = most ?? refuse('model-worker-aid.no-rule');
  return { amount, lines: [line('慰问标准', '', amount)] };
};

const FORMULAS: Readonly<Record<AidKind, Formula>> = { living, special, condolence };

function withinYear({ yearlyMost }: AidRule, { givenThisYear }: AidInputs, amount: Fen): AidCalculation {
  if (yearlyMost === null) return { amount, lines: [] };
  const left = maxFen(yearlyMost - givenThisYear, 0n);
  const working = `每年合计最多 ${formatFen(yearlyMost)}，今年已有 ${formatFen(givenThisYear)}`;
  return { amount: minFen(amount, left), lines: [line('今年还可以发', working, left)] };
}

/** Refuses `model-worker-aid-rule.invalid`, naming what this kind needs. */
export function checkRule(rule: AidRule): void {
  const { kind, onDutyLine, retiredLine, farmerLine, monthlyMost, sharePercent, most } = rule;
  const lacks: FieldProblem[] = [];
  const need = (there: boolean, field: string, message: string) => void (there || lacks.push({ field, message }));
  if (kind === 'living') {
    const lines = [onDutyLine, retiredLine, farmerLine];
    need(
      lines.some((one) => one !== null),
      'onDutyLine',
      '至少填一条补足线。',
    );
    need(monthlyMost !== null && monthlyMost > 0n, 'monthlyMost', '请填每月最多补多少。');
  }
  if (kind === 'special') need(sharePercent !== null, 'sharePercent', '请填按自负费用的百分之几帮扶。');
  if (kind !== 'living')
    need(most !== null && most > 0n, 'most', kind === 'special' ? '请填最多帮扶多少。' : '请填金额。');
  const [first] = lacks;
  if (first) refuse('model-worker-aid-rule.invalid', first.message, { fields: lacks });
}

/** Two of one kind, or of one group: only one of them is given in a year. */
export const areNotCombined = (one: AidKind, other: AidKind): boolean =>
  one === other || (EXCLUSIVE_GROUP[one] !== null && EXCLUSIVE_GROUP[one] === EXCLUSIVE_GROUP[other]);

/** Once a year per kind, and one kind of a group. What ended or was reversed does not count. */
export function checkCombination(kind: AidKind, given: readonly { readonly kind: AidKind }[]): void {
  if (given.some((aid) => aid.kind === kind)) refuse('model-worker-aid.given-this-year');
  if (given.some((aid) => areNotCombined(kind, aid.kind))) refuse('model-worker-aid.not-combined');
}
