import type { FundAccountId, HouseholdId, PersonId, UnionId } from '@app/kernel';
import type { DisbursementId, DisbursementState } from '../domain/disbursement';

export const aDisbursement = (overrides: Partial<DisbursementState> = {}): DisbursementState => ({
  id: 'd1' as DisbursementId,
  unionId: 'u1' as UnionId,
  subject: { type: 'visit', id: 'v1' },
  recipientId: 'p1' as PersonId,
  householdId: 'h1' as HouseholdId,
  amount: 80_050n,
  fundAccountId: 'f1' as FundAccountId,
  paymentKind: 'transfer',
  status: 'requested',
  receipt: 'awaited',
  paidOn: null,
  transferFailed: false,
  replaces: null,
  ...overrides,
});
