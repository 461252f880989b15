import type { AccountId, CivilDate, Id, UnionId } from '@app/kernel';

export type ReminderId = Id<'reminder'>;

export const REMINDER_STATUSES = ['due', 'sent', 'failed', 'cancelled', 'superseded'] as const;
export type ReminderStatus = (typeof REMINDER_STATUSES)[number];

export const REMINDER_KINDS = ['unclaimed', 'before-deadline', 'on-deadline', 'overdue', 'escalation'] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** Whom a reminder goes to. It names the part and not the person: who plays it is looked up when it is sent. */
export const RECIPIENT_KINDS = [
  'assignee',
  'dispatcher',
  'group-leader',
  'vice-chair',
  'executive-vice-chair',
  'chair',
  'superior',
] as const;
export type RecipientKind = (typeof RECIPIENT_KINDS)[number];

/**
 * Whom a reminder goes to: one of the parts above, a part that the subject's lib knows (`owner`, `visitors`), or one
 * account. A part is looked up when the reminder is sent, an account is told as it stands here.
 */
export type ReminderRecipient = RecipientKind | `account:${AccountId}` | (string & {});

const ACCOUNT = 'account:';

/** For SQL and code that plan for a person: `'account:' || id`. */
export const toAccount = (accountId: AccountId): ReminderRecipient => `${ACCOUNT}${accountId}`;

/** The account named by the recipient itself; null when it is a part. */
export const accountNamedBy = (recipient: ReminderRecipient): AccountId | null =>
  recipient.startsWith(ACCOUNT) ? (recipient.slice(ACCOUNT.length) as AccountId) : null;

/** What can be reminded of: `visit-duty`, `round`. Whoever registers the subject names it; it stands in the rows. */
export type SubjectType = string;

/** All that a message says of a subject: 走访 and 去看看. No name, no occasion, no amount, no kind of aid. */
export interface MatterWords {
  readonly matter: string;
  readonly act: string;
}

/** What a reminder is about, as it stands now. */
export interface RemindedSubject {
  readonly type: SubjectType;
  readonly id: string;
  readonly unionId: UnionId;
  /** Path inside the app that its reminders open, such as `/duties/<id>`; ids only. */
  readonly link: string;
  readonly openedAt: Date;
  readonly openedOn: CivilDate;
  readonly deadlineOn: CivilDate;
  /** Whose turn it is: nobody took it yet, it was given to somebody, he accepted, or nothing waits any more. */
  readonly waits: 'unassigned' | 'assigned' | 'accepted' | 'ended';
}

/** A row of what is due; `key` is unique, so planning twice adds nothing. */
export interface PlannedReminder {
  readonly key: string;
  readonly subjectType: SubjectType;
  readonly subjectId: string;
  readonly recipient: ReminderRecipient;
  readonly kind: ReminderKind;
  readonly dueOn: CivilDate;
  readonly dueAt: Date;
}

export const DELIVERY_FAILURES = [
  'no-recipient',
  'no-address',
  'channel-refused',
  'channel-unreachable',
  'channel-off',
] as const;
/** A code and never a text: what a channel answers may hold personal data. */
export type DeliveryFailure = (typeof DELIVERY_FAILURES)[number];

export interface ReminderState extends PlannedReminder {
  readonly id: ReminderId;
  readonly status: ReminderStatus;
  readonly attempts: number;
  readonly sentAt: Date | null;
  /** When a failed one is tried again; null: not by itself any more. */
  readonly retryAt: Date | null;
  readonly failure: DeliveryFailure | null;
}

/** Whether it is to be sent at `now`; what was sent, cancelled or left to a person is not. */
export function isReady(reminder: Pick<ReminderState, 'status' | 'dueAt' | 'retryAt'>, now: Date): boolean {
  if (reminder.status === 'due') return reminder.dueAt.getTime() <= now.getTime();
  return reminder.status === 'failed' && reminder.retryAt !== null && reminder.retryAt.getTime() <= now.getTime();
}

export const reminderKey = (row: Omit<PlannedReminder, 'key' | 'dueAt'>): string =>
  [row.subjectType, row.subjectId, row.recipient, row.kind, row.dueOn].join(':');

/** One message per reminder and account, however often the job runs. */
export const messageKeyOf = (reminder: Pick<PlannedReminder, 'key'>, accountId: string): string =>
  `${reminder.key}:${accountId}`;
