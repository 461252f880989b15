import { civilDate } from '@app/kernel';
import { type CollectiveRule, type CollectiveVote, isCarried } from './collective-decision';

const TWO_THIRDS: CollectiveRule = { quorum: { atLeast: 2, of: 3 }, majorityOf: 'present' };
const vote = (overrides: Partial<CollectiveVote> = {}): CollectiveVote => ({
  minutesNumber: '纪要〔2025〕3号',
  heldOn: civilDate('2025-03-10'),
  members: 9,
  present: 6,
  inFavour: 4,
  against: 1,
  abstained: 1,
  ...overrides,
});

describe('collective decision', () => {
  it('carries with more than half of those present, at a quorum of exactly two thirds', () => {
    expect(isCarried(TWO_THIRDS, vote())).toBe(true);
    expect(isCarried(TWO_THIRDS, vote({ inFavour: 3, against: 3, abstained: 0 }))).toBe(false);
  });

  it('may ask for more than half of all members', () => {
    const ofMembers: CollectiveRule = { ...TWO_THIRDS, majorityOf: 'members' };
    expect(isCarried(ofMembers, vote())).toBe(false);
    expect(isCarried(ofMembers, vote({ inFavour: 5, abstained: 0 }))).toBe(true);
  });

  it('decides nothing without a quorum, and says how many were needed', () => {
    const decide = () => isCarried(TWO_THIRDS, vote({ present: 5, inFavour: 5, against: 0, abstained: 0 }));
    expect(decide).toThrow(
      expect.objectContaining({ code: 'approval.no-quorum', detail: expect.stringContaining('至少要 6 人') }),
    );
  });

  it.each([
    ['no minutes', { minutesNumber: ' ' }, 'approval.minutes-needed'],
    ['votes that do not add up', { against: 2 }, 'approval.vote-does-not-add-up'],
    ['more present than members', { present: 10, inFavour: 8 }, 'approval.vote-does-not-add-up'],
    ['half a person', { inFavour: 3.5, against: 1.5 }, 'approval.vote-does-not-add-up'],
    ['votes below zero', { against: -1, inFavour: 6 }, 'approval.vote-does-not-add-up'],
    [
      'nobody at all',
      { members: 0, present: 0, inFavour: 0, against: 0, abstained: 0 },
      'approval.vote-does-not-add-up',
    ],
  ])('refuses %s', (_, overrides, code) => {
    expect(() => isCarried(TWO_THIRDS, vote(overrides))).toThrow(expect.objectContaining({ code }));
  });
});
