import fc from 'fast-check';
import { type FigureDefinition, type FigureValue } from './figure';
import { allShown, type Answer, hiddenCells, hiddenLines, lineId, withoutFew } from './few-people';

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

describe('numbers that a reader above may set against each other', () => {
  const WHOLE = lineId({ code: 'all', key: null });
  const anAnswer = (unionId: string, period: string, people: number, overrides: Partial<Answer> = {}): Answer => ({
    ...{ unionId, period, wider: period === 'year' ? null : 'year', own: false },
    values: [aValue('all', null, people, BigInt(people))],
    ...overrides,
  });
  const shownIn = (answers: readonly Answer[], ofWhole?: (period: string) => ReadonlySet<string>): string[] => {
    const hidden = hiddenLines(answers, FIGURES, 5, ofWhole);
    return answers.flatMap(({ unionId, period }) =>
      hidden.of(unionId, period).has(WHOLE) ? [] : [`${unionId} ${period}`],
    );
  };

  it('a period of few people takes a second one of its year with it, or the year less the others would tell', () =>
    expect(
      shownIn([
        ...[anAnswer('a', 'year', 40), anAnswer('a', 'q1', 2), anAnswer('a', 'q2', 8)],
        ...[anAnswer('a', 'q3', 10), anAnswer('a', 'q4', 20)],
      ]),
    ).toEqual(['a year', 'a q3', 'a q4']));

  it('a union of few people takes a second one beside it with it', () =>
    expect(shownIn([anAnswer('a', 'year', 3), anAnswer('b', 'year', 9), anAnswer('c', 'year', 30)])).toEqual([
      'c year',
    ]));

  it('what is hidden of a period is hidden of the shorter ones in it, and of a union of those below it', () => {
    const below = [anAnswer('a', 'year', 6), anAnswer('b', 'year', 7)];
    expect(shownIn(below, () => new Set([WHOLE]))).toEqual([]);
    expect(shownIn([anAnswer('a', 'year', 4), anAnswer('a', 'q1', 4), anAnswer('a', 'q2', 0)])).toEqual(['a q2']);
  });

  it("the reader's own union covers nobody, since he knows its number", () =>
    expect(shownIn([anAnswer('a', 'year', 3), anAnswer('mine', 'year', 9, { own: true })])).toEqual(['mine year']));

  it('no few people are found by taking shown parts from a shown whole, whatever the numbers are', () => {
    const PERIODS = ['q1', 'q2', 'q3', 'q4'];
    const UNIONS = ['a', 'b', 'c'];
    fc.assert(
      fc.property(fc.array(fc.nat(14), { minLength: 12, maxLength: 12 }), (numbers) => {
        const people = (union: number, period: number): number => numbers[union * 4 + period]!;
        const answers = UNIONS.flatMap((id, union) => [
          ...PERIODS.map((period, at) => anAnswer(id, period, people(union, at))),
          anAnswer(
            id,
            'year',
            PERIODS.reduce((sum, _, at) => sum + people(union, at), 0),
          ),
        ]);
        const hidden = hiddenLines(answers, FIGURES, 5);
        const isHidden = (id: string, period: string): boolean => hidden.of(id, period).has(WHOLE);
        const left = (parts: readonly Answer[]): number =>
          parts
            .filter(({ unionId, period }) => isHidden(unionId, period))
            .reduce((sum, { values }) => sum + values[0]!.people!, 0);
        for (const period of [...PERIODS, 'year']) {
          const parts = answers.filter((each) => each.period === period);
          const [all, found] = [parts.reduce((sum, { values }) => sum + values[0]!.people!, 0), left(parts)];
          // The federation's own number is known to its reader.
          expect(found === 0 || found >= 5 || found === all).toBe(true);
        }
        for (const id of UNIONS.filter((each) => !isHidden(each, 'year'))) {
          const found = left(answers.filter(({ unionId, period }) => unionId === id && period !== 'year'));
          expect(found === 0 || found >= 5).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
