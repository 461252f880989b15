import { ReminderSubject } from './reminder-subject';

/**
 * A subject whose reminders are planned for everybody at once, by SQL. The lib that owns the tables provides one in the
 * module that its jobs face imports; nothing else has to be told of it.
 */
export abstract class ReminderSource extends ReminderSubject {
  /**
   * A SELECT over the lib's own tables that gives one row per reminder, by the rows as they are now:
   *
   * | column | |
   * |---|---|
   * | subject_id uuid, union_id uuid | of the subject |
   * | opened_at timestamptz | what would be due before it is left out |
   * | recipient text | a part, or `'account:' || id` |
   * | kind text | one of REMINDER_KINDS |
   * | anchor_on date, working_days int | the working day counted from the anchor; before it when negative |
   * | on_working_day boolean | with 0 working days: when the anchor is a day off, the working day before it |
   *
   * $1 is the tenant (name it in every WHERE), $2 and $3 are the first and the last day that is planned: a hint, rows
   * outside are left out anyway. Rows may repeat; the same subject, recipient, kind and day is one reminder.
   */
  abstract readonly candidates: string;
}

/**
 * A source whose subjects follow the union's rules of reminding: who waits for it is told before, on and after the
 * deadline, the next in charge after it.
 */
export abstract class RuledReminderSource extends ReminderSubject {
  /**
   * A SELECT that gives one row per subject that waits: subject_id uuid, union_id uuid, opened_at timestamptz,
   * opened_on date, deadline_on date, waits text (`unassigned`, `assigned`, `accepted`). Parameters as above.
   */
  abstract readonly waiting: string;
}

export type PlannedSource = ReminderSource | RuledReminderSource;

export const isPlanned = (subject: ReminderSubject): subject is PlannedSource =>
  subject instanceof ReminderSource || subject instanceof RuledReminderSource;
