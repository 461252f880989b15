import type { NoticeStanding } from './public-facts';

/** Domain rules §2.3: five working days, after an objection a second notice of three; longer where a union says so. */
export const FIRST_NOTICE_DAYS = 5;
export const SECOND_NOTICE_DAYS = 3;
export const MOST_NOTICE_DAYS = 30;

/**
 * How long a notice hangs at least, in working days, by where the last one of its subject stands (null: there was none).
 * Only what was objected to and investigated has the short term; what is stated anew hangs as long as at first.
 */
export const leastDays = (last: NoticeStanding | null): number =>
  last === 'objected' ? SECOND_NOTICE_DAYS : FIRST_NOTICE_DAYS;
