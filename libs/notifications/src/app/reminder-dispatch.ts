import { newId, systemActor, type TenantId } from '@app/kernel';
import { defineJob, JobQueue } from '@app/messaging';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { ReminderId } from '../domain/reminder';
import { ReminderPace } from './reminder-pace';

export interface ReminderChunk {
  tenantId: TenantId;
  reminderIds: ReminderId[];
}

/** Tried once: what it leaves undone, the dispatcher finds again. */
export const REMINDER_DELIVERY = defineJob<ReminderChunk>({
  queue: 'reminders',
  name: 'reminder-delivery',
  options: { attempts: 1 },
});

/** Hands what is due to the queue. Several dispatchers at once share the work (SKIP LOCKED). */
@Injectable()
export class ReminderDispatch {
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
      if ((await this.queue.unfinished(REMINDER_DELIVERY)) >= mostWaiting) break;
      claimed = await this.dispatchBatch(tenantId);
    }
    return count;
  }

  private dispatchBatch(tenantId: TenantId): Promise<number> {
    return this.uow.run(systemActor(tenantId), async (tx) => {
      const ids = await this.claim(tx);
      // Before the commit: when the queue takes nothing, nothing is claimed. A job that is faster waits for the rows.
      await this.queue.addBulk(REMINDER_DELIVERY, this.chunksOf(tenantId, ids));
      return ids.length;
    });
  }

  /**
   * What is due, or failed and is to be tried again, unless it was handed over a moment ago. Materialized: as a subquery
   * the planner may run it once per row, and then it takes more than the batch.
   */
  private async claim(tx: Tx): Promise<ReminderId[]> {
    const { batch, lostAfterMs } = this.pace;
    const rows = await tx.rows<{ id: ReminderId }>(
      `WITH ready AS MATERIALIZED (
         SELECT id FROM notifications.reminder
         WHERE tenant_id = $1 AND (claimed_at IS NULL OR claimed_at <= $3)
           AND ((status = 'due' AND due_at <= $2) OR (status = 'failed' AND retry_at <= $2))
         ORDER BY due_at, id LIMIT $4 FOR UPDATE SKIP LOCKED)
       UPDATE notifications.reminder r SET claimed_at = $2 FROM ready
       WHERE r.tenant_id = $1 AND r.id = ready.id RETURNING r.id`,
      [tx.actor.tenantId, tx.now, new Date(tx.now.getTime() - lostAfterMs), batch],
      'claim-reminders',
    );
    return rows.map((row) => row.id);
  }

  private chunksOf(tenantId: TenantId, ids: readonly ReminderId[]): { payload: ReminderChunk; jobId: string }[] {
    const { chunk } = this.pace;
    return Array.from({ length: Math.ceil(ids.length / chunk) }, (_, index) => ({
      payload: { tenantId, reminderIds: ids.slice(index * chunk, (index + 1) * chunk) },
      jobId: newId(),
    }));
  }
}
