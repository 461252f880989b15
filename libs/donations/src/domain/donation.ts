import type { Id, Lifecycle } from '@app/kernel';
import { nextStatus } from '@app/kernel';
import { refuse } from './donation.problems';

export type DonationId = Id<'donation'>;

export const DONATION_STATUSES = ['registered', 'voided'] as const;
export type DonationStatus = (typeof DONATION_STATUSES)[number];
export const DONATION_STATUS_NAMES: Readonly<Record<DonationStatus, string>> = {
  registered: '已登记',
  voided: '已作废',
};

export type DonationAction = 'correct' | 'issue-receipt' | 'void';

/** What was given is never altered: a wrong amount is voided and registered anew (domain rules §8.1). */
export const DONATION_LIFECYCLE: Lifecycle<DonationStatus, DonationAction> = {
  correct: { from: ['registered'], to: 'registered' },
  'issue-receipt': { from: ['registered'], to: 'registered' },
  void: { from: ['registered'], to: 'voided' },
};

/** The status after the action. Refuses `donation.action-not-open`. */
export const donationAfter = (status: DonationStatus, action: DonationAction): DonationStatus =>
  nextStatus(DONATION_LIFECYCLE, status, action) ?? refuse('donation.action-not-open');

const UNNAMED = '不具名';

/** How the donor is called in public: only who consented is named (慈善法 art. 82, 捐赠法 art. 8). */
export const publicDonor = (donorName: string, mayBeNamed: boolean | null): string =>
  mayBeNamed === true ? donorName : UNNAMED;
