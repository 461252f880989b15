import type { CivilDate, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import {
  type DeliveryFailure,
  type ReminderId,
  type ReminderKind,
  reminderKey,
  type ReminderRecipient,
  type ReminderState,
  type ReminderStatus,
  type SubjectType,
} from '../domain/reminder';

@Entity({ schema: 'notifications', name: 'reminder' })
@Check('reminder_status_known', `status IN ('due','sent','failed','cancelled','superseded')`)
@Check('reminder_sent_says_when', `(status = 'sent') = (sent_at IS NOT NULL)`)
@Check('reminder_failed_says_why', `status <> 'failed' OR failure IS NOT NULL`)
@Check('reminder_moved_because_known', `moved_because IN ('official-days')`)
@Index('reminder_once', ['tenantId', 'subjectId', 'recipient', 'kind', 'dueOn'], { unique: true })
@Index('reminder_due', ['tenantId', 'dueAt'], { where: `status = 'due'` })
@Index('reminder_to_retry', ['tenantId', 'retryAt'], { where: `status = 'failed' AND retry_at IS NOT NULL` })
export class Reminder implements ReminderState {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: ReminderId;
  @Column('int') version: number;
  @Column('uuid') unionId: UnionId;
  @Column('text') subjectType: SubjectType;
  @Column('uuid') subjectId: string;
  @Column('text') recipient: ReminderRecipient;
  @Column('text') kind: ReminderKind;
  @CivilDateColumn() dueOn: CivilDate;
  @Column('timestamptz') dueAt: Date;
  @Column('text') status: ReminderStatus;
  @Column('int') attempts: number;
  @Column('timestamptz', { nullable: true }) sentAt: Date | null;
  @Column('timestamptz', { nullable: true }) retryAt: Date | null;
  @Column('text', { nullable: true }) failure: DeliveryFailure | null;
  /** When it was last handed to the queue. It says nothing about whether it arrived there. */
  @Column('timestamptz', { nullable: true }) claimedAt: Date | null;
  /** Why the planning put it here or took it away; null: because of the subject itself. */
  @Column('text', { nullable: true }) movedBecause: 'official-days' | null;
  @Column('timestamptz') createdAt: Date;

  get key(): string {
    return reminderKey(this);
  }
}
