import type { AccountId, Id, UnionId } from '@app/kernel';
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
  /** Whose union's groups hear of it too, and by what key they hear of it once; null: the person alone. */
  readonly group?: { readonly unionId: UnionId; readonly key: string } | null;
}

export const OUTSIDE_CHANNELS = ['email', 'sms', 'wecom', 'dingtalk', 'webhook'] as const;
/** Ways that leave the house: their answer is not known when the transaction commits. */
export type OutsideChannel = (typeof OUTSIDE_CHANNELS)[number];
export const CHANNEL_CODES = ['in-app', ...OUTSIDE_CHANNELS] as const;
export type ChannelCode = (typeof CHANNEL_CODES)[number];

export type DeliveryOutcome =
  | { readonly kind: 'delivered' }
  /** `retry`: trying again may help. */
  | { readonly kind: 'failed'; readonly failure: DeliveryFailure; readonly retry: boolean };

export const DELIVERED: DeliveryOutcome = { kind: 'delivered' };
export const unreachable: DeliveryOutcome = { kind: 'failed', failure: 'channel-unreachable', retry: true };
export const refused: DeliveryOutcome = { kind: 'failed', failure: 'channel-refused', retry: false };

/** A message as a channel outside the house gets it. The same `id` is the same message, however often it comes. */
export interface OutsideMessage {
  /** Made of the message's key: a repeat after a crash has the same. */
  readonly id: string;
  readonly title: string;
  readonly body: string;
  /** Whole address of the page to open; null when the installation does not say where it stands. */
  readonly url: string | null;
  readonly template: string;
  readonly at: Date;
}

/** Where a message goes by a channel outside: a mailbox, a phone, a robot's address with its secret. */
export interface Destination {
  readonly address: string;
  readonly secret: string | null;
}

/** A way of telling people that leaves the house: outside every transaction, at least once, with the same id each time. */
export abstract class MessageChannel {
  abstract readonly code: OutsideChannel;
  /** Whether the installation can send this way at all. */
  abstract readonly available: boolean;
  /** Never throws: an answer that was not understood is a failure with a code. */
  abstract deliver(to: Destination, message: OutsideMessage): Promise<DeliveryOutcome>;
}
