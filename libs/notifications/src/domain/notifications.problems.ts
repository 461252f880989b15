import { type ProblemCatalog, problemsOf } from '@app/kernel';

/** Every refusal of this lib; titles are read by people. */
export const NOTIFICATIONS_PROBLEMS = {
  'reminder.not-found': { kind: 'not-found', title: '没有找到这条提醒,它可能不在您的工会范围内。' },
  'reminder.stale': { kind: 'stale', title: '这条提醒刚有变化,请刷新后再看。' },
  'reminder.action-not-open': { kind: 'conflict', title: '这条提醒现在不能这样办。' },
  'reminder-rules.invalid': { kind: 'invalid', title: '提醒规则有几处要改一下,改好再保存。' },
  'message.not-found': { kind: 'not-found', title: '没有找到这条消息,它可能不是发给您的。' },
} as const satisfies ProblemCatalog;

export const refuse = problemsOf(NOTIFICATIONS_PROBLEMS);
