import { type CivilDate, daysBetween, maskName } from '@app/kernel';
import { type AidFacts, type AidStage, type CaseFacts, type Holder, leadingAid, metNobody } from './case-facts';
import type { VisitDutyStatus } from './visit-duty';
import { byWords, calendarDay, joined } from './plain-words';

/** What a member reads of his case: never a code, an illness, or another person's whole name. */
export interface CaseStanding {
  /** Two to five characters, also for those who look a case up by its number. */
  readonly state: string;
  readonly sentence: string;
  /** 常务副主席 张*; null when it waits for the member or is done. */
  readonly heldBy: string | null;
  readonly missing: readonly string[];
  /** What comes next; null when nothing does. */
  readonly next: string | null;
  readonly by: CivilDate | null;
  /** What the member himself is asked to do now. */
  readonly asks: 'bring-papers' | 'check-card' | 'confirm-receipt' | null;
}

type Words = Pick<CaseStanding, 'state' | 'sentence'> & Partial<CaseStanding>;

/** Where the case stands, in plain words. */
export function caseStanding(facts: CaseFacts): CaseStanding {
  const aid = leadingAid(facts.aids);
  const ended = ['closed', 'excused', 'cancelled'].includes(facts.duty.status);
  const words = standingWords(facts, aid, ended);
  const missing = ended || aid?.stage === 'refused' ? [] : facts.missing;
  const sentence = missing.length > 0 ? `${words.sentence}${missingWords(missing)}` : words.sentence;
  const waits = toConfirm(facts) ? 'confirm-receipt' : null;
  const asks = words.asks ?? (missing.length > 0 ? 'bring-papers' : waits);
  return { heldBy: null, next: null, by: null, ...words, missing, sentence, asks };
}

/** What was paid can still be confirmed or missed when the case is closed. */
const paidWith = ({ aids }: CaseFacts, receipt: AidFacts['receipt']): AidFacts | undefined =>
  aids.find((aid) => aid.stage === 'paid' && aid.receipt === receipt);
const toConfirm = (facts: CaseFacts): AidFacts | undefined => paidWith(facts, 'awaited');

function standingWords(facts: CaseFacts, aid: AidFacts | null, ended: boolean): Words {
  if (!ended) return aid ? aidWords(aid, facts) : dutyWords(facts);
  const missed = paidWith(facts, 'not-received');
  if (missed) return paidWords(missed, facts);
  const awaited = toConfirm(facts);
  return awaited ? { ...paidWords(awaited, facts), state: dutyWords(facts).state } : dutyWords(facts);
}

/** What comes next, said of the member instead of to him. */
export const nextForStaff = ({ next }: Pick<CaseStanding, 'next'>): string | null =>
  next?.replaceAll('您', '会员') ?? null;

/** For a look-up by case number without an account: the state and nothing else. */
export const publicState = (facts: CaseFacts): string => caseStanding(facts).state;

export const missingWords = (missing: readonly string[]): string => `还差${missing.join('、')}，拍照上传就行。`;

export const holderWords = (holder: Holder | null): string | null =>
  holder && (holder.name ? `${holder.office} ${maskName(holder.name)}` : holder.office);

const DUTY_WORDS: Readonly<Record<VisitDutyStatus, (facts: CaseFacts) => Words>> = {
  open: awaitingWords,
  assigned: awaitingWords,
  accepted: awaitingWords,
  visited: visitedWords,
  settling: visitedWords,
  closed: () => ({ state: '已办结', sentence: '这件事已经办好了。有不清楚的，可以问工会小组长。' }),
  excused: () => ({ state: '不上门', sentence: '这次工会不上门走访。需要帮忙的话，请随时告诉工会小组长。' }),
  cancelled: () => ({ state: '已撤销', sentence: '这条报告已经撤销。如果不对，请再报一次，或告诉工会小组长。' }),
};

const dutyWords = (facts: CaseFacts): Words => DUTY_WORDS[facts.duty.status](facts);

function visitedWords(facts: CaseFacts): Words {
  if (metNobody(facts))
    return {
      state: '没有遇上',
      sentence: `${lastVisitWords(facts)}方便的时间，可以告诉工会小组长。`,
      heldBy: holderWords(facts.duty.holder),
      next: '工会再约时间来看您，或者办结',
    };
  return {
    state: '已走访',
    sentence: lastVisitWords(facts),
    heldBy: holderWords(facts.duty.holder),
    next: '工会整理记录；有慰问款的话接着审批',
  };
}

function lastVisitWords({ visits, today }: CaseFacts): string {
  const last = [...visits].sort((a, b) => (a.on < b.on ? -1 : 1)).at(-1);
  if (!last) return '已去看过您。';
  return `${calendarDay(last.on, today)}去看过您${last.outcome === 'absent' ? '，没有遇上' : ''}。`;
}

function awaitingWords({ duty, today }: CaseFacts): Words {
  const known = duty.status === 'open' || !duty.holder;
  const late = daysBetween(duty.deadlineOn, today);
  const start = known ? '工会已经知道了，正在安排人去看您' : `已安排${duty.holder?.office}去看您`;
  const chased = duty.escalated ? '，已报上一级催办' : '，可以给工会小组长打个电话';
  const end =
    late > 0 ? `。比说好的晚了 ${late} 天${chased}。` : `${joined('，最晚', byWords(duty.deadlineOn, today))}到。`;
  return {
    state: known ? '正在安排' : '等待走访',
    sentence: `${start}${end}`,
    heldBy: holderWords(duty.holder),
    next: '上门走访',
    by: duty.deadlineOn,
  };
}

type StageWords = (aid: AidFacts, facts: CaseFacts) => Words;

/** "由常务副主席办理,一般 2 天。" Where no rule sets a time, it says so and whom to ask. */
const inHand = ({ holder, usualDays }: AidFacts): string => {
  const who = holder ? `，由${holder.office}办理` : '';
  return usualDays ? `${who}，一般 ${usualDays} 天。` : `${who}。${NO_TERM}`;
};

const NO_TERM = '这一步没有规定期限，等久了请问工会小组长，他可以催办。';

const arrival = ({ expectedOn }: AidFacts, { today }: CaseFacts): string =>
  expectedOn && expectedOn >= today ? `${joined('，预计', byWords(expectedOn, today))}到账` : '';

const AID_WORDS: Readonly<Record<Exclude<AidStage, 'withdrawn'>, StageWords>> = {
  reviewing: (aid) => ({ state: '正在审核', sentence: `正在审核${inHand(aid)}`, next: '审批' }),
  approving: (aid) => ({ state: '正在审批', sentence: `正在审批${inHand(aid)}`, next: '付款' }),
  returned: (_, { missing }) => ({
    state: '补充材料',
    sentence: missing.length > 0 ? '退回来补材料了。' : '退回来补材料了，工会干部会和您联系。',
    next: '补齐后接着审核',
  }),
  refused: (aid) => ({
    state: '没有通过',
    sentence: aid.wordForMember ? `这次没有通过。${aid.wordForMember}` : '这次没有通过，想知道原因请问工会小组长。',
  }),
  approved: (aid, facts) => ({
    state: '等待付款',
    sentence: `已经同意，等出纳付款${arrival(aid, facts) || '，付了就告诉您'}。`,
    next: '付款',
  }),
  paying: (aid, facts) => ({ state: '正在付款', sentence: `正在付款${arrival(aid, facts)}。`, next: '您确认收到' }),
  'payment-failed': (aid) => ({
    state: '付款退回',
    sentence: `银行把款退了回来，请看一眼卡号对不对${aid.cardTail ? `（尾号 ${aid.cardTail}）` : ''}。`,
    next: '卡号对了就重新付款',
    asks: 'check-card',
  }),
  paid: paidWords,
};

function aidWords(aid: AidFacts, facts: CaseFacts): Words {
  if (aid.stage === 'withdrawn') return dutyWords(facts);
  const words = AID_WORDS[aid.stage](aid, facts);
  const waits = ['returned', 'refused', 'paid', 'payment-failed'].includes(aid.stage);
  const inProgress = waits ? {} : { heldBy: holderWords(aid.holder), by: aid.expectedOn };
  return { ...inProgress, ...words };
}

function paidWords(aid: AidFacts, facts: CaseFacts): Words {
  if (aid.receipt === 'received') return { state: '已收到', sentence: '您已确认收到。', next: '工会办结' };
  if (aid.receipt === 'not-received') {
    return {
      state: '正在核对',
      sentence: '您说还没有收到，工会正在核对，有结果马上告诉您。',
      heldBy: holderWords(aid.holder),
      next: '工会核对后回复您',
    };
  }
  const day = aid.paidOn ? `于 ${calendarDay(aid.paidOn, facts.today)}` : '';
  const card = aid.cardTail ? `转到尾号 ${aid.cardTail} 的卡` : '转账';
  const handed = { transfer: card, cash: '当面交给您', goods: '送到您手里' }[aid.method ?? 'transfer'];
  return { state: '等您确认', sentence: `已${day}${handed}，收到了吗？`, next: '您确认收到', asks: 'confirm-receipt' };
}
