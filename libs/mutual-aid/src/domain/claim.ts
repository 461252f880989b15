import { type Id, type Lifecycle, nextStatus } from '@app/kernel';
import { refuse } from './mutual-aid.problems';

export type PlanId = Id<'mutual-aid-plan'>;
export type EnrolmentId = Id<'enrolment'>;
export type ClaimId = Id<'claim'>;

export const CLAIM_STATUSES = [
  ...(['submitted', 'checked', 'approved', 'paid', 'returned', 'refused', 'withdrawn'] as const),
] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

export const CLAIM_STATUS_NAMES: Readonly<Record<ClaimStatus, string>> = {
  submitted: '等初审',
  checked: '等复审',
  approved: '等赔付',
  paid: '已赔付',
  returned: '退回补材料',
  refused: '没有同意',
  withdrawn: '已撤回',
};

export type ClaimAction = 'check' | 'approve' | 'pay' | 'return' | 'refuse' | 'withdraw' | 'submit-again';

/** 单位工会初审 → 互助保障中心复审 → 赔付 (domain rules §6.1). */
export const CLAIM_LIFECYCLE: Lifecycle<ClaimStatus, ClaimAction> = {
  check: { from: ['submitted'], to: 'checked' },
  approve: { from: ['checked'], to: 'approved' },
  pay: { from: ['approved'], to: 'paid' },
  return: { from: ['submitted', 'checked'], to: 'returned' },
  refuse: { from: ['submitted', 'checked'], to: 'refused' },
  withdraw: { from: ['submitted', 'checked', 'returned'], to: 'withdrawn' },
  'submit-again': { from: ['returned'], to: 'submitted' },
};

/** The status after the action. Refuses `claim.action-not-open`. */
export const claimAfter = (status: ClaimStatus, action: ClaimAction): ClaimStatus =>
  nextStatus(CLAIM_LIFECYCLE, status, action) ?? refuse('claim.action-not-open');
