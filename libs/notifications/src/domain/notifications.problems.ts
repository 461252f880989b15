import { type ProblemCatalog, problemsOf } from '@app/kernel';

/** Every refusal of this lib; titles are read by people. */
export const NOTIFICATIONS_PROBLEMS = {
  'reminder.action-not-open': { kind: 'conflict', title: '这条提醒现在不能这样办。' },
  'reminder-rules.invalid': { kind: 'invalid', title: '提醒规则有几处要改一下，改好再保存。' },
  'reminder-rules.in-the-past': { kind: 'rule-broken', title: '提醒规则要从今天或以后开始，请改一下开始日期。' },
  'message.page-lost': { kind: 'invalid', title: '翻页位置不对，请从第一页重新开始。' },
  'message.not-found': { kind: 'not-found', title: '没有找到这条消息，它可能不是发给您的。' },
  'channel.invalid': { kind: 'invalid', title: '渠道有几处要改一下，改好再保存。' },
  'channel.not-found': { kind: 'not-found', title: '没有找到这个渠道，它可能已经停用或不归您管。' },
  'preference.invalid': { kind: 'invalid', title: '提醒方式有几处要改一下，改好再保存。' },
  'preference.not-available': { kind: 'rule-broken', title: '这个渠道还没有开通，请找管理员。' },
  'sending.not-found': { kind: 'not-found', title: '没有找到这条发送记录。' },
  'sending.not-failed': { kind: 'conflict', title: '这条消息没有失败，不用重发。' },
  'calendar.not-found': { kind: 'not-found', title: '这个日历地址已经失效，请在「我的」里重新生成。' },
  'stream.too-many': { kind: 'too-many', title: '打开的页面太多了，关掉几个再试。' },
} as const satisfies ProblemCatalog;

export const refuse = problemsOf(NOTIFICATIONS_PROBLEMS);
