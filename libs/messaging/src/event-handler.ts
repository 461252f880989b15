import type { OutboxMessage, Tx } from '@app/persistence';

/**
 * Hears of what happened elsewhere. Runs in a transaction of its own together with its inbox row, so that a message
 * that arrives twice is handled once.
 */
export abstract class EventHandler {
  /** Stable: it stands in the inbox. */
  abstract readonly name: string;
  /** Event types, e.g. `visit.logged.v1`. */
  abstract readonly types: readonly string[];
  abstract handle(tx: Tx, message: OutboxMessage): Promise<void>;
}
