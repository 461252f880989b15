import { civilDate } from '@app/kernel';
import {
  MESSAGE_TEMPLATES,
  type MessageTemplate,
  type MessageText,
  messageText,
  reminderText,
} from './message-templates';
import { NOTIFICATIONS_PROBLEMS } from './notifications.problems';
import { REMINDED_MATTERS, REMINDER_KINDS, type SubjectType } from './reminder';

const today = civilDate('2026-03-12');
const deadlineOn = civilDate('2026-03-16');
const subject = { type: 'visit-duty', deadlineOn } as const;

describe('what a reminder says', () => {
  it.each([
    ['unclaimed', '2026-03-12', '有一件走访还没有人接,请安排人在 3 月 16 日前去看看。'],
    ['before-deadline', '2026-03-13', '有一件走访要办,请在 3 月 16 日前去看看。'],
    ['on-deadline', '2026-03-16', '有一件走访今天到期,请今天去看看;办不了就移交给别人。'],
    ['overdue', '2026-03-18', '有一件走访晚了 2 天,请尽快去看看;办不了就移交给别人。'],
    ['escalation', '2026-03-19', '有一件走访晚了 3 天还没有办,请您过问一下。'],
  ] as const)('%s', (kind, on, body) => {
    expect(reminderText(kind, subject, civilDate(on)).body).toBe(body);
  });

  it('the year stands only with another year', () => {
    expect(reminderText('before-deadline', { ...subject, deadlineOn: civilDate('2027-01-04') }, today).body).toContain(
      '2027 年 1 月 4 日前',
    );
  });
});

describe('what a message says', () => {
  it('a missed receipt is checked first and not paid twice; nothing came back from the bank', () => {
    expect(messageText('payment.disputed', {}).body).toBe('会员说有一件款物没有收到,请先核对,不要重复付款。');
    expect(messageText('payment.failed', {}).body).toContain('银行退回了一件付款');
  });
});

describe('every message', () => {
  const parameters = { deadlineOn, today, count: 3 };
  const templates = Object.keys(MESSAGE_TEMPLATES) as MessageTemplate[];
  const reminders = REMINDER_KINDS.flatMap((kind) =>
    (Object.keys(REMINDED_MATTERS) as SubjectType[]).map((type): [string, MessageText] => [
      `${kind} of ${type}`,
      reminderText(kind, { type, deadlineOn }, civilDate('2026-03-18')),
    ]),
  );
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
