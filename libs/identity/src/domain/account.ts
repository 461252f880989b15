import { type Lifecycle, nextStatus } from '@app/kernel';
import { refuse } from './identity.problems';

export const ACCOUNT_STATUSES = ['active', 'suspended'] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

export const ACCOUNT_LIFECYCLE = {
  suspend: { from: ['active'], to: 'suspended' },
  restore: { from: ['suspended'], to: 'active' },
  'reset-password': { from: ['active'], to: 'active' },
  'reset-second-factor': { from: ['active'], to: 'active' },
  'change-phone': { from: ['active'], to: 'active' },
  'revoke-sessions': { from: ['active'], to: 'active' },
  grant: { from: ['active'], to: 'active' },
} as const satisfies Lifecycle<AccountStatus, string>;
export type AccountAction = keyof typeof ACCOUNT_LIFECYCLE;

/** Where the action leads; refuses `account.not-open`. */
export const decideAccount = (status: AccountStatus, action: AccountAction): AccountStatus =>
  nextStatus(ACCOUNT_LIFECYCLE, status, action) ?? refuse('account.not-open');
