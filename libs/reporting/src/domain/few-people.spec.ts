import { type FigureDefinition, type FigureValue } from './figure';
import { allShown, hiddenCells, withoutFew } from './few-people';

const aFigure = (code: string, overrides: Partial<FigureDefinition> = {}): FigureDefinition => ({
  ...{ code, group: 'visits', name: code, sentence: code, unit: 'person-times', adds: 'additive', ledger: 'visits' },
  ...{ measure: { count: 'rows' }, byKey: true, overPeople: true },
  ...overrides,
});
const aValue = (code: string, key: string | null, people: number | null, value = 100n): FigureValue => ({
  ...{ code, key, label: key, value, unknown: 0, people },
});
const FIGURES = new Map(
  [aFigure('all'), aFigure('must', { partOf: 'all' }), aFigure('round', { partOf: 'all' })].map((each) => [
    each.code,
    each,
  ]),
);
const seen = (values: FigureValue[]): string[] =>
  withoutFew(values, FIGURES, 5)
    .filter(({ hidden }) => !hidden)
    .map(({ code, key }) => `${code} ${key ?? ''}`.trim());

describe('numbers over few people, for readers above', () => {
  it('are hidden below the fewest, and shown from it on', () =>
    expect(seen([aValue('all', null, 5), aValue('must', null, 4), aValue('round', null, 4)])).toEqual(['all']));

  it('are shown where there is nobody: nothing is not few', () =>
    expect(seen([aValue('all', null, 9), aValue('must', null, 0, 0n), aValue('round', null, 9)])).toEqual([
      'all',
      'must',
      'round',
    ]));

  it('take a second one with them, or the whole less the others would tell', () =>
    expect(
      seen([aValue('all', null, 30), aValue('all', 'a', 2), aValue('all', 'b', 8), aValue('all', 'c', 20)]),
    ).toEqual(['all', 'all c']));

  it('take more with them until those hidden are together not few', () =>
    expect(
      [
        ...hiddenCells(
          [
            { id: 'a', people: 1 },
            { id: 'b', people: 2 },
            { id: 'c', people: 7 },
            { id: 'd', people: 9 },
          ],
          5,
        ),
      ].sort(),
    ).toEqual(['a', 'b', 'c']));

  it('hide the parts by key of a part that is hidden', () =>
    expect(
      seen([aValue('all', null, 40), aValue('must', null, 3), aValue('round', null, 37), aValue('round', 'x', 37)]),
    ).toEqual(['all']));

  it('leave money of funds and registers alone, which are over nobody', () =>
    expect(seen([aValue('all', null, null), aValue('all', 'a', null)])).toEqual(['all', 'all a']));

  it('give neither the number nor the head count away', () => {
    const [hidden] = withoutFew([aValue('all', null, 3)], FIGURES, 5);
    expect(hidden).toEqual({ ...aValue('all', null, null), value: null, hidden: true });
  });

  it('are all shown when the setting is 0, and to the union itself', () => {
    const values = [aValue('all', null, 1)];
    expect(withoutFew(values, FIGURES, 0)).toEqual(allShown(values));
  });
});
