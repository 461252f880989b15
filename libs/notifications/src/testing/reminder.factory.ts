import { addDays, type CivilDate, civilDate, newId, weekdayOf } from '@app/kernel';
import { type RemindedSubject, reminderKey, type ReminderState } from '../domain/reminder';
import type { ReminderCalendar } from '../domain/reminder-plan';

/** A duty of Wednesday 11 March, accepted, due on Monday the 16th; name only what the test is about. */
export const aSubject = (overrides: Partial<RemindedSubject> = {}): RemindedSubject => ({
  type: 'visit-duty',
  id: newId<'visit-duty'>(),
  unionId: newId<'union'>(),
  link: '/duties/one',
  openedAt: new Date('2026-03-11T08:02:00Z'),
  openedOn: civilDate('2026-03-11'),
  deadlineOn: civilDate('2026-03-16'),
  waits: 'accepted',
  ...overrides,
});

export function aReminder(overrides: Partial<ReminderState> = {}): ReminderState {
  const row = {
    subjectType: 'visit-duty',
    subjectId: newId<'visit-duty'>(),
    recipient: 'assignee',
    kind: 'before-deadline',
    dueOn: civilDate('2026-03-13'),
    ...overrides,
  } as const;
  return {
    id: newId<'reminder'>(),
    key: reminderKey(row),
    dueAt: new Date('2026-03-13T01:00:00Z'),
    status: 'due',
    attempts: 0,
    sentAt: null,
    retryAt: null,
    failure: null,
    ...row,
  };
}

const isWorking = (date: CivilDate): boolean => weekdayOf(date) <= 5;

/** Monday to Friday in Shanghai, no holidays: enough for rules that only count. */
export const MONDAY_TO_FRIDAY: ReminderCalendar = {
  addWorkingDays(from, days) {
    let date = from;
    for (let left = Math.abs(days); left > 0;) {
      date = addDays(date, Math.sign(days));
      if (isWorking(date)) left -= 1;
    }
    return date;
  },
  instantAt: (date, clock) => new Date(`${date}T${clock}:00+08:00`),
};
