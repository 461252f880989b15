import { DomainProblem, type FundAccountId, type PersonId } from '@app/kernel';
import type { FundKind } from './fund-account';
import {
  checkMovement,
  decideMovement,
  FUND_MOVEMENT_STATUSES,
  leavesItsPurpose,
  openMovementActions,
} from './fund-movement';

const codeOf = (work: () => unknown): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    return (error as DomainProblem).code;
  }
};
const [asker, other] = ['p1', 'p2'] as PersonId[];
const ACTIONS = ['approve', 'refuse', 'withdraw'] as const;

describe('moving money between fund accounts', () => {
  it.each(FUND_MOVEMENT_STATUSES.flatMap((status) => ACTIONS.map((action) => [status, action] as const)))(
    'that is %s: %s is open only while it waits',
    (status, action) => {
      const personId = action === 'withdraw' ? asker! : other!;
      const decide = () => decideMovement({ status }, action, { isOwn: personId === asker, note: '依据不足' });
      const to = { approve: 'booked', refuse: 'refused', withdraw: 'withdrawn' }[action];
      if (status === 'open') expect(decide()).toBe(to);
      else expect(codeOf(decide)).toBe('fund-movement.action-not-open');
    },
  );

  it('is decided by another than who asked, and taken back by him alone', () => {
    const movement = { status: 'open', requestedBy: asker! } as const;
    const as = (personId: PersonId, action: (typeof ACTIONS)[number], note = '理由') =>
      codeOf(() => decideMovement(movement, action, { isOwn: personId === movement.requestedBy, note }));
    expect(as(asker!, 'approve')).toBe('fund-movement.same-person');
    expect(as(asker!, 'refuse')).toBe('fund-movement.same-person');
    expect(as(other!, 'withdraw')).toBe('fund-movement.requester-only');
    expect(as(other!, 'refuse', ' ')).toBe('fund-movement.reason-needed');
    expect(openMovementActions(movement.status, () => true)).toEqual(['withdraw']);
    expect(openMovementActions(movement.status, () => false)).toEqual(['approve', 'refuse']);
  });

  const party = (id: string, overrides: object = {}) => ({
    ...{ id: id as FundAccountId, kind: 'union-funds' as FundKind, status: 'open' as const },
    ...overrides,
  });
  const asked = { kind: 'transfer', amount: 100n, reason: '补足送温暖', document: '纪要 3 号' } as const;

  it.each([
    [asked, party('a'), party('b'), null],
    [{ ...asked, kind: 'adjust', amount: -100n }, party('a'), null, null],
    [{ ...asked, amount: 0n }, party('a'), party('b'), 'fund.amount-not-positive'],
    [{ ...asked, amount: -1n }, party('a'), party('b'), 'fund.amount-not-positive'],
    [{ ...asked, kind: 'adjust', amount: 0n }, party('a'), null, 'fund.amount-not-positive'],
    [{ ...asked, reason: ' ' }, party('a'), party('b'), 'fund-movement.reason-needed'],
    [{ ...asked, document: '' }, party('a'), party('b'), 'fund.document-needed'],
    [asked, party('a'), party('a'), 'journal.several-funds'],
    [asked, party('a'), null, 'journal.several-funds'],
    [asked, party('a', { status: 'frozen' }), party('b'), 'fund.not-open'],
    [asked, party('a'), party('b', { status: 'closed' }), 'fund.not-open'],
  ] as const)('%j from %j to %j: %s', (movement, from, to, code) => {
    expect(codeOf(() => checkMovement(movement, from, to))).toBe(code);
  });

  it.each([
    ['treasury', 'union-funds', true],
    ['donation-designated', 'warm-delivery', true],
    ['treasury', 'treasury', false],
    ['union-funds', 'warm-delivery', false],
  ] as const)('%s to %s takes bound money out of its purpose: %s', (from, to, leaves) => {
    expect(leavesItsPurpose({ kind: from }, { kind: to })).toBe(leaves);
  });
});
