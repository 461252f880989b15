import { systemActor, type TenantId } from '@app/kernel';
import { type OutboxMessage, type ReadTx, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { EventHandler } from './event-handler';
import { EVENT_WORK, EventWork, type EventWorkOrder } from './event-work';
import { defineJob, JobHandler } from './job';
import { JobQueue } from './job-queue';

interface Dispatch {
  readonly tenantId: TenantId;
  readonly messageId: string;
}

export const EVENT_DISPATCH = defineJob<Dispatch>({ queue: 'events', name: 'event-dispatch' });

/** Brings one message of the outbox to every handler that asked for its type. */
@Injectable()
export class EventDispatchHandler extends JobHandler<Dispatch> {
  readonly job = EVENT_DISPATCH;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly discovery: DiscoveryService,
    private readonly queue: JobQueue,
  ) {
    super();
  }

  async run({ tenantId, messageId }: Dispatch): Promise<void> {
    const actor = systemActor(tenantId);
    const message = await this.uow.read(actor, (tx) => unhandled(tx, messageId));
    if (!message) return;
    for (const handler of found(this.discovery, EventHandler).filter((h) => h.types.includes(message.type)))
      await this.uow.run(actor, async (tx) => {
        if (await noteHeard(tx, handler.name, messageId)) await handler.handle(tx, message);
      });
    if (await this.orderWork(message)) return;
    await this.uow.run(actor, (tx) =>
      tx.rows('UPDATE messaging.outbox_message SET handled_at = $3 WHERE tenant_id = $1 AND id = $2', [
        tenantId,
        messageId,
        tx.now,
      ]),
    );
  }

  /** The message stays unhandled until its work is done: should a job be lost, the relay brings the message again. */
  private async orderWork({ tenantId, id: messageId, type }: OutboxMessage): Promise<boolean> {
    const works = found(this.discovery, EventWork).filter(({ types }) => types.includes(type));
    if (works.length === 0) return false;
    const names = works.map(({ name }) => name);
    const done = await this.uow.read(systemActor(tenantId as TenantId), (tx) => heardBy(tx, messageId, names));
    const open = works.filter(({ name }) => !done.has(name));
    await this.queue.addBulk(
      EVENT_WORK,
      open.map(({ name }) => ({
        payload: { tenantId: tenantId as TenantId, messageId, name },
        jobId: `${messageId}.${name}`,
      })),
    );
    return open.length > 0;
  }
}

/** Does one handler's long work, and has the message handed over again, to be handled when that was the last of it. */
@Injectable()
export class EventWorkHandler extends JobHandler<EventWorkOrder> {
  readonly job = EVENT_WORK;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly discovery: DiscoveryService,
    private readonly queue: JobQueue,
  ) {
    super();
  }

  async run({ tenantId, messageId, name }: EventWorkOrder): Promise<void> {
    const actor = systemActor(tenantId);
    const work = found(this.discovery, EventWork).find((each) => each.name === name);
    const message = await this.uow.read(actor, async (tx) =>
      (await heardBy(tx, messageId, [name])).has(name) ? undefined : unhandled(tx, messageId),
    );
    if (!work || !message) return;
    await work.work(tenantId, message);
    await this.uow.run(actor, (tx) => noteHeard(tx, name, messageId));
    await this.queue.add(EVENT_DISPATCH, { tenantId, messageId });
  }
}

async function unhandled(tx: ReadTx, messageId: string): Promise<OutboxMessage | undefined> {
  const [row] = await tx.rows(
    `SELECT tenant_id AS "tenantId", id, occurred_at AS "occurredAt", type, payload
     FROM messaging.outbox_message WHERE tenant_id = $1 AND id = $2 AND handled_at IS NULL`,
    [tx.actor.tenantId, messageId],
  );
  return row as OutboxMessage | undefined;
}

/** False: it was noted before. */
async function noteHeard(tx: Tx, handler: string, messageId: string): Promise<boolean> {
  const first = await tx.rows(
    `INSERT INTO messaging.inbox_message (tenant_id, handler, message_id, handled_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING handler`,
    [tx.actor.tenantId, handler, messageId, tx.now],
  );
  return first.length > 0;
}

/** Which of these have heard of it. */
async function heardBy(tx: ReadTx, messageId: string, names: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ handler: string }>(
    `SELECT handler FROM messaging.inbox_message WHERE tenant_id = $1 AND message_id = $2 AND handler = ANY($3)`,
    [tx.actor.tenantId, messageId, names],
  );
  return new Set(rows.map(({ handler }) => handler));
}

function found<T>(discovery: DiscoveryService, kind: abstract new (...args: never[]) => T): T[] {
  const instances = discovery.getProviders().map(({ instance }) => instance as unknown);
  return instances.filter((instance): instance is T => instance instanceof kind);
}
