import { systemActor, type TenantId } from '@app/kernel';
import { type OutboxMessage, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { EventHandler } from './event-handler';
import { defineJob, JobHandler } from './job';

export const EVENT_DISPATCH = defineJob<{ tenantId: TenantId; messageId: string }>({
  queue: 'events',
  name: 'event-dispatch',
});

/** Brings one message of the outbox to every handler that asked for its type. */
@Injectable()
export class EventDispatchHandler extends JobHandler<{ tenantId: TenantId; messageId: string }> {
  readonly job = EVENT_DISPATCH;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly discovery: DiscoveryService,
  ) {
    super();
  }

  async run({ tenantId, messageId }: { tenantId: TenantId; messageId: string }): Promise<void> {
    const actor = systemActor(tenantId);
    const message = await this.uow.read(actor, async (tx) => {
      const [row] = await tx.rows(
        `SELECT tenant_id AS "tenantId", id, occurred_at AS "occurredAt", type, payload
         FROM messaging.outbox_message WHERE tenant_id = $1 AND id = $2 AND handled_at IS NULL`,
        [tenantId, messageId],
      );
      return row as OutboxMessage | undefined;
    });
    if (!message) return;
    for (const handler of this.handlers().filter((h) => h.types.includes(message.type))) {
      await this.uow.run(actor, async (tx) => {
        const first = await tx.rows(
          `INSERT INTO messaging.inbox_message (tenant_id, handler, message_id, handled_at) VALUES ($1, $2, $3, $4)
           ON CONFLICT DO NOTHING RETURNING handler`,
          [tenantId, handler.name, messageId, tx.now],
        );
        if (first.length > 0) await handler.handle(tx, message);
      });
    }
    await this.uow.run(actor, (tx) =>
      tx.rows('UPDATE messaging.outbox_message SET handled_at = $3 WHERE tenant_id = $1 AND id = $2', [
        tenantId,
        messageId,
        tx.now,
      ]),
    );
  }

  private handlers(): EventHandler[] {
    return this.discovery
      .getProviders()
      .map((wrapper) => wrapper.instance as unknown)
      .filter((instance): instance is EventHandler => instance instanceof EventHandler);
  }
}
