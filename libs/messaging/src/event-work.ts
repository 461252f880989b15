import { type TenantId } from '@app/kernel';
import type { OutboxMessage } from '@app/persistence';
import { defineJob } from './job';

/**
 * Hears of what happened elsewhere, and has long to do with it: in a job of its own that holds no transaction, so that no
 * other message waits for it. It opens its own transactions, portion by portion, and may run twice.
 */
export abstract class EventWork {
  /** Stable: it stands in the inbox once the work is done. */
  abstract readonly name: string;
  /** Event types, e.g. `visit.logged.v1`. */
  abstract readonly types: readonly string[];
  abstract work(tenantId: TenantId, message: OutboxMessage): Promise<void>;
}

export interface EventWorkOrder {
  readonly tenantId: TenantId;
  readonly messageId: string;
  readonly name: string;
}

/** Failed for good it goes, so that the next round of the relay can order it again under the same id. */
export const EVENT_WORK = defineJob<EventWorkOrder>({
  queue: 'event-work',
  name: 'event-work',
  options: { removeOnFail: true },
});
