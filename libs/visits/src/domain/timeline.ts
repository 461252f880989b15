import { type CivilDate, type Fen, maskName } from '@app/kernel';
import { calendarDay, dayWords, yuan } from './plain-words';
import type { GoodsLine, Visitor, VisitOutcome } from './visit';

/** What is known of each kind of thing that happened; instants and persons stand in the fact around it. */
export interface TimelineDetails {
  reported: { group: string | null; firstInformed: boolean; byMember: boolean };
  'report-joined': { byMember: boolean };
  assigned: { to: readonly string[] };
  accepted: Record<string, never>;
  'handed-over': { to: readonly string[]; reason: string };
  declined: { reason: string };
  excused: { reason: string };
  cancelled: { reason: string; duplicate: boolean };
  escalated: { to: string | null };
  reminded: { to: string };
  visited: {
    visitors: readonly Pick<Visitor, 'name'>[];
    outcome: VisitOutcome;
    cashFen: Fen;
    goods: readonly GoodsLine[];
    signedBy: 'self' | 'proxy' | null;
  };
  'visit-corrected': { reason: string | null };
  'visit-voided': { reason: string };
  /** `reviewGoesOn`: money asked for before stays on the route that the missing paper gave it. */
  'papers-added': { names: readonly string[]; byMember: boolean; reviewGoesOn: boolean };
  'aid-requested': { fen: Fen };
  'aid-reviewed': { fen: Fen };
  'aid-approved': { fen: Fen; office: string | null };
  'aid-returned': { reason: string };
  'aid-refused': { reason: string };
  'aid-withdrawn': { reason: string | null };
  'aid-paid': { fen: Fen; method: 'transfer' | 'cash' | 'goods'; cardTail: string | null };
  'payment-failed': { reason: string };
  'aid-reversed': { fen: Fen; reason: string };
  'receipt-confirmed': Record<string, never>;
  'receipt-denied': Record<string, never>;
  /** Written for the member: he reads it as it stands. */
  'receipt-answered': { finding: string };
  rated: { stars: number };
  closed: Record<string, never>;
  reopened: { reason: string };
  reinstated: { reason: string };
  /** With a year's official days; `on` is the day on which it moved. */
  'deadline-moved': { from: CivilDate; to: CivilDate; on: CivilDate };
}
export type TimelineKind = keyof TimelineDetails;

/** One audit-like fact. `on` and `time` are the union's own day and `HH:MM`, empty when nobody knows; `at` orders. */
export type TimelineFact = {
  [K in TimelineKind]: {
    readonly id: string;
    readonly kind: K;
    readonly at: Date;
    readonly on: CivilDate;
    readonly time: string;
    /** Name of who did it; null for the system. */
    readonly by: string | null;
    readonly detail: TimelineDetails[K];
  };
}[TimelineKind];

export interface TimelineEntry {
  readonly id: string;
  readonly kind: TimelineKind;
  readonly at: Date;
  /** 今天 10:21 */
  readonly when: string;
  /** Nobody knows the hour, as of what a ledger of before tells. */
  readonly dayOnly: boolean;
  readonly sentence: string;
}

export type TimelineAudience = 'staff' | 'portal';

/** Between officers only: a member reads what was done, not who turned it down or was chased. */
const STAFF_ONLY: readonly TimelineKind[] = ['declined', 'handed-over', 'escalated', 'reminded', 'visit-corrected'];

/** Newest first. The portal's names are masked, and officers' reasons stay with the officers. */
export function timeline(
  facts: readonly TimelineFact[],
  today: CivilDate,
  audience: TimelineAudience,
): TimelineEntry[] {
  return facts
    .filter((fact) => audience === 'staff' || !STAFF_ONLY.includes(fact.kind))
    .map((fact) => ({ fact, at: fact.at.getTime() }))
    .sort((a, b) => b.at - a.at || (a.fact.id < b.fact.id ? 1 : -1))
    .map(({ fact }) => ({
      id: fact.id,
      kind: fact.kind,
      at: fact.at,
      when: `${nearDay(fact.on, today)} ${fact.time}`.trim(),
      dayOnly: fact.time === '',
      sentence: sentenceOf(fact, voiceFor(audience)),
    }));
}

const nearDay = (date: CivilDate, today: CivilDate): string =>
  date > today ? calendarDay(date, today) : dayWords(date, today);

interface Voice {
  name(full: string): string;
  names(full: readonly string[]): string;
  /** ":原因" for staff, nothing for the member. */
  because(reason: string | null): string;
  /** A paper's name can tell an illness. */
  papers(names: readonly string[]): string;
  /** Between officers only. */
  aside(words: string): string;
  /** In the portal the member himself is spoken to. */
  member(name: string): string;
}

function voiceFor(audience: TimelineAudience): Voice {
  const name = audience === 'portal' ? maskName : (full: string) => full;
  return {
    name,
    names: (full) => full.map(name).join('、'),
    papers: (papers) => (audience === 'staff' ? papers.join('、') : '材料'),
    aside: (words) => (audience === 'staff' ? words : ''),
    member: (full) => (audience === 'staff' ? full : '您'),
    because: (reason) => (audience === 'staff' && reason ? `：${reason}` : ''),
  };
}

type Sentences = { [K in TimelineKind]: (detail: TimelineDetails[K], voice: Voice, who: string) => string };

function sentenceOf(fact: TimelineFact, voice: Voice): string {
  const who = fact.by === null ? '系统' : voice.name(fact.by);
  const say = SENTENCES[fact.kind] as (detail: unknown, voice: Voice, who: string) => string;
  return say(fact.detail, voice, who);
}

const SENTENCES: Sentences = {
  reported: (d, v, who) => {
    const whose = d.byMember ? v.member(who) : who;
    return `${d.group && whose === who ? `${d.group} ` : ''}${whose} 报告${d.firstInformed ? '（第一知情人）' : ''}`;
  },
  'report-joined': (d, v, who) => `${d.byMember ? v.member(who) : who} 也报告了这件事，已并在一起`,
  assigned: (d, v, who) => `${who} 请 ${v.names(d.to)} 去走访`,
  accepted: (_d, _v, who) => `${who} 接下了这件走访`,
  'handed-over': (d, v, who) => `${who} 移交给 ${v.names(d.to)}${v.because(d.reason)}`,
  declined: (d, v, who) => `${who} 去不了${v.because(d.reason)}`,
  excused: (d, v, who) => `${who} 决定这次不上门${v.because(d.reason)}`,
  cancelled: (d, v, who) => `${who} 撤销了这条报告${d.duplicate ? '（报重了）' : ''}${v.because(d.reason)}`,
  escalated: (d, v) => `过了期限还没有走访，已上报${d.to ? ` ${v.name(d.to)}` : ''}`,
  reminded: (d, v) => `提醒了 ${v.name(d.to)}`,
  visited: (d, v) => visitedSentence(d, v),
  'visit-corrected': (d, v, who) => `${who} 更正了走访记录，原来的记录还在${v.because(d.reason)}`,
  'visit-voided': (d, v, who) => `${who} 作废了走访记录${v.because(d.reason)}`,
  'papers-added': (d, v, who) => {
    const whose = d.byMember ? v.member(who) : who;
    return `${whose} 补交了${v.papers(d.names)}${v.aside(d.reviewGoesOn ? '，已经申请的款项仍按原路线审批' : '')}`;
  },
  'aid-requested': (d, _, who) => `${who} 申请慰问 ${yuan(d.fen)}`,
  'aid-reviewed': (d, _, who) => `${who} 审核通过 ${yuan(d.fen)}`,
  'aid-approved': (d, _, who) => `${d.office ? `${d.office} ` : ''}${who} 同意 ${yuan(d.fen)}`,
  'aid-returned': (d, v, who) => `${who} 退回补材料${v.because(d.reason)}`,
  'aid-refused': (d, v, who) => `${who} 没有同意${v.because(d.reason)}`,
  'aid-withdrawn': (d, v, who) => `${who} 撤回了申请${v.because(d.reason)}`,
  'aid-paid': (d, _, who) => `${who} 付款 ${yuan(d.fen)}，${PAID_BY[d.method](d.cardTail)}`,
  'payment-failed': (d, v) => `银行退回了付款${v.because(d.reason)}`,
  'aid-reversed': (d, v, who) => `${who} 撤销了付款 ${yuan(d.fen)}${v.because(d.reason)}`,
  'receipt-confirmed': (_d, v, who) => `${v.member(who)} 确认收到`,
  'receipt-denied': (_d, v, who) => `${v.member(who)} 说还没有收到`,
  'receipt-answered': (d, _, who) => `${who} 答复：${d.finding}`,
  rated: (d, v, who) => `${v.member(who)} 评价 ${d.stars} 星`,
  closed: (_d, _v, who) => `${who} 办结`,
  reopened: (d, v, who) => `${who} 重新打开${v.because(d.reason)}`,
  reinstated: (d, v, who) => `${who} 恢复了这件走访${v.because(d.reason)}`,
  'deadline-moved': (d) => `截止日按国务院放假安排由 ${calendarDay(d.from, d.on)}改为 ${calendarDay(d.to, d.on)}`,
};

const PAID_BY: Readonly<Record<'transfer' | 'cash' | 'goods', (tail: string | null) => string>> = {
  transfer: (tail) => (tail ? `转到尾号 ${tail} 的卡` : '转账'),
  cash: () => '现金',
  goods: () => '实物',
};

/** 刘洋 走访，带水果 ¥150.00，本人签收 */
function visitedSentence(detail: TimelineDetails['visited'], voice: Voice): string {
  const { visitors, outcome, cashFen, goods, signedBy } = detail;
  const parts = [`${voice.names(visitors.map((visitor) => visitor.name))} 走访`];
  if (cashFen > 0n) parts.push(`慰问金 ${yuan(cashFen)}`);
  for (const line of goods) parts.push(`带${line.name} ${yuan(line.valueFen)}`);
  if (outcome.kind === 'proxy') parts.push(`由${outcome.relation} ${voice.name(outcome.name)} 接待`);
  if (outcome.kind === 'refused') parts.push(`没有收下${voice.because(outcome.reason)}`);
  if (outcome.kind === 'moved') parts.push(`已经搬走${voice.because(outcome.reason)}`);
  if (outcome.kind === 'deceased') parts.push(`人已去世${voice.because(outcome.reason)}`);
  if (outcome.kind === 'absent') parts.push(`没有见到本人${voice.because(outcome.reason)}`);
  if (signedBy) parts.push(signedBy === 'self' ? '本人签收' : '家属代签');
  return parts.join('，');
}
