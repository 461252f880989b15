import { Injectable } from '@nestjs/common';

/** How often the worker looks for what is due, and in what portions. */
@Injectable()
export class ReminderPace {
  readonly everyMs: number = 30_000;
  /** What was handed to the queue and not sent for so long is handed over again: the queue may have lost it. */
  readonly lostAfterMs: number = 60_000;
  /** Reminders claimed in one transaction. */
  readonly batch: number = 1_000;
  /** Reminders in one job and one transaction. */
  readonly chunk: number = 100;
  /**
   * So many jobs may wait in the queue before no more are handed over: workers that are slower than what is due would
   * else find the same again and again behind ever more jobs.
   */
  readonly mostWaiting: number = 1_000;
  /** How often what goes outside is looked for. */
  readonly outsideEveryMs: number = 10_000;
  /** Messages to the outside in one job; they leave side by side. */
  readonly parcel: number = 10;
  /** An attempt to send outside is given up for dead after so long; a channel's own patience is well below. */
  readonly leaseMs: number = 120_000;
}
