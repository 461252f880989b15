import { systemActor, type TenantId } from '@app/kernel';
import { TenantRegister, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { EVENT_DISPATCH } from './event-dispatch.handler';
import { JobQueue } from './job-queue';

const BATCH = 500;
/** A message that was handed over and not handled for so long is handed over again: the queue may have lost it. */
const LOST_AFTER_MS = 60_000;

/** Hands what stands in the outbox to the queue. Several relays at once share the work (SKIP LOCKED). */
@Injectable()
export class OutboxRelay {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tenants: TenantRegister,
    private readonly queue: JobQueue,
  ) {}

  /** One round over all tenants; returns how many messages were handed over. */
  async relay(): Promise<number> {
    let count = 0;
    for (const { tenantId } of await this.tenants.all()) {
      for (let handed = BATCH; handed === BATCH; count += handed) handed = await this.relayTenant(tenantId);
    }
    return count;
  }

  private relayTenant(tenantId: TenantId): Promise<number> {
    return this.uow.run(systemActor(tenantId), async (tx) => {
      const due = await tx.rows<{ id: string; relays: number; traceId: string | null }>(
        // Materialized: joined as a plain subquery it may be run again for every row and take more than its limit.
        `WITH due AS MATERIALIZED (
           SELECT id FROM messaging.outbox_message
           WHERE tenant_id = $1 AND handled_at IS NULL AND (relayed_at IS NULL OR relayed_at < $3)
           ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
         UPDATE messaging.outbox_message o SET relayed_at = $2, relays = o.relays + 1 FROM due
         WHERE o.tenant_id = $1 AND o.id = due.id RETURNING o.id, o.relays, o.trace_id AS "traceId"`,
        [tenantId, tx.now, new Date(tx.now.getTime() - LOST_AFTER_MS)],
        'relay-outbox',
      );
      // The job's id names the hand-over, so that a job that failed for good does not block the next try.
      const jobs = due.map(({ id, relays, traceId }) => ({
        payload: { tenantId, messageId: id },
        jobId: `${id}.${relays}`,
        traceId,
      }));
      await this.queue.addBulk(EVENT_DISPATCH, jobs);
      return due.length;
    });
  }
}
