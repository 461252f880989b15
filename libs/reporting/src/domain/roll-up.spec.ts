import type { FigureValue } from './figure';
import { addedUp } from './period-return';
import { hideFewContributors } from './roll-up';

const reported = (...people: number[]): FigureValue[][] =>
  people.map((each) => [{ code: 'a', key: null, label: null, value: BigInt(each), unknown: 0, people: each }]);
const seen = (...people: number[]) => hideFewContributors(addedUp(reported(...people)), reported(...people), 5)[0]!;

describe('the sum of returns', () => {
  it.each([
    [[6, 7], '13'],
    [[3, 3], '6'],
    [[0, 9], '9'],
    [[3, 20], null],
    [[1, 1, 30], null],
  ])('over %j people reads %s', (people, value) => {
    const shown = seen(...people);
    expect([shown.value === null ? null : String(shown.value), shown.hidden]).toEqual([value, value === null]);
  });
});
