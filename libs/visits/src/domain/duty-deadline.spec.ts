import { civilDate } from '@app/kernel';
import { MONDAY_TO_FRIDAY } from '../testing/index';
import { deadlineOf, urgency, urgencyWords } from './duty-deadline';
import { VISIT_DUTY_STATUSES } from './visit-duty';

const day = civilDate;

describe('the deadline of a duty', () => {
  it.each([
    ['later', '2026-03-10', '2026-03-11', '2026-03-16'],
    ['later', '2026-03-20', '2026-03-11', '2026-03-25'],
    ['event', '2026-03-10', '2026-03-18', '2026-03-13'],
    ['report', '2026-03-20', '2026-03-11', '2026-03-16'],
  ] as const)(
    'counts working days from the %s (event %s, report %s): %s',
    (countFrom, eventOn, reportedOn, deadline) => {
      const rule = { countFrom, deadlineWorkingDays: 3 };
      expect(deadlineOf(rule, day(eventOn), day(reportedOn), MONDAY_TO_FRIDAY)).toBe(deadline);
    },
  );
});

describe('urgency', () => {
  const on = (status: (typeof VISIT_DUTY_STATUSES)[number], today: string) =>
    urgency({ status, deadlineOn: day('2026-03-13') }, day(today), MONDAY_TO_FRIDAY);

  it.each([
    ['2026-03-15', { kind: 'overdue', days: 2 }, '超 2 天'],
    ['2026-03-13', { kind: 'due-today' }, '今天要办'],
    ['2026-03-12', { kind: 'left', workingDays: 1 }, '还剩 1 个工作日'],
    ['2026-03-06', { kind: 'left', workingDays: 5 }, '还剩 5 个工作日'],
  ])('on %s: %p', (today, expected, words) => {
    expect(on('open', today)).toEqual(expected);
    expect(urgencyWords(on('open', today))).toBe(words);
  });

  it.each([
    ['2026-03-14', '2026-03-16', '下个工作日到期'],
    ['2026-03-15', '2026-03-16', '下个工作日到期'],
    ['2026-03-14', '2026-03-17', '还剩 2 个工作日'],
    ['2026-03-14', '2026-03-15', '明天到期'],
    ['2026-03-13', '2026-03-15', '周日到期'],
  ])('never counts to nothing on a weekend: on %s, due on %s: %s', (today, deadlineOn, words) => {
    const urgent = urgency({ status: 'open', deadlineOn: day(deadlineOn) }, day(today), MONDAY_TO_FRIDAY);
    expect(urgencyWords(urgent)).toBe(words);
  });

  it.each(VISIT_DUTY_STATUSES)('%s is urgent only while nobody was there', (status) => {
    const waits = ['open', 'assigned', 'accepted'].includes(status);
    expect(on(status, '2026-03-20').kind).toBe(waits ? 'overdue' : 'none');
  });

  it('nothing is said of a duty that is not urgent', () => expect(urgencyWords({ kind: 'none' })).toBe(''));
});
