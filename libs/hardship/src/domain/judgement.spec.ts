import { civilDate, parseFen } from '@app/kernel';
import type { HardshipCategory } from './category';
import {
  ACCIDENT_PLACES,
  categoriesOf,
  DEFAULT_FORMULA_RULES,
  formulaRuleOn,
  type FormulaRule,
} from './formula-version';
import { type HouseholdStatement, statementFaults, SUDDEN_EVENTS, type SuddenEvent } from './household-statement';
import { judge, type Judgement, perMonth } from './judgement';

const LINE = parseFen('1062');
const NOW = formulaRuleOn(civilDate('2025-06-01'));
const OF_2016 = formulaRuleOn(civilDate('2017-06-01'));

interface Shape {
  readonly income: string;
  readonly rigid?: string;
  readonly persons?: number;
  readonly event?: SuddenEvent | null;
  readonly loss?: string;
  readonly others?: Partial<HouseholdStatement>;
}

const household = ({
  income,
  rigid = '0',
  persons = 3,
  event = null,
  loss = '0',
  others,
}: Shape): HouseholdStatement => ({
  ...{ on: civilDate('2025-06-01'), persons, event, exclusions: [], monthsBelow: 12, hasStateAid: false },
  ...{ savings: 0n, netInvestment: 0n },
  incomes: [{ kind: 'wage', whose: '本人', yearly: parseFen(income) }],
  expenses: [
    { kind: 'medical', note: null, yearly: parseFen(rigid), fromEvent: false },
    { kind: 'medical', note: null, yearly: parseFen(loss), fromEvent: event !== null },
  ],
  ...others,
});

const judged = (shape: Shape, rule: FormulaRule = NOW): Judgement => judge(household(shape), LINE, '低保标准', rule);

describe('the category of today', () => {
  it.each([
    ['a', '60000', '30000', 3, '833.33', 'deep'],
    ['b', '84000', '30000', 3, '1500.00', 'relative'],
    ['c', '38232', '0', 3, '1062.00', 'relative'],
    ['d', '76464', '0', 3, '2124.00', null],
  ] as const)(
    'household %s with %s income and %s rigid of %d: %s a month, %s',
    (_, income, rigid, persons, month, category) => {
      const answer = judged({ income, rigid, persons });
      expect(answer.perCapita).toBe(parseFen(month));
      expect(answer.category).toBe(category);
    },
  );

  it('household e meets two kinds and an officer chooses; the graver one is proposed', () => {
    const answer = judged({ income: '100000', persons: 4, event: 'major-illness', loss: '81000' });
    expect(answer.perCapita).toBe(parseFen('395.83'));
    expect(answer.meets).toEqual(['deep', 'accident']);
    expect(answer.category).toBe('deep');
  });

  it('which of two kinds is proposed is a setting', () => {
    const first = { ...NOW, accidentPlace: 'before-deep' } as const;
    expect(judged({ income: '100000', persons: 4, event: 'major-illness', loss: '81000' }, first).category).toBe(
      'accident',
    );
  });

  it('a loss of exactly 80 percent of the income is not above it', () => {
    const rich = { income: '200000', persons: 2, event: 'sudden-event' } as const;
    expect(judged({ ...rich, loss: '160000', others: { persons: 1 } }).meets).not.toContain('accident');
    expect(judged({ ...rich, loss: '160000.01', others: { persons: 1 } }).meets).toContain('accident');
  });

  it.each(['disaster', 'accident', 'epidemic', 'public-safety'] as const)('%s alone makes 意外致困', (event) => {
    expect(judged({ income: '500000', event }).category).toBe('accident');
  });

  it('an exclusion leaves no category whatever the income, and says what would change it', () => {
    const answer = judged({ income: '1000', others: { exclusions: ['second-home'] } });
    expect(answer.category).toBeNull();
    expect(answer.changes).toEqual([
      '如果“有两套以上住房”不属实或有特殊情况，工会集体研究、留下会议纪要后可以照常认定。',
    ]);
  });
});

describe('the computation on paper', () => {
  it('shows every figure and how it was worked out', () => {
    const lines = judged({ income: '60000', rigid: '30000' }).lines.map(({ label, working, result }) => [
      label,
      working,
      result,
    ]);
    expect(lines).toEqual([
      ['收入：工资薪金（本人）', null, '60,000.00'],
      ['支出：自付医疗费', null, '30,000.00'],
      ['支出：自付医疗费', null, '0.00'],
      ['家庭年可支配收入', null, '60,000.00'],
      ['年刚性支出', null, '30,000.00'],
      ['扣除刚性支出后的月人均收入', '(60,000.00 − 30,000.00) ÷ 12 ÷ 3', '833.33'],
      ['低保标准', null, '1,062.00'],
      ['低保的 2 倍', null, '2,124.00'],
      ['按现行三类（深度、相对、意外致困）', null, '深度困难'],
    ]);
  });

  it.each([
    ['38231.99', 'deep'],
    ['38232', 'relative'],
    ['76463.99', 'relative'],
    ['76464', null],
  ] as const)('at %s the sentences name the very step to another answer', (income, category) => {
    const answer = judged({ income });
    expect(answer.category).toBe(category);
    for (const sentence of answer.changes) {
      const by = parseFen((/¥([\d.,]+\d)/.exec(sentence)?.[1] ?? '0').replaceAll(',', ''));
      if (!sentence.includes('家庭年收入再')) continue;
      const moved = sentence.includes('再少 ¥') && sentence.startsWith('家庭年收入再少') ? -by : by;
      const after = judge(
        { ...household({ income }), incomes: [{ kind: 'wage', whose: null, yearly: parseFen(income) + moved }] },
        LINE,
        '',
        NOW,
      ).category;
      expect(after).not.toBe(category);
    }
  });

  it('nobody is told to spend less than nothing', () => {
    expect(judged({ income: '0' }).changes[0]).toBe('家庭年收入再多 ¥38,232.00，就不再算深度困难。');
    expect(judged({ income: '0', rigid: '38232' }).changes[0]).toBe('家庭年收入再多 ¥76,464.00，就不再算深度困难。');
    expect(judged({ income: '38232', rigid: '100' }).changes[0]).toBe(
      '家庭年收入再多 ¥100.00，或刚性支出再少 ¥100.00，就不再算深度困难。',
    );
  });

  it('who is held for the size of a loss is told what would end that, and who is not what would begin it', () => {
    const told = (loss: string) => judged({ income: '200000', event: 'sudden-event', loss }).changes.at(-1);
    expect(told('160000')).toBe('这次自己承担的损失超过 ¥160,000.00（现为 ¥160,000.00），就算意外致困。');
    expect(told('160000.01')).toBe('这次自己承担的损失不超过 ¥160,000.00（现为 ¥160,000.01），就不再算意外致困。');
  });

  it('rounds half a fen away from zero, for display only', () => {
    expect(perMonth(6n, 1n)).toBe(1n);
    expect(perMonth(5n, 1n)).toBe(0n);
    expect(perMonth(-6n, 1n)).toBe(-1n);
  });
});

describe('the category of 2016', () => {
  it.each([
    ['低保户 below the line for half a year', { income: '30000' }, 'subsistence'],
    ['below for five months only', { income: '38231', others: { monthsBelow: 5 } }, 'borderline'],
    ['below even after state aid', { income: '38231', others: { monthsBelow: 0, hasStateAid: true } }, 'subsistence'],
    ['150 percent with rigid expenses', { income: '57348', rigid: '19116' }, 'borderline'],
    ['one fen above 150 percent', { income: '57348.01', rigid: '19117' }, null],
    ['an accident within 300 percent', { income: '114696', event: 'accident', loss: '76464' }, 'accident-2016'],
    ['above 300 percent without savings', { income: '120000', event: 'accident', loss: '90000' }, 'accident-2016'],
    [
      'above 300 percent with savings that carry it',
      { income: '120000', event: 'accident', loss: '90000', others: { savings: parseFen('50000') } },
      null,
    ],
  ] as const)('%s', (_, shape, category) => {
    expect(judged(shape as Shape, OF_2016).category).toBe(category);
  });
});

describe('what only the formula of 2016 asks', () => {
  const asked = { income: '120000', event: 'accident', loss: '90000' } as const;
  const others = { monthsBelow: 2, hasStateAid: true, savings: parseFen('50000'), netInvestment: parseFen('1000') };

  it('stands on the paper of 2016 and not on that of today', () => {
    const lines = judged({ ...asked, others }, OF_2016).lines.map(({ label, working, result }) => [
      label,
      working,
      result,
    ]);
    expect(lines).toContainEqual(['收入低于低保的月数', '享受政府救助', '2 个月']);
    expect(lines).toContainEqual(['加上存款和净投资', '30,000.00 ＋ 净投资 1,000.00 ＋ 存款 50,000.00', '81,000.00']);
    expect(judged({ ...asked, others }).lines.map(({ label }) => label)).not.toContain('收入低于低保的月数');
  });

  it('savings are told only above 300 percent, where they count', () => {
    const below = judged({ ...asked, income: '114696', others }, OF_2016).lines.map(({ label }) => label);
    expect(below).not.toContain('加上存款和净投资');
  });
});

describe('the version', () => {
  it('is the one of the day', () => {
    expect(formulaRuleOn(civilDate('2018-12-31')).version).toBe('2016');
    expect(formulaRuleOn(civilDate('2019-01-01')).version).toBe('current');
  });
});

/** A small generator with a seed, so that a failure can be seen again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('for any household', () => {
  const rules = DEFAULT_FORMULA_RULES.flatMap((rule) =>
    ACCIDENT_PLACES.map((accidentPlace) => ({ ...rule, accidentPlace })),
  );
  const gravity = (rule: FormulaRule, category: HardshipCategory | null): number =>
    category === null ? Number.POSITIVE_INFINITY : categoriesOf(rule).indexOf(category);

  it.each(rules.map((rule) => [rule.version, rule.accidentPlace, rule] as const))(
    'more income or less expense never gives a graver category (%s, accident %s)',
    (_, __, rule) => {
      const next = numbers(20_250_101);
      for (let round = 0; round < 3_000; round++) {
        const event = next(2) ? SUDDEN_EVENTS[next(SUDDEN_EVENTS.length)]! : null;
        const persons = 1 + next(6);
        const fen = (below: number) => BigInt(next(below));
        const [income, rigid, loss] = [fen(20_000_000), fen(9_000_000), event ? fen(15_000_000) : 0n];
        const others = {
          monthsBelow: next(13),
          hasStateAid: next(2) === 1,
          savings: fen(6_000_000),
          netInvestment: fen(2_000_000),
        };
        const poor = stated({ persons, event, income, rigid, loss, ...others });
        const rich = stated({
          ...{ persons, event, ...others },
          income: income + fen(8_000_000),
          rigid: rigid - (rigid * fen(101)) / 100n,
          loss: loss - (loss * fen(101)) / 100n,
        });
        const [before, after] = [poor, rich].map((each) => judge(each, LINE, '', rule).category);
        expect(gravity(rule, after!)).toBeGreaterThanOrEqual(gravity(rule, before!));
      }
    },
  );
});

interface Figures {
  readonly persons: number;
  readonly event: SuddenEvent | null;
  readonly income: bigint;
  readonly rigid: bigint;
  readonly loss: bigint;
  readonly monthsBelow: number;
  readonly hasStateAid: boolean;
  readonly savings: bigint;
  readonly netInvestment: bigint;
}

const stated = ({ income, rigid, loss, event, ...others }: Figures): HouseholdStatement => ({
  ...household({ income: '0', event }),
  ...others,
  incomes: [{ kind: 'wage', whose: null, yearly: income }],
  expenses: [
    { kind: 'medical', note: null, yearly: rigid, fromEvent: false },
    { kind: 'accident-loss', note: null, yearly: loss, fromEvent: event !== null },
  ],
});

describe('a statement', () => {
  it('refuses what cannot be, with a sentence for each field', () => {
    const wrong = household({ income: '-1', others: { persons: 0 } });
    expect(statementFaults(wrong).map(({ field }) => field)).toEqual(['persons', 'incomes.0.yearly']);
  });

  it('refuses a loss without an event', () => {
    const wrong = {
      ...household({ income: '1' }),
      expenses: [{ kind: 'other', note: null, yearly: 1n, fromEvent: true }],
    } as const;
    expect(statementFaults(wrong)).toEqual([
      { field: 'expenses.0.fromEvent', message: '请先选遭遇了什么事，再标这笔损失' },
    ]);
  });

  it('of a real household is taken as it is', () => expect(statementFaults(household({ income: '0' }))).toEqual([]));
});
