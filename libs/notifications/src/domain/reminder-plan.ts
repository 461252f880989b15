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
import { type ReminderStep, stepsOf } from './reminder-steps';

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
  if (subject.waits === 'ended') return [];
  const rows = stepsOf(rules).flatMap((step) => planStep(subject, step, rules, calendar) ?? []);
  return inOrder(rows).filter((row) => row.dueAt.getTime() > subject.openedAt.getTime());
}

function planStep(
  subject: RemindedSubject,
  { kind, to, from, workingDays }: ReminderStep,
  rules: ReminderRules,
  calendar: ReminderCalendar,
): PlannedReminder | null {
  const { deadlineOn, openedOn, waits } = subject;
  const anchor = from === 'opening' ? openedOn : deadlineOn;
  const dueOn = workingDays === 0 ? anchor : calendar.addWorkingDays(anchor, workingDays);
  if (kind === 'unclaimed' && (waits === 'accepted' || dueOn >= deadlineOn)) return null;
  const holder: RecipientKind = waits === 'unassigned' ? 'dispatcher' : 'assignee';
  return planned(subject, kind, to === 'holder' ? holder : to, dueOn, rules, calendar);
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

export type ReminderVerdict = 'send' | 'cancel' | 'supersede';

/**
 * What to do with a due row, judged by the subject as it is now and not as it was when the row was planned: a job may
 * run late, twice, or after a change that has not been reconciled yet. `isPlanned`: the plan of today holds the row.
 */
export function verdictOn(
  { kind }: Pick<PlannedReminder, 'kind'>,
  subject: RemindedSubject | null,
  today: CivilDate,
  isPlanned: boolean,
): ReminderVerdict {
  if (!subject || subject.waits === 'ended') return 'cancel';
  const tooLate = today > subject.deadlineOn && kind !== 'overdue' && kind !== 'escalation';
  return isPlanned && !tooLate ? 'send' : 'supersede';
}
