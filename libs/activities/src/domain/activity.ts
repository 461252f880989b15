import { type Id, type Lifecycle, nextStatus } from '@app/kernel';
import { refuse } from './activity.problems';

export type ActivityId = Id<'activity'>;

export const ACTIVITY_STATUSES = ['registered', 'voided'] as const;
export type ActivityStatus = (typeof ACTIVITY_STATUSES)[number];

export type ActivityAction = 'correct' | 'void';

export const ACTIVITY_LIFECYCLE: Lifecycle<ActivityStatus, ActivityAction> = {
  correct: { from: ['registered'], to: 'registered' },
  void: { from: ['registered'], to: 'voided' },
};

/** The status after the action. Refuses `activity.action-not-open`. */
export const activityAfter = (status: ActivityStatus, action: ActivityAction): ActivityStatus =>
  nextStatus(ACTIVITY_LIFECYCLE, status, action) ?? refuse('activity.action-not-open');
