import { AID_ACTIONS, AID_STATUSES, type AidAction, type AidStatus, nextAidStatus } from './aid.lifecycle';

const OPEN: Readonly<Record<AidStatus, Partial<Record<AidAction, AidStatus>>>> = {
  requested: { pay: 'paid', end: 'ended' },
  paid: { reverse: 'reversed' },
  ended: {},
  reversed: { 'pay-anew': 'requested' },
};

describe('a special aid', () => {
  it.each(AID_STATUSES.flatMap((status) => AID_ACTIONS.map((action) => [status, action] as const)))(
    '%s: %s',
    (status, action) => expect(nextAidStatus(status, action)).toBe(OPEN[status][action]),
  );
});
