import { civilDate, formatFen, parseFen } from '@app/kernel';
import fc from 'fast-check';
import { DEFAULT_AID_RULES, ruleOn } from './default-aid-rules';
import { FILE_STATUSES } from './file.lifecycle';
import { highestLevel, HONOUR_LEVELS, type HonourLevel, isHonourYear } from './model-worker';
import { MODEL_WORKER_PROBLEMS, type ModelWorkerProblemCode } from './model-worker.problems';
import {
  AID_KINDS,
  type AidInputs,
  type AidKind,
  type AidRule,
  calculateAid,
  checkCombination,
  checkEligible,
  checkRule,
} from './special-aid';

const DAY = civilDate('2026-05-01');
const rule = (level: HonourLevel, kind: AidKind): AidRule => ruleOn([], level, kind, DAY)!;
const inputs = (overrides: Partial<AidInputs> = {}): AidInputs => ({
  ...{ livelihood: 'retired', age: 68, gender: 'male', monthlyIncome: parseFen('2800'), causes: ['illness'] },
  ...{ months: 12, burden: parseFen('30000'), givenThisYear: 0n },
  ...overrides,
});
const amount = (level: HonourLevel, kind: AidKind, overrides: Partial<AidInputs> = {}) =>
  formatFen(calculateAid(rule(level, kind), inputs(overrides)).amount);
const title = (code: ModelWorkerProblemCode) => MODEL_WORKER_PROBLEMS[code].title;

describe('special aid of a model worker (domain rules §6.2)', () => {
  it.each([
    ['retired, 752.00 below the line', { monthlyIncome: parseFen('2800') }, '9024.00'],
    ['retired, 1,052.00 below the line: 1,000 a month at most', { monthlyIncome: parseFen('2500') }, '12000.00'],
    ['on duty, 66.00 below the line', { livelihood: 'on-duty', monthlyIncome: parseFen('6500') }, '792.00'],
    ['farmer of 60 without income', { livelihood: 'farmer', monthlyIncome: 0n, age: 60 }, '12000.00'],
    [
      'woman of 55 with 400.50',
      { livelihood: 'none', monthlyIncome: parseFen('400.50'), age: 55, gender: 'female' },
      '7194.00',
    ],
    ['honoured in May: eight months', { months: 8 }, '6016.00'],
  ] as const)('tops the income up: %s', (_, given, expected) =>
    expect(amount('provincial', 'living', given)).toBe(expected),
  );

  it.each([
    ['no survey that was checked', { monthlyIncome: null }, 'model-worker-aid.survey-missing'],
    ['income at the line', { monthlyIncome: parseFen('3552') }, 'model-worker-aid.no-gap'],
    ['a man of 59 without income', { livelihood: 'farmer', age: 59 }, 'model-worker-aid.too-young'],
    ['no day of birth', { livelihood: 'none', age: null }, 'model-worker-aid.age-unknown'],
  ] as const)('gives no top-up: %s', (_, given, code) =>
    expect(() => amount('provincial', 'living', given)).toThrow(title(code)),
  );

  it('shows the calculation as a person writes it on paper', () => {
    expect(calculateAid(rule('provincial', 'living'), inputs()).lines).toEqual([
      { label: '退休的补足线（每月）', working: '', result: '3552.00' },
      { label: '本人月收入', working: '年度调查核对过的', result: '2800.00' },
      { label: '每月差额', working: '3552.00 − 2800.00', result: '752.00' },
      { label: '每月最多', working: '', result: '1000.00' },
      { label: '12 个月', working: '752.00 × 12', result: '9024.00' },
      { label: '应发', working: '', result: '9024.00' },
    ]);
  });

  it.each([
    ['half of what he paid himself', 'provincial', { burden: parseFen('12000') }, '6000.00'],
    ['at most 10,000', 'provincial', { burden: parseFen('90000') }, '10000.00'],
    ['of the city within 3,000 a year', 'municipal', { givenThisYear: parseFen('500') }, '2500.00'],
  ] as const)('special hardship: %s', (_, level, given, expected) =>
    expect(amount(level, 'special', given)).toBe(expected),
  );

  it.each([
    ['without one of the four causes', { causes: [] }, 'model-worker-aid.no-cause'],
    ['without what he paid', { burden: 0n }, 'model-worker-aid.burden-missing'],
    ['when the year is used up', { givenThisYear: parseFen('3000') }, 'model-worker-aid.year-used-up'],
  ] as const)('no special aid %s', (_, given, code) =>
    expect(() => amount('municipal', 'special', given)).toThrow(title(code)),
  );

  it('gives a fixed condolence, and keeps it within the year of the city', () => {
    expect(amount('national', 'condolence')).toBe('2000.00');
    expect(amount('municipal', 'condolence', { givenThisYear: parseFen('2700') })).toBe('300.00');
  });

  it.each(FILE_STATUSES)('refuses the excluded state %s with its sentence', (status) => {
    const check = () => checkEligible(status, null);
    if (status === 'active') expect(check).not.toThrow();
    else expect(check).toThrow(title(`model-worker-aid.${status}`));
  });

  it('refuses who is disciplined or under investigation', () =>
    expect(() => checkEligible('active', '接受调查')).toThrow(title('model-worker-aid.barred')));

  const REFUSED: Readonly<Record<AidKind, Readonly<Record<AidKind, ModelWorkerProblemCode | null>>>> = {
    living: { living: 'model-worker-aid.given-this-year', special: 'model-worker-aid.not-combined', condolence: null },
    special: { living: 'model-worker-aid.not-combined', special: 'model-worker-aid.given-this-year', condolence: null },
    condolence: { living: null, special: null, condolence: 'model-worker-aid.given-this-year' },
  };
  it.each(AID_KINDS.flatMap((kind) => AID_KINDS.map((given) => [kind, given] as const)))(
    '%s after %s in one year',
    (kind, given) => {
      const code = REFUSED[kind][given];
      const check = () => checkCombination(kind, [{ kind: given }]);
      if (code) expect(check).toThrow(title(code));
      else expect(check).not.toThrow();
    },
  );

  it('never gives more for more income', () =>
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 355_199n }), fc.bigInt({ min: 0n, max: 355_199n }), (one, other) => {
        const given = (income: bigint) =>
          calculateAid(rule('national', 'living'), inputs({ monthlyIncome: income })).amount;
        const [less, more] = one < other ? [one, other] : [other, one];
        return given(less) >= given(more);
      }),
    ));
});

describe('rules of special aid', () => {
  it('the federation’s own from their day on, the default before, none for counties', () => {
    const own = { ...rule('provincial', 'condolence'), validFrom: civilDate('2026-06-01'), most: parseFen('1500') };
    const on = (day: string) => formatFen(ruleOn([own], 'provincial', 'condolence', civilDate(day))!.most!);
    expect([on('2026-05-31'), on('2026-06-01')]).toEqual(['1000.00', '1500.00']);
    expect(AID_KINDS.map((kind) => ruleOn([], 'county', kind, DAY))).toEqual([undefined, undefined, undefined]);
  });

  it('each default holds what its kind needs', () =>
    DEFAULT_AID_RULES.forEach((one) => expect(() => checkRule(one)).not.toThrow()));

  it.each([
    ['living', { onDutyLine: null, retiredLine: null, farmerLine: null }],
    ['living', { monthlyMost: null }],
    ['special', { sharePercent: null }],
    ['special', { most: null }],
    ['condolence', { most: 0n }],
  ] as const)('a rule of %s without %o is not whole', (kind, without) =>
    expect(() => checkRule({ ...rule('provincial', kind), ...without })).toThrow(),
  );
});

describe('honours', () => {
  const honour = (level: HonourLevel) => ({ level, title: null, year: null, conferredBy: null });

  it('the highest honour is the level', () => {
    expect(highestLevel([honour('county'), honour('provincial'), honour('municipal')])).toBe('provincial');
    expect(highestLevel([])).toBeUndefined();
    expect(HONOUR_LEVELS).toHaveLength(4);
  });

  it.each([
    [1932, false],
    [1933, true],
    [2026, true],
    [2027, false],
  ])('of the year %i: %s', (year, expected) => expect(isHonourYear(year, DAY)).toBe(expected));
});
