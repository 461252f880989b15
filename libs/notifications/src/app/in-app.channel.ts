import { newId } from '@app/kernel';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Message } from '../data/message.entity';
import type { Channel, DeliveryOutcome, OutgoingMessage } from '../domain/message';

/** The list of messages inside the app: delivered when the transaction commits. */
@Injectable()
export class InAppChannel implements Channel<Tx> {
  readonly code = 'in-app' as const;

  async deliver(tx: Tx, messages: readonly OutgoingMessage[]): Promise<DeliveryOutcome[]> {
    const rows = messages.map(({ key, ...message }) => ({
      ...message,
      tenantId: tx.actor.tenantId,
      id: newId<'message'>(tx.now.getTime()),
      messageKey: key,
      createdAt: tx.now,
    }));
    await tx.repo(Message).createQueryBuilder().insert().values(rows).orIgnore().updateEntity(false).execute();
    return messages.map(() => ({ kind: 'delivered' }));
  }
}
