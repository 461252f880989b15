import { type ProblemCatalog, problemsOf } from '@app/kernel';

/** Every refusal of this lib; titles are read by people. */
export const NOTIFICATIONS_PROBLEMS = {
  'reminder.action-not-open': { kind: 'conflict', title: '这条提醒现在不能这样办。' },
  'reminder-rules.invalid': { kind: 'invalid', title: '提醒规则有几处要改一下,改好再保存。' },
  'reminder-rules.in-the-past': { kind: 'rule-broken', title: '提醒规则要从今天或以后开始,请改一下开始日期。' },
  'message.page-lost': { kind: 'invalid', title: '翻页位置不对,请从第一页重新开始。' },
  'message.not-found': { kind: 'not-found', title: '没有找到这条消息,它可能不是发给您的。' },
} as const satisfies ProblemCatalog;

export const refuse = problemsOf(NOTIFICATIONS_PROBLEMS);
