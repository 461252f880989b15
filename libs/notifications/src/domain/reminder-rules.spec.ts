import type { DomainProblem } from '@app/kernel';
import { checkReminderRules, DEFAULT_REMINDER_RULES, type ReminderRules } from './reminder-rules';

function refused(changes: Partial<ReminderRules>): string[] {
  try {
    checkReminderRules({ ...DEFAULT_REMINDER_RULES, ...changes });
  } catch (problem) {
    expect(problem).toMatchObject({ code: 'reminder-rules.invalid' });
    return (problem as DomainProblem).extensions.fields!.map((field) => field.field);
  }
  return [];
}

describe('the rules of reminding', () => {
  it('the proposed ones hold', () => expect(refused({})).toEqual([]));

  it.each([
    [{ clock: '9:00' }, ['clock']],
    [{ clock: '24:00' }, ['clock']],
    [{ unclaimedAfterWorkingDays: 0 }, ['unclaimedAfterWorkingDays']],
    [{ beforeDeadline: [1, 0.5] }, ['beforeDeadline']],
    [{ afterDeadline: [61] }, ['afterDeadline']],
    [{ escalations: [{ afterWorkingDays: -1, to: 'chair' }] }, ['escalations']],
    [
      {
        escalations: [
          { afterWorkingDays: 3, to: 'chair' },
          { afterWorkingDays: 3, to: 'superior' },
        ],
      },
      ['escalations'],
    ],
    [{ clock: '', beforeDeadline: [0] }, ['clock', 'beforeDeadline']],
  ] as [Partial<ReminderRules>, string[]][])('%j is refused at %j', (changes, fields) => {
    expect(refused(changes)).toEqual(fields);
  });

  it('nothing has to be reminded of', () => {
    expect(
      refused({ unclaimedAfterWorkingDays: null, beforeDeadline: [], afterDeadline: [], escalations: [] }),
    ).toEqual([]);
  });
});
