/** Wall clock hours in which nobody is disturbed, `HH:MM`; they may run over midnight. */
export interface QuietHours {
  readonly from: string;
  readonly until: string;
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

export const isClock = (text: string): boolean => CLOCK.test(text);

/** Whether the clock shows a quiet hour; `until` itself is not quiet any more. Equal ends mean never. */
export function isQuiet(clock: string, { from, until }: QuietHours): boolean {
  return from <= until ? clock >= from && clock < until : clock >= from || clock < until;
}

/** On which day the quiet ends that holds at `clock`: the same day, or the next when it runs over midnight. */
export const endsNextDay = (clock: string, { from, until }: QuietHours): boolean => from > until && clock >= from;
