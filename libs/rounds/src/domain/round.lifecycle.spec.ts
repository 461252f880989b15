import { aRoundState } from '../testing/round.factory';
import { ROUND_STATUSES, type RoundStatus } from './round';
import { decideRound } from './round.decision';
import { nextRoundStatus, openRoundActions, ROUND_ACTIONS, type RoundAction } from './round.lifecycle';

const at = new Date('2026-10-12T02:00:00Z');

/** Where each action leads, written out once more by hand: the table and the code cannot drift apart. */
const EXPECTED: Record<RoundAction, Partial<Record<RoundStatus, RoundStatus>>> = {
  'change-plan': { draft: 'draft' },
  freeze: { draft: 'freezing' },
  'finish-freezing': { freezing: 'frozen' },
  'give-up-freezing': { freezing: 'draft' },
  unfreeze: { frozen: 'draft', returned: 'draft', withdrawn: 'draft' },
  submit: { frozen: 'submitted', returned: 'submitted', withdrawn: 'submitted' },
  return: { submitted: 'returned' },
  refuse: { submitted: 'refused' },
  withdraw: { submitted: 'withdrawn', returned: 'withdrawn' },
  approve: { submitted: 'approved' },
  start: { approved: 'under-way' },
  'log-visit': { approved: 'under-way', 'under-way': 'under-way' },
  'hand-out': { approved: 'under-way', 'under-way': 'under-way' },
  'end-visits': { 'under-way': 'closing' },
  resume: { closing: 'under-way' },
  close: { closing: 'closed' },
  cancel: {
    ...{ draft: 'cancelled', frozen: 'cancelled', returned: 'cancelled', withdrawn: 'cancelled' },
    approved: 'cancelled',
  },
  'change-roster': {
    ...{ frozen: 'frozen', returned: 'returned', withdrawn: 'withdrawn', approved: 'approved' },
    'under-way': 'under-way',
  },
  allot: {
    ...{ frozen: 'frozen', submitted: 'submitted', returned: 'returned', withdrawn: 'withdrawn' },
    ...{ approved: 'approved', 'under-way': 'under-way' },
  },
  tick: {
    ...{ draft: 'draft', frozen: 'frozen', submitted: 'submitted', returned: 'returned', withdrawn: 'withdrawn' },
    ...{ approved: 'approved', 'under-way': 'under-way', closing: 'closing' },
  },
  'hand-back': { 'under-way': 'under-way', closing: 'closing' },
  pay: { approved: 'approved', 'under-way': 'under-way', closing: 'closing' },
  sign: { submitted: 'submitted' },
};
const CELLS = ROUND_ACTIONS.flatMap((action) => ROUND_STATUSES.map((status) => [action, status] as const));

describe('the lifecycle of a round', () => {
  it.each(CELLS)('%s from %s leads where the table says, or is refused in a sentence', (action, status) => {
    const to = EXPECTED[action][status];
    expect(nextRoundStatus(status, action)).toBe(to);
    const decide = () => decideRound(aRoundState({ status }), action, { at, reason: '情况有变' });
    if (to) expect(decide().patch).toMatchObject({ status: to });
    else expect(decide).toThrow(/round\.(action-not-open|frozen-already): .*。/);
  });

  it.each(ROUND_STATUSES)('opens from %s exactly the actions that lead somewhere', (status) =>
    expect(new Set(openRoundActions(status))).toEqual(new Set(ROUND_ACTIONS.filter((a) => EXPECTED[a][status]))),
  );

  it.each(['refused', 'closed', 'cancelled'] as const)('ends in %s', (status) =>
    expect(openRoundActions(status)).toEqual([]),
  );

  it('keeps the instant of its end, and only of its end', () => {
    const { patch } = decideRound(aRoundState({ status: 'closing' }), 'close', { at });
    expect(patch).toMatchObject({ status: 'closed', endedAt: at });
    expect(decideRound(aRoundState({ status: 'approved' }), 'start', { at }).patch.endedAt).toBeNull();
  });

  it.each(['unfreeze', 'withdraw', 'resume', 'cancel', 'change-roster', 'return'] as const)(
    '%s needs a reason',
    (action) => {
      const status = ROUND_STATUSES.find((each) => EXPECTED[action][each])!;
      expect(() => decideRound(aRoundState({ status }), action, { at, reason: ' ' })).toThrow('round.reason-missing');
    },
  );

  it('freezes once', () =>
    expect(() => decideRound(aRoundState({ status: 'frozen' }), 'freeze', { at })).toThrow('round.frozen-already'));
});
