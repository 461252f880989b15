import type { CivilDate } from '@app/kernel';
import {
  type PlannedReminder,
  type RecipientKind,
  type RemindedSubject,
  type ReminderKind,
  reminderKey,
  type ReminderState,
} from './reminder';
import type { ReminderRules } from './reminder-rules';

/** The little that planning needs of the union's working calendar and zone. */
export interface ReminderCalendar {
  /** The `days`-th working day after `from`; before it when negative. */
  addWorkingDays(from: CivilDate, days: number): CivilDate;
  /** The instant at which the union's clock shows `clock` (`HH:MM`) on `date`. */
  instantAt(date: CivilDate, clock: string): Date;
}

/**
 * Every reminder of a subject by the rules, in order of time. What would be due before the subject was opened is left
 * out: its assignment has just been told. An ended subject has none.
 */
export function planReminders(
  subject: RemindedSubject,
  rules: ReminderRules,
  calendar: ReminderCalendar,
): PlannedReminder[] {
  const { deadlineOn, waits } = subject;
  if (waits === 'ended') return [];
  const holder: RecipientKind = waits === 'unassigned' ? 'dispatcher' : 'assignee';
  const rows: [ReminderKind, RecipientKind, CivilDate][] = [];
  if (waits !== 'accepted' && rules.unclaimedAfterWorkingDays !== null) {
    const dueOn = calendar.addWorkingDays(subject.openedOn, rules.unclaimedAfterWorkingDays);
    if (dueOn < deadlineOn) rows.push(['unclaimed', 'dispatcher', dueOn]);
  }
  for (const days of rules.beforeDeadline) {
    rows.push(['before-deadline', holder, calendar.addWorkingDays(deadlineOn, -days)]);
  }
  if (rules.onDeadline) rows.push(['on-deadline', holder, deadlineOn]);
  for (const days of rules.afterDeadline) rows.push(['overdue', holder, calendar.addWorkingDays(deadlineOn, days)]);
  for (const step of rules.escalations) {
    rows.push(['escalation', step.to, calendar.addWorkingDays(deadlineOn, step.afterWorkingDays)]);
  }
  return inOrder(
    rows.map(([kind, recipient, dueOn]) => planned(subject, kind, recipient, dueOn, rules, calendar)),
  ).filter((row) => row.dueAt.getTime() > subject.openedAt.getTime());
}

function planned(
  subject: RemindedSubject,
  kind: ReminderKind,
  recipient: RecipientKind,
  dueOn: CivilDate,
  rules: ReminderRules,
  calendar: ReminderCalendar,
): PlannedReminder {
  const row = { subjectType: subject.type, subjectId: subject.id, recipient, kind, dueOn };
  return { ...row, key: reminderKey(row), dueAt: calendar.instantAt(dueOn, rules.clock) };
}

/** By instant, each key once. */
const inOrder = (rows: PlannedReminder[]): PlannedReminder[] =>
  [...new Map(rows.map((row) => [row.key, row])).values()].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());

export interface PlanChange {
  readonly add: readonly PlannedReminder[];
  /** Rows to renew, with their instant by the plan. */
  readonly renew: readonly { readonly reminder: ReminderState; readonly dueAt: Date }[];
  /** Rows to cancel (the subject ended) or to supersede (it is planned otherwise now). */
  readonly drop: readonly { readonly reminder: ReminderState; readonly action: 'cancel' | 'supersede' }[];
}

/** What to do so that the kept rows match the plan; doing it twice changes nothing. Sent rows are never touched. */
export function reconcileReminders(
  subject: Pick<RemindedSubject, 'waits'>,
  kept: readonly ReminderState[],
  plan: readonly PlannedReminder[],
): PlanChange {
  const known = new Map(kept.map((row) => [row.key, row]));
  const wanted = new Set(plan.map((row) => row.key));
  const action = subject.waits === 'ended' ? 'cancel' : 'supersede';
  return {
    add: plan.filter((row) => !known.has(row.key)),
    renew: plan.flatMap(({ key, dueAt }) => {
      const reminder = known.get(key);
      return reminder && needsRenewal(reminder, dueAt) ? [{ reminder, dueAt }] : [];
    }),
    drop: kept.filter((row) => !wanted.has(row.key) && isPending(row)).map((reminder) => ({ reminder, action })),
  };
}

const isPending = (row: ReminderState): boolean => row.status === 'due' || row.status === 'failed';

const needsRenewal = (row: ReminderState, dueAt: Date): boolean =>
  row.status === 'cancelled' ||
  row.status === 'superseded' ||
  (row.status === 'due' && row.dueAt.getTime() !== dueAt.getTime());

/**
 * What to do with a due row, judged by the subject as it is now and not as it was when the row was planned: a job may
 * run late, twice, or after a change that has not been reconciled yet.
 */
export function verdictOn(
  reminder: Pick<PlannedReminder, 'key' | 'kind'>,
  subject: RemindedSubject | null,
  today: CivilDate,
  rules: ReminderRules,
  calendar: ReminderCalendar,
): 'send' | 'cancel' | 'supersede' {
  if (!subject || subject.waits === 'ended') return 'cancel';
  if (!planReminders(subject, rules, calendar).some((row) => row.key === reminder.key)) return 'supersede';
  const tooLate = today > subject.deadlineOn && !['overdue', 'escalation'].includes(reminder.kind);
  return tooLate ? 'supersede' : 'send';
}
