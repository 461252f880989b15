import { civilDate } from '@app/kernel';
import { aReminder, aSubject, MONDAY_TO_FRIDAY } from '../testing/index';
import { messageKeyOf, type PlannedReminder, type RemindedSubject, type ReminderState } from './reminder';
import { planReminders, reconcileReminders, verdictOn } from './reminder-plan';
import { DEFAULT_REMINDER_RULES, type ReminderRules } from './reminder-rules';

const plan = (subject: RemindedSubject, rules: Partial<ReminderRules> = {}): PlannedReminder[] =>
  planReminders(subject, { ...DEFAULT_REMINDER_RULES, ...rules }, MONDAY_TO_FRIDAY);
const lines = (subject: RemindedSubject, rules: Partial<ReminderRules> = {}): string[] =>
  plan(subject, rules).map((row) => `${row.dueOn} ${row.kind} ${row.recipient}`);
const kept = (row: PlannedReminder, overrides: Partial<ReminderState> = {}): ReminderState => ({
  ...aReminder(),
  ...row,
  ...overrides,
});

describe('planning', () => {
  it('reminds before, on and after the deadline in working days, and escalates step by step', () => {
    expect(lines(aSubject())).toEqual([
      '2026-03-13 before-deadline assignee',
      '2026-03-16 on-deadline assignee',
      '2026-03-17 overdue assignee',
      '2026-03-17 escalation vice-chair',
      '2026-03-19 escalation chair',
      '2026-03-23 escalation superior',
    ]);
  });

  it('leaves at the clock of the rules, in the union’s zone', () => {
    const [first] = plan(aSubject());
    expect(first!.dueAt.toISOString()).toBe('2026-03-13T01:00:00.000Z');
    expect(plan(aSubject(), { clock: '14:30' })[0]!.dueAt.toISOString()).toBe('2026-03-13T06:30:00.000Z');
  });

  it('while nobody was assigned, the one who assigns is told', () => {
    expect(lines(aSubject({ waits: 'unassigned' }), { escalations: [], afterDeadline: [] })).toEqual([
      '2026-03-12 unclaimed dispatcher',
      '2026-03-13 before-deadline dispatcher',
      '2026-03-16 on-deadline dispatcher',
    ]);
  });

  it('what was assigned and not accepted is told to both', () => {
    expect(lines(aSubject({ waits: 'assigned' })).slice(0, 2)).toEqual([
      '2026-03-12 unclaimed dispatcher',
      '2026-03-13 before-deadline assignee',
    ]);
  });

  it('an ended subject has no reminders', () => expect(plan(aSubject({ waits: 'ended' }))).toEqual([]));

  it('nothing is due before the subject was opened', () => {
    const late = aSubject({
      openedAt: new Date('2026-03-16T02:00:00Z'),
      openedOn: civilDate('2026-03-16'),
      waits: 'unassigned',
    });
    expect(lines(late)[0]).toBe('2026-03-17 overdue dispatcher');
  });

  it('what no rule asks for is not planned', () => {
    const none = {
      beforeDeadline: [],
      onDeadline: false,
      afterDeadline: [],
      escalations: [],
      unclaimedAfterWorkingDays: null,
    };
    expect(plan(aSubject({ waits: 'unassigned' }), none)).toEqual([]);
  });

  it('each row has a key of subject, recipient, kind and due date, and stands once', () => {
    const subject = aSubject();
    const rows = plan(subject, { beforeDeadline: [1, 1, 2] });
    expect(rows[0]!.key).toBe(`visit-duty:${subject.id}:assignee:before-deadline:2026-03-12`);
    expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length);
    expect(messageKeyOf(rows[0]!, 'p')).toBe(`${rows[0]!.key}:p`);
  });
});

describe('reconciling what is kept with the plan', () => {
  const subject = aSubject();
  const rows = plan(subject);

  it('a new subject adds its plan', () => {
    expect(reconcileReminders(subject, [], rows)).toEqual({ add: rows, renew: [], drop: [] });
  });

  it('planning again changes nothing, whatever was sent or failed', () => {
    const all = rows.map((row, index) => kept(row, { status: index === 0 ? 'sent' : index === 1 ? 'failed' : 'due' }));
    expect(reconcileReminders(subject, all, rows)).toEqual({ add: [], renew: [], drop: [] });
  });

  it('a moved deadline supersedes what is pending and keeps what was sent', () => {
    const all = rows.map((row, index) => kept(row, { status: index === 0 ? 'sent' : 'due' }));
    const moved = plan({ ...subject, deadlineOn: civilDate('2026-04-16') });
    const change = reconcileReminders(subject, all, moved);
    expect(change.add).toEqual(moved);
    expect(change.drop).toEqual(all.slice(1).map((reminder) => ({ reminder, action: 'supersede' })));
  });

  it('a deadline moved away and back renews the superseded rows', () => {
    const all = rows.map((row) => kept(row, { status: 'superseded' }));
    const change = reconcileReminders(subject, all, rows);
    expect(change.renew).toEqual(all.map((reminder) => ({ reminder, dueAt: reminder.dueAt })));
    expect(change.add).toEqual([]);
  });

  it('another clock moves the due row', () => {
    const later = plan(subject, { clock: '10:00' });
    const change = reconcileReminders(
      subject,
      rows.map((row) => kept(row)),
      later,
    );
    expect(change.renew.map(({ dueAt }) => dueAt)).toEqual(later.map((row) => row.dueAt));
  });

  it('when the subject ended, what is pending is cancelled', () => {
    const all = rows.map((row) => kept(row));
    const change = reconcileReminders({ waits: 'ended' }, all, []);
    expect(change.drop).toEqual(all.map((reminder) => ({ reminder, action: 'cancel' })));
  });
});

describe('the verdict on a due row, by the subject as it is now', () => {
  const subject = aSubject();
  const row = (kind: PlannedReminder['kind']): PlannedReminder => plan(subject).find((one) => one.kind === kind)!;
  const verdict = (kind: PlannedReminder['kind'], now: RemindedSubject | null, today: string) =>
    verdictOn(row(kind), now, civilDate(today), now !== null && plan(now).some(({ key }) => key === row(kind).key));

  it.each([
    ['in time it is sent', 'before-deadline', subject, '2026-03-13', 'send'],
    ['a day late, it is still sent before the deadline', 'before-deadline', subject, '2026-03-16', 'send'],
    ['after the deadline it says the wrong thing', 'before-deadline', subject, '2026-03-17', 'supersede'],
    ['after the deadline the escalation is sent', 'escalation', subject, '2026-03-25', 'send'],
    ['the subject is gone', 'on-deadline', null, '2026-03-16', 'cancel'],
    ['the subject ended', 'escalation', { ...subject, waits: 'ended' }, '2026-03-17', 'cancel'],
    ['the deadline moved', 'on-deadline', { ...subject, deadlineOn: '2026-03-30' }, '2026-03-16', 'supersede'],
    ['nobody has it any more', 'on-deadline', { ...subject, waits: 'unassigned' }, '2026-03-16', 'supersede'],
  ] as [string, PlannedReminder['kind'], RemindedSubject | null, string, string][])(
    '%s: %s',
    (_, kind, now, today, expected) => expect(verdict(kind, now, today)).toBe(expected),
  );
});
