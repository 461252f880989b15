import { type Actor, type Id, type Lifecycle, nextStatus, type PersonId, standsFor } from '@app/kernel';
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

/** Not done with: what is not decided, not paid, or waits for papers. */
export const isUnderWay = (status: ClaimStatus): boolean =>
  status === 'submitted' || status === 'checked' || status === 'approved' || status === 'returned';

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

export const isOpenTo = (status: ClaimStatus, action: ClaimAction): boolean =>
  nextStatus(CLAIM_LIFECYCLE, status, action) !== undefined;

/** The status after the action. Refuses `claim.action-not-open`. */
export const claimAfter = (status: ClaimStatus, action: ClaimAction): ClaimStatus =>
  nextStatus(CLAIM_LIFECYCLE, status, action) ?? refuse('claim.action-not-open');

/** Through whose hands a claim went: each step by somebody, for himself or for whom he acted. */
export interface ClaimHands {
  readonly registeredByPerson: PersonId | null;
  readonly registeredForPerson: PersonId | null;
  readonly checkedByPerson: PersonId | null;
  readonly checkedForPerson: PersonId | null;
  readonly decidedByPerson: PersonId | null;
  readonly decidedForPerson: PersonId | null;
}

/** Who entered or checked a claim does not decide it, who decided it does not record its payment; deputies neither. */
export const hasRegistered = (actor: Actor, hands: ClaimHands): boolean =>
  standsFor(actor, hands.registeredByPerson, hands.registeredForPerson);
export const hasChecked = (actor: Actor, hands: ClaimHands): boolean =>
  standsFor(actor, hands.checkedByPerson, hands.checkedForPerson);
export const hasDecided = (actor: Actor, hands: ClaimHands): boolean =>
  standsFor(actor, hands.decidedByPerson, hands.decidedForPerson);
