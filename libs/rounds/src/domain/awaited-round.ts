import type { CivilDate, Id } from '@app/kernel';

/** A round that a union should plan for a holiday. */
export type AwaitedRoundId = Id<'awaited-round'>;

/** What of a holiday decides whether a round is awaited for it. */
export interface PreparedHoliday {
  /** Null: nobody is reminded of it. */
  readonly leadDays: number | null;
  readonly form: string;
  readonly audiences: readonly string[];
}

/** Whether people are called on: activities, and goods that everybody fetches, need no round. */
export const asksForRound = ({ leadDays, form, audiences }: PreparedHoliday): boolean =>
  leadDays !== null && form !== 'activity' && audiences.some((code) => code !== 'all-members');

/** What is written of a holiday that asks for a round. */
export interface AwaitedHoliday {
  readonly code: string;
  readonly year: number;
  readonly on: CivilDate;
  /** The holiday less its lead days; who reminds goes back to a working day. */
  readonly prepareOn: CivilDate;
}
