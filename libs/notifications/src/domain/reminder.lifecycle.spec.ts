import { openActions } from '@app/kernel';
import { aReminder } from '../testing/index';
import { REMINDER_STATUSES, type ReminderStatus } from './reminder';
import {
  decideReminder,
  REMINDER_ACTIONS,
  REMINDER_LIFECYCLE,
  type ReminderAction,
  type ReminderCommand,
  retryAfterMinutes,
} from './reminder.lifecycle';

const at = new Date('2026-03-13T01:00:02Z');
const COMMANDS: { [A in ReminderAction]: ReminderCommand } = {
  send: { action: 'send', at },
  fail: { action: 'fail', failure: 'channel-unreachable', retryAt: at },
  cancel: { action: 'cancel' },
  supersede: { action: 'supersede' },
  renew: { action: 'renew', dueAt: at },
};

/** Where each action leads, written out once more by hand: the table and the code cannot drift apart. */
const EXPECTED: Record<ReminderAction, Partial<Record<ReminderStatus, ReminderStatus>>> = {
  send: { due: 'sent', failed: 'sent' },
  fail: { due: 'failed', failed: 'failed' },
  cancel: { due: 'cancelled', failed: 'cancelled' },
  supersede: { due: 'superseded', failed: 'superseded' },
  renew: { due: 'due', failed: 'due', cancelled: 'due', superseded: 'due' },
};
const cells = REMINDER_STATUSES.flatMap((status) =>
  REMINDER_ACTIONS.map((action) => ({ status, action, to: EXPECTED[action][status] })),
);

describe('the lifecycle of a reminder', () => {
  it.each(cells.filter((cell) => cell.to))('$status + $action leads to $to', ({ status, action, to }) => {
    expect(decideReminder(aReminder({ status }), COMMANDS[action]).patch.status).toBe(to);
    expect(openActions(REMINDER_LIFECYCLE, status)).toContain(action);
  });

  it.each(cells.filter((cell) => !cell.to))('$status + $action is not open', ({ status, action }) => {
    expect(() => decideReminder(aReminder({ status }), COMMANDS[action])).toThrow(
      expect.objectContaining({ code: 'reminder.action-not-open' }),
    );
    expect(openActions(REMINDER_LIFECYCLE, status)).not.toContain(action);
  });

  it('a reminder that was sent is never sent again', () => {
    expect(openActions(REMINDER_LIFECYCLE, 'sent')).toEqual([]);
  });

  it('sending keeps the instant, clears the failure and is announced with ids and kind', () => {
    const reminder = aReminder({ status: 'failed', attempts: 2, failure: 'channel-unreachable', kind: 'escalation' });
    const { patch, event } = decideReminder(reminder, COMMANDS.send);
    expect(patch).toEqual({ status: 'sent', sentAt: at, attempts: 3, retryAt: null, failure: null });
    expect(event).toEqual({
      type: 'reminder.sent.v1',
      payload: {
        reminderId: reminder.id,
        subjectType: 'visit-duty',
        subjectId: reminder.subjectId,
        kind: 'escalation',
      },
    });
  });

  it('nobody waits to hear that another reminder was sent', () => {
    expect(decideReminder(aReminder({ kind: 'overdue' }), COMMANDS.send).event).toBeNull();
  });

  it('a failure keeps its code and when to try again', () => {
    expect(decideReminder(aReminder(), COMMANDS.fail)).toMatchObject({
      patch: { status: 'failed', attempts: 1, retryAt: at, failure: 'channel-unreachable' },
      event: { type: 'reminder.failed.v1' },
    });
  });

  it('a renewed reminder starts anew at the instant of the plan', () => {
    expect(decideReminder(aReminder({ status: 'superseded', attempts: 4 }), COMMANDS.renew)).toEqual({
      patch: { status: 'due', dueAt: at, attempts: 0, retryAt: null, failure: null },
      event: null,
    });
  });

  it('waits longer after each failure and then leaves it to a person', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map(retryAfterMinutes)).toEqual([1, 5, 15, 60, 240, 720, null]);
  });
});
