import { givingOf } from './visit-giving';

const rice = { name: '大米', quantity: 1, unit: '袋', valueFen: 8_000n };
const roster = { cashFen: 30_000n, goods: [rice] };
const all = { cash: true, goods: true };

describe('what changes hands on a visit', () => {
  it.each(['met', 'proxy'] as const)('is all of the roster when somebody was there (%s)', (outcome) =>
    expect(givingOf(outcome, roster, 'cash', all)).toEqual({
      ...{ cashFen: 30_000n, goods: [rice], goodsFen: 8_000n, givenUp: [] },
    }),
  );

  it('is no cash when the cash goes by bank', () =>
    expect(givingOf('met', roster, 'transfer', all)).toMatchObject({ cashFen: 0n, goodsFen: 8_000n, givenUp: [] }));

  it('is whole or not at all: what was not given is given up', () => {
    expect(givingOf('met', roster, 'cash', { cash: false, goods: true })).toMatchObject({
      cashFen: 0n,
      givenUp: ['cash'],
    });
    expect(givingOf('met', roster, 'cash', { cash: true, goods: false })).toMatchObject({
      goods: [],
      givenUp: ['goods'],
    });
    expect(givingOf('met', roster, 'transfer', { cash: false, goods: true }).givenUp).toEqual([]);
  });

  it.each(['refused', 'moved', 'deceased'] as const)(
    'is nothing, and nothing is owed any more, when he is %s',
    (outcome) =>
      expect(givingOf(outcome, roster, 'cash', all)).toEqual({
        ...{ cashFen: 0n, goods: [], goodsFen: 0n, givenUp: ['cash', 'goods'] },
      }),
  );

  it('is nothing yet when he was absent: he may be tried again', () =>
    expect(givingOf('absent', roster, 'cash', all)).toMatchObject({ cashFen: 0n, goodsFen: 0n, givenUp: [] }));
});
