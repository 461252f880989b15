import { civilDate } from '@app/kernel';
import {
  isDiscreet,
  MESSAGE_TEMPLATES,
  type MessageTemplate,
  type MessageText,
  messageText,
  reminderText,
} from './message-templates';
import { NOTIFICATIONS_PROBLEMS } from './notifications.problems';
import { REMINDER_KINDS } from './reminder';

const today = civilDate('2026-03-12');
const deadlineOn = civilDate('2026-03-16');
const visit = { matter: '走访', act: '去看看' };

describe('what a reminder says', () => {
  it.each([
    ['unclaimed', '2026-03-12', '有一件走访还没有人接，请安排人在 3 月 16 日前去看看。'],
    ['before-deadline', '2026-03-13', '有一件走访要办，请在 3 月 16 日前去看看。'],
    ['on-deadline', '2026-03-16', '有一件走访今天到期，请今天去看看；办不了就移交给别人。'],
    ['overdue', '2026-03-18', '有一件走访晚了 2 天，请尽快去看看；办不了就移交给别人。'],
    ['escalation', '2026-03-19', '有一件走访晚了 3 天还没有办，请您过问一下。'],
  ] as const)('%s', (kind, on, body) => {
    const day = civilDate(on);
    expect(reminderText(kind, visit, { deadlineOn, dueOn: day }, day).body).toBe(body);
  });

  it('the year stands only with another year', () => {
    const days = { deadlineOn: civilDate('2027-01-04'), dueOn: today };
    expect(reminderText('before-deadline', visit, days, today).body).toContain('2027 年 1 月 4 日前');
  });

  it('one whose day was moved by the days off says so', () => {
    const days = { deadlineOn, dueOn: today, movedBecause: 'official-days' } as const;
    expect(reminderText('before-deadline', visit, days, today).body).toMatch(
      /放假安排公布了，这条提醒的日子跟着改过。$/,
    );
  });

  it('one that comes on a later day than it was due says so', () => {
    const days = { deadlineOn, dueOn: civilDate('2026-03-10') };
    expect(reminderText('before-deadline', visit, days, today).body).toMatch(/这条提醒本该 3 月 10 日发出，晚了。$/);
  });
});

describe('the words for a matter', () => {
  it.each([
    ['走访', '去看看'],
    ['送温暖', '走完名单'],
    ['年度复核', '上门核实'],
  ])('%s and %s may stand on a locked screen', (matter, act) => expect(isDiscreet({ matter, act })).toBe(true));

  it.each([
    ['困难职工复核', '办好'],
    ['住院走访', '去看看'],
    ['慰问', '办好'],
    ['助学续助', '办好'],
    ['走访', '带上 800 元'],
    ['', '办好'],
  ])('%s and %s tell too much', (matter, act) => expect(isDiscreet({ matter, act })).toBe(false));
});

describe('what a message says', () => {
  it('a missed receipt is checked first and not paid twice; nothing came back from the bank', () => {
    expect(messageText('payment.disputed', {}).body).toBe('会员说有一件款物没有收到，请先核对，不要重复付款。');
    expect(messageText('payment.failed', {}).body).toContain('银行退回了一件付款');
  });
});

describe('every message', () => {
  const parameters = { deadlineOn, today, count: 3, year: 2027 };
  const templates = Object.keys(MESSAGE_TEMPLATES) as MessageTemplate[];
  const reminders = REMINDER_KINDS.map((kind): [string, MessageText] => [
    `${kind} of a visit`,
    reminderText(kind, visit, { deadlineOn, dueOn: today }, civilDate('2026-03-18')),
  ]);
  const all: [string, MessageText][] = [
    ...templates.map((template): [string, MessageText] => [template, messageText(template, parameters)]),
    ...reminders,
  ];

  it.each(all)('%s names no illness, no amount, no kind of aid, no code, and does not shout', (_, { title, body }) => {
    const text = `${title}${body}`;
    expect(text).not.toMatch(/病|住院|手术|生育|结婚|丧|去世|困难|助学|慰问|补助|救助/);
    expect(text).not.toMatch(/[¥元]|\d\.\d/);
    expect(text).not.toMatch(/[a-z!!]|undefined|NaN/i);
    expect(body).toMatch(/。$/);
    expect(title.length).toBeLessThanOrEqual(16);
  });

  it.each(Object.entries(NOTIFICATIONS_PROBLEMS))('the refusal %s speaks Chinese, in a sentence', (_, { title }) => {
    expect(title).toMatch(/^[\u4e00-\u9fff].*。$/);
  });
});
