import type { AccountId, Id } from '@app/kernel';
import type { DeliveryFailure } from './reminder';

export type MessageId = Id<'message'>;

/** A message on its way to one account. `key` is unique: the same message is never shown twice. */
export interface OutgoingMessage {
  readonly key: string;
  readonly recipientAccountId: AccountId;
  /** `reminder.overdue`, `approval.waiting`. */
  readonly template: string;
  /** What the text was made of: days and counts. */
  readonly parameters: object;
  readonly title: string;
  readonly body: string;
  /** Path inside the app that the message opens, such as `/duties/<id>`; ids only. */
  readonly link: string | null;
}

export const CHANNEL_CODES = ['in-app', 'email'] as const;
export type ChannelCode = (typeof CHANNEL_CODES)[number];

export type DeliveryOutcome =
  | { readonly kind: 'delivered' }
  /** `retry`: trying again may help. */
  | { readonly kind: 'failed'; readonly failure: DeliveryFailure; readonly retry: boolean };

/**
 * A way to reach people. Delivering the same `key` again must show it once. `Scope` is what the channel works in:
 * a transaction for in-app messages, nothing for outside systems.
 */
export interface Channel<Scope = unknown> {
  readonly code: ChannelCode;
  /** Outcomes in the order of the messages. */
  deliver(scope: Scope, messages: readonly OutgoingMessage[]): Promise<DeliveryOutcome[]>;
}
