import { openActions } from '@app/kernel';
import { ACCOUNT_LIFECYCLE, ACCOUNT_STATUSES, type AccountAction, type AccountStatus, decideAccount } from './account';
import { tokenInCookies } from './session-token';
import { userAgentKind } from './user-agent-kind';

const EXPECTED: Record<AccountStatus, Partial<Record<AccountAction, AccountStatus>>> = {
  active: {
    suspend: 'suspended',
    'reset-password': 'active',
    'reset-second-factor': 'active',
    'change-phone': 'active',
    'revoke-sessions': 'active',
    grant: 'active',
  },
  suspended: { restore: 'active' },
};
const cells = ACCOUNT_STATUSES.flatMap((status) =>
  (Object.keys(ACCOUNT_LIFECYCLE) as AccountAction[]).map((action) => [status, action] as const),
);

describe('accounts', () => {
  it.each(cells)('an account that is %s: %s', (status, action) => {
    const to = EXPECTED[status][action];
    if (to === undefined) expect(() => decideAccount(status, action)).toThrow('account.not-open');
    else expect(decideAccount(status, action)).toBe(to);
    expect(openActions(ACCOUNT_LIFECYCLE, status).includes(action)).toBe(to !== undefined);
  });
});

describe('the session cookie', () => {
  const tenantId = '0190a0a0-0000-7000-8000-000000000001';
  const secret = 'A'.repeat(43);
  it('is found among others', () => {
    expect(tokenInCookies(`a=b; nj_session=${tenantId}.${secret}; c=d`)).toEqual({ tenantId, secret });
  });
  it.each([
    undefined,
    '',
    'nj_session',
    `nj_session=${tenantId}`,
    `nj_session=${tenantId}.short`,
    `nj_session=x.${secret}`,
  ])('is not read from %j', (header) => {
    expect(tokenInCookies(header)).toBeNull();
  });
});

describe('the kind of device', () => {
  it.each([
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) MicroMessenger/8.0', '微信'],
    ['Mozilla/5.0 (Linux; Android 14)', '安卓手机或平板'],
    ['Mozilla/5.0 (Windows NT 10.0)', '电脑（Windows）'],
    [undefined, '其他设备'],
  ])('%s is %s', (header, kind) => {
    expect(userAgentKind(header)).toBe(kind);
  });
});
