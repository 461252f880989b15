import { newId } from '@app/kernel';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { OutgoingMessage } from '../domain/message';
import { InAppChannel } from './in-app.channel';
import { OutsideQueue } from './outside-queue';

/**
 * Shows messages inside the app when the transaction commits, and leaves word of those that go outside: rows that a
 * worker takes up afterwards, so that no mail server is waited for with rows held.
 */
@Injectable()
export class MessageDelivery {
  constructor(
    private readonly inApp: InAppChannel,
    private readonly outside: OutsideQueue,
  ) {}

  async deliver(tx: Tx, messages: readonly OutgoingMessage[]): Promise<void> {
    if (messages.length === 0) return;
    await this.inApp.deliver(tx, messages);
    await tx.rows(
      `INSERT INTO notifications.delivery (tenant_id, id, message_key, channel, result, at)
       SELECT $1, d.id, d.key, 'in-app', 'delivered', $2 FROM unnest($3::uuid[], $4::text[]) AS d(id, key)
       ON CONFLICT DO NOTHING`,
      [tx.actor.tenantId, tx.now, messages.map(() => newId(tx.now.getTime())), messages.map(({ key }) => key)],
      'keep-in-app-deliveries',
    );
    await this.outside.enqueue(tx, messages);
  }
}
