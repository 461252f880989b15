import type { FigureDefinition } from './figure';
import { matchingBalance, matchingWords, maySetTarget, reachedShare } from './target';

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

  it('say their direction', () => expect(matchingWords(1, 2)).toBe('上级每拨 1 元，本级配套 2 元'));
});
