import { checkRemovable, doorNeeds, isStale, OPEN_POLICY, STRICT_POLICY } from './sign-in-policy';

const now = new Date('2026-03-12T08:00:00Z');
const before = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);

describe('the second factor', () => {
  it.each([
    ['not set, not required', false, null, null, 'nothing'],
    ['not set, required, within the grace', false, null, before(-1), 'nothing'],
    ['not set, required, the grace is over', false, null, now, 'set-up'],
    ['set, not yet given in this session', true, null, null, 'code'],
    ['set and given', true, before(600), null, 'nothing'],
    ['set, required, not yet given', true, null, before(5), 'code'],
  ] as const)('%s', (_, set, givenAt, due, need) => {
    expect(doorNeeds({ set, givenAt, due }, now)).toBe(need);
  });

  it.each([
    [true, 10, false],
    [true, 11, true],
    [false, 11, false],
  ])('set: %s, given %d minutes ago, is asked again: %s', (set, minutes, stale) => {
    expect(isStale({ set, givenAt: before(minutes), due: null }, 10, now)).toBe(stale);
  });

  it('of who never gave it is asked', () => {
    expect(isStale({ set: true, givenAt: null, due: null }, 10, now)).toBe(true);
  });

  it('is required of who approves, pays or administers in a new installation', () => {
    expect([...STRICT_POLICY.secondFactorRoles].sort()).toEqual(
      ['administrator', 'auditor', 'cashier', 'chair', 'committee', 'federation-officer', 'standing-vice-chair']
        .concat(['treasurer', 'vice-chair'])
        .sort(),
    );
  });

  it('stays while a role requires it', () => {
    expect(() => checkRemovable(['officer', 'cashier'], STRICT_POLICY)).toThrow('second-factor.required');
    expect(() => checkRemovable(['officer'], STRICT_POLICY)).not.toThrow();
    expect(() => checkRemovable(['cashier'], OPEN_POLICY)).not.toThrow();
  });
});
