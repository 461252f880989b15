import type { CivilDate } from '@app/kernel';
import { aidFenOf, type VisitEntry, type VisitMark, VISIT_MARKS } from './visit';
import { isSamePerson } from './visit-duty';
import { FieldProblems } from './visits.problems';

/** The union's own rules for visits. */
export interface VisitRules {
  /** How many go when cash is handed over; two by default. */
  readonly visitorsForCash: number;
  readonly tooFewVisitors: 'mark' | 'refuse';
}

export const DEFAULT_VISIT_RULES: VisitRules = { visitorsForCash: 2, tooFewVisitors: 'mark' };

export interface VisitContext {
  /** Today in the union's zone. */
  readonly today: CivilDate;
  /** Date of the duty's event; null when the visit belongs to no duty. */
  readonly eventOn: CivilDate | null;
  readonly rules: VisitRules;
  /** What the standards found: over the standard, evidence missing. */
  readonly assessed: readonly VisitMark[];
}

/** Refuses an entry that cannot be true, with every field that is wrong. */
export function checkEntry(entry: VisitEntry, context: VisitContext): void {
  const problems = new FieldProblems();
  checkDates(entry, context, problems);
  checkKind(entry, problems);
  checkVisitors(entry, context.rules, problems);
  checkOutcome(entry, problems);
  checkAid(entry, problems);
  problems.refuseIfAny('visit.invalid');
}

/** Every mark, those handed in and those the entry shows by itself, each once and in catalogue order. */
export function marksOf(entry: VisitEntry, { rules, assessed }: VisitContext): VisitMark[] {
  const marks = new Set<VisitMark>(assessed);
  const handsOver = aidFenOf(entry) > 0n;
  if (entry.cashFen > 0n && entry.visitors.length < rules.visitorsForCash) marks.add('one-visitor');
  if (handsOver && !entry.signature) marks.add('no-signature');
  if (handsOver && entry.outcome.kind === 'absent') marks.add('recipient-absent');
  return VISIT_MARKS.filter((mark) => marks.has(mark));
}

/** Those that the entry does not show by itself: the standards found them. */
export const assessedMarks = (marks: readonly VisitMark[]): VisitMark[] =>
  marks.filter((mark) => !SHOWN_BY_THE_ENTRY.includes(mark));

const SHOWN_BY_THE_ENTRY: readonly VisitMark[] = ['one-visitor', 'no-signature', 'recipient-absent'];

function checkDates(entry: VisitEntry, { today, eventOn }: VisitContext, problems: FieldProblems): void {
  const { visitedOn, nextContactOn } = entry;
  problems.check(visitedOn <= today, 'visitedOn', '走访日期还没有到，请选今天或以前的日期。');
  problems.check(!eventOn || visitedOn >= eventOn, 'visitedOn', '走访日期早于事情发生的日期，请看一眼哪个日期不对。');
  problems.check(!nextContactOn || nextContactOn >= visitedOn, 'nextContactOn', '下次联系的日期不能早于这次走访。');
}

function checkKind(entry: VisitEntry, problems: FieldProblems): void {
  problems.check(entry.kind !== 'must-visit' || entry.dutyId !== null, 'dutyId', '请选这次走访的是哪一件事。');
  problems.check(entry.kind !== 'talk' || entry.talkTopic !== null, 'talkTopic', '请选这次谈心是为了什么。');
  problems.check(entry.kind === 'talk' || entry.talkTopic === null, 'talkTopic', '只有谈心才选谈心的事由。');
}

function checkVisitors(entry: VisitEntry, rules: VisitRules, problems: FieldProblems): void {
  const { visitors, memberId, cashFen } = entry;
  const people = visitors.flatMap((visitor) => (visitor.personId ? [visitor.personId] : []));
  problems.check(visitors.length > 0, 'visitors', '请写上谁去走访的，至少一个人。');
  problems.check(
    visitors.every((visitor) => visitor.name.trim() !== ''),
    'visitors',
    '走访人要写姓名。',
  );
  problems.check(new Set(people).size === people.length, 'visitors', '同一个人写了两次，请去掉一个。');
  problems.check(!people.some((id) => isSamePerson(id, memberId)), 'visitors', '走访人不能是会员本人。');
  const enough = visitors.length >= rules.visitorsForCash || cashFen === 0n || rules.tooFewVisitors === 'mark';
  problems.check(enough, 'visitors', `送现金要有 ${rules.visitorsForCash} 个人同去，请补上同行人。`);
}

function checkOutcome({ outcome, signature }: VisitEntry, problems: FieldProblems): void {
  if (outcome.kind === 'proxy') {
    problems.check(outcome.name.trim() !== '', 'outcome.name', '请写上代为接待的人的姓名。');
    problems.check(outcome.relation.trim() !== '', 'outcome.relation', '请写上他和会员是什么关系。');
  }
  if ('reason' in outcome) {
    problems.check(outcome.reason.trim() !== '', 'outcome.reason', '请写明原因，一句话就行。');
    problems.check(!signature, 'signature', '没有见到人，不能有签收。');
  }
  const signer = { met: 'self', proxy: 'proxy' } as const;
  if (signature && (outcome.kind === 'met' || outcome.kind === 'proxy')) {
    const message = '签收的人和见到的人对不上：本人在就由本人签，不在就由家属代签。';
    problems.check(signature.by === signer[outcome.kind], 'signature', message);
  }
}

function checkAid(entry: VisitEntry, problems: FieldProblems): void {
  problems.check(entry.cashFen >= 0n, 'cashFen', '慰问金不能是负数。');
  entry.goods.forEach((line, index) => {
    const field = `goods.${index}`;
    problems.check(line.name.trim() !== '', `${field}.name`, '请写上慰问品的名称。');
    const counted = Number.isSafeInteger(line.quantity) && line.quantity > 0;
    problems.check(counted, `${field}.quantity`, '慰问品的数量要是 1 以上的整数。');
    problems.check(line.unit.trim() !== '', `${field}.unit`, '请写上单位，比如 箱、袋。');
    problems.check(line.valueFen >= 0n, `${field}.valueFen`, '慰问品的金额不能是负数。');
  });
  const declined = ['refused', 'moved', 'deceased'].includes(entry.outcome.kind) && aidFenOf(entry) > 0n;
  problems.check(!declined, 'outcome', '对方没有收下，慰问金和慰问品请填 0。');
}
