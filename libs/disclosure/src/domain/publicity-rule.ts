/** Domain rules §2.3: five working days, after an objection a second notice of three; longer where a union says so. */
export const FIRST_NOTICE_DAYS = 5;
export const SECOND_NOTICE_DAYS = 3;
export const MOST_NOTICE_DAYS = 30;

/** How long a notice hangs at least, in working days. */
export const leastDays = (round: number): number => (round === 1 ? FIRST_NOTICE_DAYS : SECOND_NOTICE_DAYS);
