import { newId } from '@app/kernel';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Delivery } from '../data/delivery.entity';
import type { OutgoingMessage } from '../domain/message';
import { InAppChannel } from './in-app.channel';

/** Hands messages to the channel and keeps what it answered. */
@Injectable()
export class MessageDelivery {
  constructor(private readonly inApp: InAppChannel) {}

  async deliver(tx: Tx, messages: readonly OutgoingMessage[]): Promise<void> {
    if (messages.length === 0) return;
    const outcomes = await this.inApp.deliver(tx, messages);
    const rows = outcomes.map((outcome, index) => ({
      tenantId: tx.actor.tenantId,
      id: newId<'delivery'>(tx.now.getTime()),
      messageKey: messages[index]!.key,
      channel: this.inApp.code,
      result: outcome.kind,
      failure: outcome.kind === 'failed' ? outcome.failure : null,
      at: tx.now,
    }));
    await tx.repo(Delivery).createQueryBuilder().insert().values(rows).orIgnore().updateEntity(false).execute();
  }
}
