import { newId, systemActor, type TenantId } from '@app/kernel';
import { defineJob, JobQueue } from '@app/messaging';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { SendingId } from '../domain/sending';
import { ReminderPace } from './reminder-pace';

export interface SendingChunk {
  tenantId: TenantId;
  sendingIds: SendingId[];
}

/** Tried once: what it leaves undone, the dispatcher finds again. A queue of its own: mail servers are slow. */
export const MESSAGE_SENDING = defineJob<SendingChunk>({
  queue: 'messages',
  name: 'message-sending',
  options: { attempts: 1 },
});

/** Hands what may leave now to the queue. Several dispatchers at once share the work (SKIP LOCKED). */
@Injectable()
export class SendingDispatch {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queue: JobQueue,
    private readonly pace: ReminderPace,
  ) {}

  /** Returns how many were handed over. */
  async dispatch(tenantId: TenantId): Promise<number> {
    const { batch, mostWaiting } = this.pace;
    let count = 0;
    for (let claimed = batch; claimed === batch; count += claimed) {
      if ((await this.queue.unfinished(MESSAGE_SENDING)) >= mostWaiting) break;
      claimed = await this.dispatchBatch(tenantId);
    }
    return count;
  }

  private dispatchBatch(tenantId: TenantId): Promise<number> {
    return this.uow.run(systemActor(tenantId), async (tx) => {
      const { batch, lostAfterMs, parcel } = this.pace;
      const rows = await tx.rows<{ id: SendingId }>(
        `WITH ready AS MATERIALIZED (
           SELECT id FROM notifications.sending
           WHERE tenant_id = $1 AND (claimed_at IS NULL OR claimed_at <= $3)
             AND (leased_until IS NULL OR leased_until <= $2)
             AND ((status = 'waiting' AND not_before <= $2) OR (status = 'failed' AND retry_at <= $2))
           ORDER BY id LIMIT $4 FOR UPDATE SKIP LOCKED)
         UPDATE notifications.sending s SET claimed_at = $2 FROM ready
         WHERE s.tenant_id = $1 AND s.id = ready.id RETURNING s.id`,
        [tenantId, tx.now, new Date(tx.now.getTime() - lostAfterMs), batch],
        'claim-sendings',
      );
      const ids = rows.map(({ id }) => id);
      const jobs = Array.from({ length: Math.ceil(ids.length / parcel) }, (_, index) => ({
        payload: { tenantId, sendingIds: ids.slice(index * parcel, (index + 1) * parcel) },
        jobId: newId(),
      }));
      await this.queue.addBulk(MESSAGE_SENDING, jobs);
      return ids.length;
    });
  }
}
