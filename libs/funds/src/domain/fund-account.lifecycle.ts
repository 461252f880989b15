import { type Fen, type Lifecycle, nextStatus } from '@app/kernel';
import type { FundAccountStatus } from './fund-account';
import { refuse } from './fund.problems';

export type FundAccountAction = 'freeze' | 'unfreeze' | 'close';

/** A frozen account takes no new hold; what was held already may still be paid or released. Terminal: closed. */
export const FUND_ACCOUNT_LIFECYCLE: Lifecycle<FundAccountStatus, FundAccountAction> = {
  freeze: { from: ['open'], to: 'frozen' },
  unfreeze: { from: ['frozen'], to: 'open' },
  close: { from: ['open', 'frozen'], to: 'closed' },
};

export const FUND_ACCOUNT_STATUS_NAMES: Record<FundAccountStatus, string> = {
  open: '使用中',
  frozen: '已冻结',
  closed: '已停用',
};

/** Pure. Throws `fund.action-not-open`, `fund.has-money`: an account is closed only when nothing is left in it. */
export function decideFundAccount(
  account: { readonly status: FundAccountStatus; readonly available: Fen; readonly held: Fen },
  action: FundAccountAction,
): FundAccountStatus {
  const status = nextStatus(FUND_ACCOUNT_LIFECYCLE, account.status, action);
  if (!status) return refuse('fund.action-not-open');
  if (action === 'close' && (account.available > 0n || account.held > 0n)) refuse('fund.has-money');
  return status;
}
