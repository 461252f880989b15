import type { FigureValue } from './figure';
import {
  addedUp,
  decideReturn,
  frozen,
  openReturnActions,
  restatements,
  RETURN_LIFECYCLE,
  RETURN_STATUSES,
  type ReturnAction,
  type ReturnStatus,
  thawed,
} from './period-return';

const EXPECTED: Readonly<Record<ReturnStatus, Partial<Record<ReturnAction, ReturnStatus>>>> = {
  frozen: { 'freeze-again': 'frozen', submit: 'submitted' },
  submitted: { withdraw: 'frozen', 'send-back': 'returned', accept: 'accepted' },
  returned: { 'freeze-again': 'frozen', submit: 'submitted' },
  accepted: { 'send-back': 'returned' },
};
const ACTIONS = Object.keys(RETURN_LIFECYCLE) as ReturnAction[];
const CELLS = RETURN_STATUSES.flatMap((status) =>
  ACTIONS.map((action) => [status, action, EXPECTED[status][action]] as const),
);

const aValue = (code: string, value: bigint | null, overrides: Partial<FigureValue> = {}): FigureValue => ({
  ...{ code, key: null, label: null, value, unknown: 0, people: null },
  ...overrides,
});

describe('a return', () => {
  it.each(CELLS)('that is %s, asked to %s, becomes %s', (status, action, next) => {
    if (next) expect(decideReturn(status, action, '数字对不上')).toBe(next);
    else expect(() => decideReturn(status, action, '数字对不上')).toThrow('return.action-not-open');
    expect(openReturnActions(status).includes(action)).toBe(next !== undefined);
  });

  it('is sent back with remarks only', () =>
    expect(() => decideReturn('submitted', 'send-back', ' ')).toThrow('return.reason-missing'));

  it('keeps its figures as they were, also those that nobody knows', () => {
    const values = [aValue('a', 28_462_000n, { people: 12 }), aValue('b', null, { key: 'k', label: '名', unknown: 3 })];
    expect(JSON.parse(JSON.stringify(values.map(frozen))).map(thawed)).toEqual(values);
  });

  it('says what changed since beside what was reported', () => {
    const reported = [aValue('a', 5n), aValue('b', 2n), aValue('c', 1n, { key: 'x', label: '甲' })];
    const now = [aValue('a', 6n), aValue('b', 2n), aValue('d', 4n)];
    expect(restatements(reported, now)).toEqual([
      { code: 'a', key: null, label: null, reported: 5n, now: 6n },
      { code: 'c', key: 'x', label: '甲', reported: 1n, now: 0n },
      { code: 'd', key: null, label: null, reported: 0n, now: 4n },
    ]);
  });

  it('is added to the others; what nobody knows stays unknown only when all say so', () => {
    const sum = addedUp([
      [aValue('a', 5n, { people: 3 }), aValue('b', null, { unknown: 1 }), aValue('c', null)],
      [aValue('a', 6n, { people: 4 }), aValue('b', 7n), aValue('c', null)],
    ]);
    expect(sum).toEqual([aValue('a', 11n, { people: 7 }), aValue('b', 7n, { unknown: 1 }), aValue('c', null)]);
  });
});
