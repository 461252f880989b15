import { type CivilDate, daysBetween, partsOf, yearOf } from '@app/kernel';
import type { MatterWords, ReminderKind } from './reminder';

/** What a person reads. It may lie on a locked screen: no name, no illness, no amount, no kind of aid. */
export interface MessageText {
  readonly title: string;
  readonly body: string;
}

/** Parameters are days and counts only: nothing personal can get into a message through them. */
export interface MessageParameters {
  'visit-duty.reported': Record<string, never>;
  'visit-duty.assigned': { deadlineOn: CivilDate; today: CivilDate };
  'visit-duty.handed-over': { deadlineOn: CivilDate; today: CivilDate };
  'visit-duty.returned-to-dispatcher': { deadlineOn: CivilDate; today: CivilDate };
  'visit-duty.deadlines-moved': { count: number; year: number };
  'case.assigned': Record<string, never>;
  'office-hand-over.waiting': Record<string, never>;
  'office-hand-over.refused': Record<string, never>;
  'office-hand-over.closed': Record<string, never>;
  'destruction-list.proposed': Record<string, never>;
  'destruction-list.waiting': Record<string, never>;
  'destruction-list.approved': Record<string, never>;
  'session.new-device': Record<string, never>;
  'personal-request.asked': Record<string, never>;
  'member.request-answered': Record<string, never>;
  'approval.waiting': { count: number };
  'approval.returned': Record<string, never>;
  'approval.refused': Record<string, never>;
  'approval.taken-over': Record<string, never>;
  'file.step-waiting': Record<string, never>;
  'claim.stopped': Record<string, never>;
  'duplicate.found': { count: number };
  'return.submitted': Record<string, never>;
  'return.sent-back': Record<string, never>;
  'return.accepted': Record<string, never>;
  'member.register-check': Record<string, never>;
  'payment.waiting': { count: number };
  'payment.failed': Record<string, never>;
  'payment.reversed': Record<string, never>;
  'payment.disputed': Record<string, never>;
  'member.case-moved': Record<string, never>;
  'member.papers-missing': Record<string, never>;
  'member.confirm-receipt': Record<string, never>;
  'member.dispute-answered': Record<string, never>;
}
export type MessageTemplate = keyof MessageParameters;

/** Warnings: they wait neither for the quiet hours to end nor for the others of their day. */
export const LEAVES_AT_ONCE: ReadonlySet<string> = new Set<MessageTemplate>(['session.new-device']);

type Templates = { [T in MessageTemplate]: (parameters: MessageParameters[T]) => MessageText };

export const MESSAGE_TEMPLATES: Templates = {
  'visit-duty.reported': () => ({ title: '有一件走访要安排', body: '有人报告了一件事，请安排人去看看。' }),
  'visit-duty.assigned': ({ deadlineOn, today }) => ({
    title: '有一件走访分给了您',
    body: `有一件走访要办，请在 ${dayOf(deadlineOn, today)}前去看看。`,
  }),
  'visit-duty.handed-over': ({ deadlineOn, today }) => ({
    title: '有一件走访移交给了您',
    body: `有一件走访移交给您办，请在 ${dayOf(deadlineOn, today)}前去看看。`,
  }),
  'visit-duty.returned-to-dispatcher': ({ deadlineOn, today }) => ({
    title: '有一件走访要重新安排',
    body: `原来的人去不了，请另外安排人在 ${dayOf(deadlineOn, today)}前去看看。`,
  }),
  'visit-duty.deadlines-moved': ({ count, year }) => ({
    title: '有走访的截止日变了',
    body: `${year} 年的放假安排更新了，有 ${count} 件走访的截止日跟着变了，打开看看新的日子。`,
  }),
  'case.assigned': () => ({ title: '有一件事分给了您', body: '有一件事要您来办，打开看看要做什么、什么时候到期。' }),
  'office-hand-over.waiting': () => ({
    title: '有一份工作交接等您接手',
    body: '有同志把没办完的事交接给您，打开一件一件看，能接的就接，不能接的写一句原因。',
  }),
  'office-hand-over.refused': () => ({
    title: '交接里有一件没有人接',
    body: '接手的同志没有接这一件，请打开看看，另外安排一位同志来接。',
  }),
  'office-hand-over.closed': () => ({ title: '一份工作交接办完了', body: '交接单上的事都有了着落，打开看看结果。' }),
  'destruction-list.proposed': () => ({
    title: '有一份档案销毁清单要核对',
    body: '有档案过了保管期限，请打开清单一件一件看，要留的写明原因，再提请批准。',
  }),
  'destruction-list.waiting': () => ({
    title: '有一份档案销毁清单等您批准',
    body: '管理员提请销毁过了保管期限的档案，请打开看看，要留的留下，再批准或退回。',
  }),
  'destruction-list.approved': () => ({
    title: '档案销毁清单批准了',
    body: '请在两位监销人在场时销毁，打印纪要签字，再把纪要传上来。',
  }),
  'session.new-device': () => ({
    title: '您的账号在一台新设备上登录了',
    body: '是您本人就不用理会；不是您，请马上改密码，再在“我的”里让其他设备退出登录。',
  }),
  'personal-request.asked': () => ({
    title: '有会员问自己的资料',
    body: '有会员要看、要更正或要删除自己的资料，请在期限内答复。',
  }),
  'member.request-answered': () => ({ title: '您的资料申请有答复了', body: '工会答复了您的资料申请，打开看看结果。' }),
  'approval.waiting': ({ count }) => ({
    title: '有申请等您审批',
    body: `有 ${count} 件申请等您审批，打开就能办。`,
  }),
  'approval.returned': () => ({ title: '有一件申请退回来了', body: '有一件申请退回来补材料，打开看看还差什么。' }),
  'approval.refused': () => ({ title: '有一件申请没有批准', body: '您的一件申请没有批准，打开看看原因。' }),
  'approval.taken-over': () => ({
    title: '您的一件申请由别的同志接手了',
    body: '退回给您的一件申请，别的同志接手了，由他补好再提交，您不用再办。打开，在“审批”里看是谁接手的、为什么。',
  }),
  'file.step-waiting': () => ({ title: '有一份档案等您办', body: '有一份档案办到您这一步了，打开看看下一步。' }),
  'claim.stopped': () => ({
    title: '有一件申报停办了',
    body: '本人撤回了同意，一件申报已经停办，打开看看，收下的材料不要再往外送。',
  }),
  'duplicate.found': ({ count }) => ({
    title: '有线索等您核对',
    body: `有 ${count} 条线索说同一户人可能登记在两处，只有您这一级两边都看得到，打开比一比，再请您判断。`,
  }),
  'return.submitted': () => ({
    title: '有一份报表报上来了',
    body: '下级工会报来一份报表，打开核对后接收，或者退回修改。',
  }),
  'return.sent-back': () => ({ title: '有一份报表退回来了', body: '上级退回了一份报表，打开看看要改什么，改好再报。' }),
  'return.accepted': () => ({ title: '报表接收了', body: '上级接收了一份报表，这一期报完了。' }),
  'member.register-check': () => ({
    title: '有一位会员的登记要核对',
    body: '走访的同志说一位会员的情况变了，请打开核对，该改的改过来。',
  }),
  'payment.waiting': ({ count }) => ({ title: '有付款要办', body: `有 ${count} 件已经批完，等您付款。` }),
  'payment.failed': () => ({ title: '有一件付款退了回来', body: '银行退回了一件付款，打开核对后重新办。' }),
  'payment.reversed': () => ({
    title: '有一件付款红冲了',
    body: '有一件付款已经红冲，钱回到了账户。打开看看原因，还要付的重新办。',
  }),
  'payment.disputed': () => ({
    title: '会员说没有收到',
    body: '会员说有一件款物没有收到，请先核对，不要重复付款。',
  }),
  'member.case-moved': () => ({ title: '您的事有了新进展', body: '您的事有了新进展，打开看看办到哪一步了。' }),
  'member.papers-missing': () => ({
    title: '还差一点材料',
    body: '您的事还差一点材料，打开看看要补什么，拍照上传就行。',
  }),
  'member.confirm-receipt': () => ({ title: '请您确认一下', body: '有一件事办好了，请打开确认有没有收到。' }),
  'member.dispute-answered': () => ({
    title: '工会答复您了',
    body: '您说没有收到的那一笔，工会核对过了，请打开看看答复，再确认一次。',
  }),
};

export const messageText = <T extends MessageTemplate>(template: T, parameters: MessageParameters[T]): MessageText =>
  (MESSAGE_TEMPLATES[template] as (given: MessageParameters[T]) => MessageText)(parameters);

interface ReminderWords {
  /** 一件走访 */
  readonly matter: string;
  readonly day: string;
  readonly act: string;
  readonly lateDays: number;
}

const REMINDER_TEXTS: Readonly<Record<ReminderKind, (words: ReminderWords) => MessageText>> = {
  unclaimed: ({ matter, day, act }) => ({
    title: `有${matter}还没有人接`,
    body: `有${matter}还没有人接，请安排人在 ${day}前${act}。`,
  }),
  'before-deadline': ({ matter, day, act }) => ({
    title: `有${matter}要办`,
    body: `有${matter}要办，请在 ${day}前${act}。`,
  }),
  'on-deadline': ({ matter, act }) => ({
    title: `有${matter}今天到期`,
    body: `有${matter}今天到期，请今天${act}；办不了就移交给别人。`,
  }),
  overdue: ({ matter, act, lateDays }) => ({
    title: `有${matter}晚了`,
    body: `有${matter}晚了 ${lateDays} 天，请尽快${act}；办不了就移交给别人。`,
  }),
  escalation: ({ matter, lateDays }) => ({
    title: `有${matter}超期`,
    body: `有${matter}晚了 ${lateDays} 天还没有办，请您过问一下。`,
  }),
};

export interface ReminderDays {
  readonly deadlineOn: CivilDate;
  readonly dueOn: CivilDate;
  /** Why it comes on another day than was planned first. */
  readonly movedBecause?: 'official-days' | null;
}

const MOVED = '放假安排公布了，这条提醒的日子跟着改过。';

/** What a reminder says on `today`. One that was due on an earlier day says so, and so does one whose day was moved. */
export const reminderText = (
  kind: ReminderKind,
  words: MatterWords,
  { deadlineOn, dueOn, movedBecause = null }: ReminderDays,
  today: CivilDate,
): MessageText => {
  const { title, body } = REMINDER_TEXTS[kind]({
    matter: `一件${words.matter}`,
    day: dayOf(deadlineOn, today),
    act: words.act,
    lateDays: daysBetween(deadlineOn, today),
  });
  const moved = movedBecause === 'official-days' ? MOVED : '';
  return { title, body: body + moved + (dueOn < today ? `这条提醒本该 ${dayOf(dueOn, today)}发出，晚了。` : '') };
};

/** Words that tell what somebody lives through, or what he gets. They stand in no message. */
const TELLING = /病|住院|手术|生育|结婚|丧|去世|困难|助学|慰问|补助|救助|[¥元]/;

/** Whether the words may stand on a locked screen; a lib that brings others does not start. */
export const isDiscreet = (words: MatterWords): boolean =>
  [words.matter, words.act].every((text) => /^[\u4e00-\u9fff]{1,8}$/.test(text) && !TELLING.test(text));

/** 3 月 16 日, with the year when it is not this year's: a message is read later, so it never says 今天 or 周五. */
function dayOf(date: CivilDate, today: CivilDate): string {
  const [year, month, day] = partsOf(date);
  return `${year === yearOf(today) ? '' : `${year} 年 `}${month} 月 ${day} 日`;
}
