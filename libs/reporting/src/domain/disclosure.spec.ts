import {
  corrections,
  decideDisclosure,
  DISCLOSURE_LIFECYCLE,
  DISCLOSURE_STATUSES,
  type DisclosedFigure,
  type DisclosureAction,
  disclosedFigures,
  type DisclosureStatus,
  isOpenToMembers,
  openDisclosureActions,
  ratingTotals,
} from './disclosure';
import type { FigureValue } from './figure';

const EXPECTED: Readonly<Record<DisclosureStatus, Partial<Record<DisclosureAction, DisclosureStatus>>>> = {
  drafted: { 'freeze-again': 'drafted', publish: 'published', drop: 'dropped' },
  published: { withdraw: 'withdrawn' },
  withdrawn: {},
  dropped: {},
};
const ACTIONS = Object.keys(DISCLOSURE_LIFECYCLE) as DisclosureAction[];
const CELLS = DISCLOSURE_STATUSES.flatMap((status) =>
  ACTIONS.map((action) => [status, action, EXPECTED[status][action]] as const),
);

const aValue = (code: string, value: bigint, people: number | null = null, key: string | null = null): FigureValue => ({
  ...{ code, key, label: key, value, unknown: 0, people },
});
const told = (values: readonly FigureValue[], fewest = 5): (string | null)[][] =>
  disclosedFigures(values, new Map(), fewest).map(({ code, key, value }) => [code, key, value]);
const aFigure = (code: string, value: string | null, hidden = false): DisclosedFigure => ({
  ...{ code, key: null, label: null, value, unknown: 0, hidden },
});

describe('a notice of money and aid', () => {
  it.each(CELLS)('that is %s, asked to %s, becomes %s', (status, action, next) => {
    if (next) expect(decideDisclosure(status, action, 'wrong-figures')).toBe(next);
    else expect(() => decideDisclosure(status, action, 'wrong-figures')).toThrow('disclosure.action-not-open');
    expect(openDisclosureActions(status).includes(action)).toBe(next !== undefined);
  });

  it('is withdrawn with a reason only', () =>
    expect(() => decideDisclosure('published', 'withdraw', null)).toThrow('disclosure.reason-missing'));

  it('is open to members when it was published, also after it was withdrawn', () =>
    expect(DISCLOSURE_STATUSES.filter(isOpenToMembers)).toEqual(['published', 'withdrawn']));

  it('tells money and aid and nothing else', () =>
    expect(
      told([aValue('funds.spent', 900n), aValue('disputes.received', 9n, 9), aValue('visits.persons', 8n, 8)]),
    ).toEqual([
      ['funds.spent', null, '900'],
      ['visits.persons', null, '8'],
    ]));

  it('tells no key that somebody worded who could have named a person', () =>
    expect(told([aValue('donations.amount', 7n), aValue('donations.amount', 7n, null, '为一名同事')])).toEqual([
      ['donations.amount', null, '7'],
    ]));

  it('hides a number over few people, and the next that would give it away; of the people nothing stays', () => {
    const values = [
      aValue('must-visits.persons', 20n, 20),
      aValue('must-visits.persons', 2n, 2, 'BIRTH'),
      aValue('must-visits.persons', 8n, 8, 'HOSPITAL'),
      aValue('must-visits.persons', 10n, 10, 'WEDDING'),
    ];
    expect(told(values).map(([, , value]) => value)).toEqual(['20', null, null, '10']);
    expect(Object.keys(disclosedFigures(values, new Map(), 5)[0]!)).not.toContain('people');
  });

  it('hides one or two people even where readers above see every number', () =>
    expect(told([aValue('visits.persons', 2n, 2)], 0)).toEqual([['visits.persons', null, null]]));

  it('that corrects another shows both figures, and neither where one is hidden', () =>
    expect(
      corrections(
        [aFigure('a', '5'), aFigure('b', null, true), aFigure('c', '1')],
        [aFigure('a', '6'), aFigure('b', '7'), aFigure('c', '1')],
      ),
    ).toEqual([{ code: 'a', key: null, label: null, reported: 5n, now: 6n }]));

  it('is rated in counts, which nobody sees before enough members rated', () => {
    const four = [{ stars: 5, word: 'clear' as const, count: 4 }];
    expect(ratingTotals(four, 5)).toEqual({ total: null, fewest: 5, stars: [], words: [] });
    const { total, stars, words } = ratingTotals([...four, { stars: 1, word: null, count: 1 }], 5);
    expect([total, stars.map(({ count }) => count), words.map(({ count }) => count)]).toEqual([
      5,
      [4, 0, 0, 0, 1],
      [4, 0, 0, 0],
    ]);
  });
});
