import type { CivilDate } from '@app/kernel';
import type { ReadTx } from '@app/persistence';

/** A day in somebody's calendar. It may lie on a phone that others look at: no name, no occasion. */
export interface CalendarEntry {
  readonly id: string;
  /** 走访任务 · 截止 */
  readonly title: string;
  readonly on: CivilDate;
  /** Path inside the app. */
  readonly link: string;
}

/** What stands in a person's calendar. The lib that owns the tasks provides one in its module; it is found by itself. */
export abstract class CalendarSource {
  /** What the person who acts in `tx` has in hand, from `from` on, at most a few hundred. */
  abstract entriesOf(tx: ReadTx, from: CivilDate): Promise<CalendarEntry[]>;
}
