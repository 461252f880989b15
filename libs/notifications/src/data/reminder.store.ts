import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { ReminderId, ReminderState } from '../domain/reminder';
import { Reminder } from './reminder.entity';

/** Reminders by the hundred: one statement for all of them. */
@Injectable()
export class ReminderStore {
  /** Holds the rows until the end of the transaction, in the order of their ids, so that two portions cannot wait for each other. */
  lockAll(tx: Tx, ids: readonly ReminderId[]): Promise<Reminder[]> {
    return tx
      .from(Reminder, 'r')
      .andWhere('r.id IN (:...ids)', { ids })
      .orderBy('r.id')
      .setLock('pessimistic_write')
      .getMany();
  }

  /** Keeps what became of rows that this transaction holds. */
  async keepAll(tx: Tx, rows: readonly ReminderState[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.rows(
      `UPDATE notifications.reminder r SET status = u.status, attempts = u.attempts, sent_at = u.sent_at,
         retry_at = u.retry_at, failure = u.failure, claimed_at = NULL, version = r.version + 1
       FROM unnest($2::uuid[], $3::text[], $4::int[], $5::timestamptz[], $6::timestamptz[], $7::text[])
         AS u(id, status, attempts, sent_at, retry_at, failure)
       WHERE r.tenant_id = $1 AND r.id = u.id`,
      [
        tx.actor.tenantId,
        rows.map((row) => row.id),
        rows.map((row) => row.status),
        rows.map((row) => row.attempts),
        rows.map((row) => row.sentAt),
        rows.map((row) => row.retryAt),
        rows.map((row) => row.failure),
      ],
      'keep-reminders',
    );
  }
}
