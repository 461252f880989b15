import type { AccountId } from '@app/kernel';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type MessageParameters, type MessageTemplate, messageText } from '../domain/message-templates';
import { MessageDelivery } from './message-delivery';

export interface DirectMessage<T extends MessageTemplate> {
  /** Accounts; each gets it once. */
  readonly to: readonly AccountId[];
  readonly template: T;
  readonly parameters: MessageParameters[T];
  /** Path inside the app, such as `/approvals/<id>`; ids only. */
  readonly link: string | null;
  /** What the message is about, e.g. `approval:<request>:step-2`: the same key reaches an account once. */
  readonly key: string;
}

/** Tells people at once, in the transaction of what they are told of. */
@Injectable()
export class MessageService {
  constructor(private readonly delivery: MessageDelivery) {}

  async send<T extends MessageTemplate>(tx: Tx, message: DirectMessage<T>): Promise<void> {
    const { template, parameters, link } = message;
    const text = messageText(template, parameters);
    const outgoing = [...new Set(message.to)].map((recipientAccountId) => ({
      key: `${message.key}:${recipientAccountId}`,
      recipientAccountId,
      template,
      parameters,
      ...text,
      link,
    }));
    await this.delivery.deliver(tx, outgoing);
  }
}
