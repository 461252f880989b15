import { newId } from '@app/kernel';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Reminder } from '../data/reminder.entity';
import { decideReminder, type ReminderCommand } from '../domain/reminder.lifecycle';
import type { PlannedReminder, RemindedSubject, ReminderState, SubjectType } from '../domain/reminder';
import { planReminders, reconcileReminders } from '../domain/reminder-plan';
import { ReminderRulesService } from './reminder-rules.service';

/** Keeps what is due in step with its subject, inside the transaction that changes the subject. */
@Injectable()
export class ReminderService {
  constructor(private readonly rules: ReminderRulesService) {}

  /**
   * Makes the reminders match the subject as it is now: call it whenever the subject is opened, given to somebody, moved
   * or ended. Calling it twice changes nothing; what was sent stays sent.
   */
  async reconcile(tx: Tx, subject: RemindedSubject): Promise<void> {
    if (subject.waits === 'ended') return tx.later(this.cancelFor(tx, subject.type, subject.id));
    const { rules, calendar } = await this.rules.termsFor(tx, subject);
    const kept = await this.lockOf(tx, subject);
    const change = reconcileReminders(subject, kept, planReminders(subject, rules, calendar));
    await this.add(tx, subject, change.add);
    const rows = new Map(kept.map((row) => [row.id, row]));
    for (const { reminder, dueAt } of change.renew) await this.apply(tx, rows, reminder, { action: 'renew', dueAt });
    for (const { reminder, action } of change.drop) await this.apply(tx, rows, reminder, { action });
  }

  /** The subjects ended: nothing more is sent of them. One statement, since it stands in the way of every visit. */
  async cancelFor(tx: Tx, type: SubjectType, ...subjectIds: readonly string[]): Promise<void> {
    if (subjectIds.length === 0) return;
    await tx.rows(
      `UPDATE notifications.reminder SET status = 'cancelled', retry_at = NULL, version = version + 1
       WHERE tenant_id = $1 AND subject_id = ANY($2::uuid[]) AND subject_type = $3 AND status IN ('due', 'failed')`,
      [tx.actor.tenantId, subjectIds, type],
      'cancel-reminders',
    );
  }

  /** Every reminder of a subject in order of time, whatever became of it: for its timeline. */
  listFor(tx: ReadTx, type: SubjectType, subjectId: string): Promise<ReminderState[]> {
    return this.of(tx, type, subjectId).getMany();
  }

  private lockOf(tx: Tx, { type, id }: RemindedSubject): Promise<Reminder[]> {
    return this.of(tx, type, id).setLock('pessimistic_write').getMany();
  }

  private of(tx: ReadTx, type: SubjectType, subjectId: string) {
    return tx
      .from(Reminder, 'r')
      .andWhere('r.subjectId = :subjectId AND r.subjectType = :type', { subjectId, type })
      .orderBy('r.dueAt')
      .addOrderBy('r.id');
  }

  private async add(tx: Tx, subject: RemindedSubject, planned: readonly PlannedReminder[]): Promise<void> {
    if (planned.length === 0) return;
    const rows = planned.map((row) => ({
      subjectType: row.subjectType,
      subjectId: row.subjectId,
      recipient: row.recipient,
      kind: row.kind,
      dueOn: row.dueOn,
      dueAt: row.dueAt,
      tenantId: tx.actor.tenantId,
      id: newId<'reminder'>(tx.now.getTime()),
      version: 1,
      unionId: subject.unionId,
      status: 'due' as const,
      attempts: 0,
      createdAt: tx.now,
    }));
    // Two transactions may plan the same subject at once; the row that is there already is just as good.
    await tx.repo(Reminder).createQueryBuilder().insert().values(rows).orIgnore().updateEntity(false).execute();
  }

  private async apply(
    tx: Tx,
    rows: ReadonlyMap<string, Reminder>,
    { id }: ReminderState,
    command: Extract<ReminderCommand, { action: 'renew' | 'cancel' | 'supersede' }>,
  ): Promise<void> {
    const row = rows.get(id)!;
    await tx.update(Reminder, row, { ...decideReminder(row, command).patch, claimedAt: null });
  }
}
