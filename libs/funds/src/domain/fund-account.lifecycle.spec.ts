import { nextStatus } from '@app/kernel';
import { FUND_ACCOUNT_STATUSES, type FundAccountStatus } from './fund-account';
import { decideFundAccount, FUND_ACCOUNT_LIFECYCLE, type FundAccountAction } from './fund-account.lifecycle';

const ACTIONS = Object.keys(FUND_ACCOUNT_LIFECYCLE) as FundAccountAction[];
const CELLS = FUND_ACCOUNT_STATUSES.flatMap((status) => ACTIONS.map((action) => [status, action] as const));

const EXPECTED: Record<FundAccountStatus, Partial<Record<FundAccountAction, FundAccountStatus>>> = {
  open: { freeze: 'frozen', close: 'closed' },
  frozen: { unfreeze: 'open', close: 'closed' },
  closed: {},
};

describe('the lifecycle of a fund account', () => {
  it.each(CELLS)('%s, %s', (status, action) => {
    const wanted = EXPECTED[status][action];
    expect(nextStatus(FUND_ACCOUNT_LIFECYCLE, status, action)).toBe(wanted);
    const decide = () => decideFundAccount({ status, available: 0n, held: 0n }, action);
    if (wanted) expect(decide()).toBe(wanted);
    else expect(decide).toThrow(expect.objectContaining({ code: 'fund.action-not-open' }));
  });

  it.each([
    [1n, 0n],
    [0n, 1n],
  ])('is not closed while %s fen are available and %s held', (available, held) => {
    expect(() => decideFundAccount({ status: 'open', available, held }, 'close')).toThrow(
      expect.objectContaining({ code: 'fund.has-money' }),
    );
  });
});
