import { type Lifecycle, nextStatus } from '@app/kernel';
import { refuse } from './notifications.problems';
import type { DeliveryFailure, ReminderId, ReminderKind, ReminderState, ReminderStatus, SubjectType } from './reminder';

export const REMINDER_ACTIONS = ['send', 'fail', 'cancel', 'supersede', 'renew'] as const;
export type ReminderAction = (typeof REMINDER_ACTIONS)[number];

/**
 * The whole lifecycle on one screen. `sent` ends it. `renew` brings a row back when the plan asks for it again, such as
 * a deadline that was moved away and back, or moves its instant.
 */
export const REMINDER_LIFECYCLE: Lifecycle<ReminderStatus, ReminderAction> = {
  send: { from: ['due', 'failed'], to: 'sent' },
  fail: { from: ['due', 'failed'], to: 'failed' },
  cancel: { from: ['due', 'failed'], to: 'cancelled' },
  supersede: { from: ['due', 'failed'], to: 'superseded' },
  renew: { from: ['due', 'failed', 'cancelled', 'superseded'], to: 'due' },
};

export type ReminderCommand =
  | { action: 'send'; at: Date }
  | { action: 'fail'; failure: DeliveryFailure; retryAt: Date | null }
  | { action: 'cancel' }
  | { action: 'supersede' }
  | { action: 'renew'; dueAt: Date };

interface ReminderIds {
  readonly reminderId: ReminderId;
  readonly subjectType: SubjectType;
  readonly subjectId: string;
  readonly kind: ReminderKind;
}
/**
 * Ids and the kind of reminder. Only what somebody waits for is announced: an escalation that was sent changes its
 * subject; a hundred thousand others would keep the queue busy and nobody would listen.
 */
export type ReminderEvent =
  { type: 'reminder.sent.v1'; payload: ReminderIds } | { type: 'reminder.failed.v1'; payload: ReminderIds };

export interface ReminderDecision {
  readonly patch: Partial<ReminderState>;
  /** Null when nobody outside needs to know. */
  readonly event: ReminderEvent | null;
}

const STATUS_WORDS: Readonly<Record<ReminderStatus, string>> = {
  due: '还没有到发送的时候',
  sent: '已经发出',
  failed: '没有发出去',
  cancelled: '已取消',
  superseded: '已被新的提醒代替',
};

/** Pure: what the command would change and announce, or a refusal that says why. */
export function decideReminder(reminder: ReminderState, command: ReminderCommand): ReminderDecision {
  const status = nextStatus(REMINDER_LIFECYCLE, reminder.status, command.action);
  if (!status) return refuse('reminder.action-not-open', `这条提醒${STATUS_WORDS[reminder.status]}，不能再改。`);
  const { id: reminderId, subjectType, subjectId, kind, attempts } = reminder;
  const payload = { reminderId, subjectType, subjectId, kind };
  if (command.action === 'send') {
    return {
      patch: { status, sentAt: command.at, attempts: attempts + 1, retryAt: null, failure: null },
      event: kind === 'escalation' ? { type: 'reminder.sent.v1', payload } : null,
    };
  }
  if (command.action === 'fail') {
    return {
      patch: { status, attempts: attempts + 1, retryAt: command.retryAt, failure: command.failure },
      event: { type: 'reminder.failed.v1', payload },
    };
  }
  if (command.action === 'renew') {
    return { patch: { status, dueAt: command.dueAt, attempts: 0, retryAt: null, failure: null }, event: null };
  }
  return { patch: { status, retryAt: null }, event: null };
}

const RETRY_MINUTES = [1, 5, 15, 60, 240, 720];

/** Minutes to wait after so many failed attempts; null: leave it to a person. */
export const retryAfterMinutes = (attempts: number): number | null => RETRY_MINUTES[attempts - 1] ?? null;
