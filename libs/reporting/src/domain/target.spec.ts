import type { FigureDefinition } from './figure';
import {
  matchingBalance,
  matchingStandingWords,
  matchingWords,
  maySetTarget,
  reachedShare,
  targetWords,
} from './target';

const aFigure = (code: string, unit: FigureDefinition['unit']): FigureDefinition => ({
  ...{ code, group: 'money', name: code, sentence: code, unit, adds: 'additive', ledger: 'funds', byKey: true },
  ...{ measure: { count: 'rows' }, overPeople: false },
});

describe('a target', () => {
  it.each([
    [200n, 100n, 5_000n],
    [3n, 1n, 3_333n],
    [100n, 250n, 25_000n],
    [100n, null, null],
  ])('of %s with %s reached is at %s hundredths of a percent', (amount, value, share) => {
    expect(reachedShare(amount, value)).toBe(share);
  });

  it.each([
    [{ value: 1_500n, hidden: false }, '经费送温暖x目标 2,000 人，已完成 1,500 人（75.00%）'],
    [undefined, '经费送温暖x目标 2,000 人，已完成 0 人（0.00%）'],
    [{ value: null, hidden: true }, '经费送温暖x目标 2,000 人，完成情况不显示（少于 5 人）'],
    [{ value: null, hidden: false }, '经费送温暖x目标 2,000 人，完成情况未统计'],
  ])('with %o reached is said in words', (reached, words) => {
    const value = reached && { ...{ code: 'x', key: '', label: '送温暖', unknown: 0, people: null }, ...reached };
    const figure = aFigure('x', 'persons');
    expect(targetWords({ figure, label: '送温暖', amount: 2_000n, reached: value }, 5)).toBe(words);
  });

  it.each([
    ['must-visits.persons', 'persons', true],
    ['funds.income', 'yuan', true],
    ['funds.left', 'yuan', false],
    ['register.unions', 'unions', false],
  ] as const)('for %s in %s may be set: %s', (code, unit, may) => {
    expect(maySetTarget(aFigure(code, unit))).toBe(may);
  });
});

describe('matching funds', () => {
  it.each([
    [1, 2, 10_000n, 15_000n, { owed: 20_000n, placed: 15_000n, short: 5_000n }],
    [2, 1, 10_001n, 0n, { owed: 5_001n, placed: 0n, short: 5_001n }],
    [1, 1, 10_000n, 12_000n, { owed: 10_000n, placed: 12_000n, short: 0n }],
    [1, 2, 0n, 0n, { owed: 0n, placed: 0n, short: 0n }],
    [1, 2, -100n, 5n, { owed: 0n, placed: 5n, short: 0n }],
  ])('of %s:%s for %s from above with %s of its own', (upperParts, ownParts, upper, own, balance) => {
    expect(matchingBalance(upperParts, ownParts, upper, own)).toEqual(balance);
  });

  it('say what is short, in one sentence', () => {
    const told = {
      ...{ name: '送温暖配套', upperParts: 1, ownParts: 2, upper: 100_000n },
      ...matchingBalance(1, 2, 100_000n, 150_000n),
    };
    expect(matchingStandingWords(told)).toBe(
      '送温暖配套（上级每拨 1 元，本级配套 2 元）上级到账 1,000.00 元，应配套 2,000.00 元，已配套 1,500.00 元，还差 500.00 元',
    );
    expect(matchingStandingWords({ ...told, short: 0n })).toMatch(/，已配足$/);
  });

  it('say their direction', () => expect(matchingWords(1, 2)).toBe('上级每拨 1 元，本级配套 2 元'));
});
