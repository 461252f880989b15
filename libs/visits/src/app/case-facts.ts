import { type CivilDate, civilDateIn, parseFen } from '@app/kernel';
import type { CaseAid, CaseRow, CaseVisit } from '../data/case.rows';
import type { CaseFacts, Holder } from '../domain/case-facts';
import { type ProgressDot, progressDots } from '../domain/progress-dots';
import type { TimelineFact } from '../domain/timeline';
import type { VisitOutcome } from '../domain/visit';
import { VISITOR_RANK_WORDS } from '../domain/visitor-rank';
import { aidFactsOf } from './aid-facts';

/** The versions of visits that were neither corrected nor voided. */
export const standingVisits = (row: CaseRow): CaseVisit[] => row.visits.filter((visit) => visit.status === 'logged');

export function caseFactsOf(row: CaseRow): CaseFacts {
  const visits = standingVisits(row);
  return {
    today: row.today,
    duty: {
      status: row.status,
      deadlineOn: row.deadlineOn,
      holder: holderOf(row),
      escalated: row.escalatedAt !== null,
    },
    visits: visits.map((visit) => ({ on: visit.visitedOn, outcome: visit.outcome })),
    aids: row.aids.map(aidFactsOf),
    missing: [...new Set(visits.flatMap((visit) => visit.judgement?.missing ?? []))],
  };
}

function holderOf({ assignees, acceptedById }: CaseRow): Holder | null {
  const first = assignees.find((assignee) => assignee.personId === acceptedById) ?? assignees[0];
  return first ? { office: VISITOR_RANK_WORDS[first.rank ?? 'other'], name: first.name } : null;
}

/** Everything that happened, in no order, for the timeline of the domain. */
export function timelineFactsOf(row: CaseRow): TimelineFact[] {
  const place = placeIn(row.zone);
  return [
    ...reportFacts(row, place),
    ...dutyFacts(row, place),
    ...visitFacts(row, place),
    ...aidFacts(row.aids, place),
  ];
}

const LEDGER = '历史台账';

/** What a ledger of before tells stands on its own day; no hour is known, and whoever imported it did none of it. */
const onDay = (day: CivilDate): Placed => ({ at: new Date(`${day}T04:00:00Z`), on: day, time: '' });

type Placed = Pick<TimelineFact, 'at' | 'on' | 'time'>;
type Placing = (instant: string | Date) => Placed;

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  clocks.set(zone, clock);
  return clock;
}

/** The union's own day and wall clock of an instant. */
function placeIn(zone: string): Placing {
  const clock = clockIn(zone);
  return (instant) => {
    const at = new Date(instant);
    return { at, on: civilDateIn(zone, at), time: clock.format(at) };
  };
}

const reportFacts = (row: CaseRow, place: Placing): TimelineFact[] =>
  row.reports.map((report): TimelineFact => {
    const base = { id: report.id, by: report.reporterName, ...place(report.at) };
    const byMember = report.source === 'member';
    if (!report.opened) return { ...base, kind: 'report-joined', detail: { byMember } };
    const firstInformed = row.firstInformedName === report.reporterName;
    return { ...base, kind: 'reported', detail: { group: report.groupName, firstInformed, byMember } };
  });

const dutyFacts = (row: CaseRow, place: Placing): TimelineFact[] =>
  row.facts.map(
    (fact) =>
      ({ id: fact.id, kind: fact.kind, by: fact.byName, detail: fact.detail, ...place(fact.at) }) as TimelineFact,
  );

/** One line per visit, at the time when it was first logged, with what its last version says. */
function visitFacts(row: CaseRow, place: Placing): TimelineFact[] {
  return row.visits
    .filter((visit) => visit.correctsId === null)
    .map((first) => {
      const last = row.visits.find((visit) => visit.rootId === first.id && visit.status !== 'corrected') ?? first;
      const goods = last.goods.map((line) => ({ ...line, valueFen: parseFen(line.valueFen) }));
      const cashFen = BigInt(last.cashFen);
      const detail = { visitors: last.visitors, outcome: outcomeOf(last), cashFen, goods, signedBy: last.signedBy };
      const placed = first.isImported ? onDay(first.visitedOn) : place(first.loggedAt);
      return { id: first.id, kind: 'visited', by: first.loggedByName, detail, ...placed };
    });
}

/** The reason why nobody was met may tell an illness; it stands among the notes. */
export function outcomeOf(visit: CaseVisit): VisitOutcome {
  if (visit.outcome === 'met') return { kind: 'met' };
  if (visit.outcome === 'proxy')
    return { kind: 'proxy', name: visit.proxyName ?? '', relation: visit.proxyRelation ?? '' };
  return { kind: visit.outcome, reason: '' };
}

const aidFacts = (aids: readonly CaseAid[], place: Placing): TimelineFact[] =>
  aids.flatMap((aid) => [
    ...requestFacts(aid, place),
    ...aid.signatures.map((signature): TimelineFact => {
      const base = { id: signature.id, by: signature.personName, ...place(signature.at) };
      return signature.duty === 'reviews'
        ? { ...base, kind: 'aid-reviewed', detail: { fen: BigInt(aid.amount) } }
        : { ...base, kind: 'aid-approved', detail: { fen: BigInt(aid.amount), office: null } };
    }),
    ...aid.endings.map(({ id, action, personName: by, comment: reason, at }): TimelineFact => {
      const kind = ({ return: 'aid-returned', refuse: 'aid-refused', withdraw: 'aid-withdrawn' } as const)[action];
      return { id, kind, by, detail: { reason }, ...place(at) };
    }),
    ...aid.receipts.map((said): TimelineFact => {
      const base = { id: said.id, by: said.personName, ...place(said.at) };
      if (said.action === 'answer')
        return { ...base, kind: 'receipt-answered', detail: { finding: said.answer ?? '' } };
      return { ...base, kind: said.action === 'confirm' ? 'receipt-confirmed' : 'receipt-denied', detail: {} };
    }),
    ...reversalFacts(aid, place),
  ]);

function reversalFacts({ id, amount, reversal }: CaseAid, place: Placing): TimelineFact[] {
  if (!reversal) return [];
  const { personName: by, reason, at } = reversal;
  const detail = { fen: BigInt(amount), reason };
  return [{ id: `${id}-reversed`, kind: 'aid-reversed', by, detail, ...place(at) }];
}

function requestFacts(aid: CaseAid, place: Placing): TimelineFact[] {
  const { id, requestedByName: by, paidAt, paidByName, paymentKind: method } = aid;
  const fen = BigInt(aid.amount);
  if (aid.isImported && aid.paidOn)
    return [{ id, kind: 'aid-paid', by: LEDGER, detail: { fen, method, cardTail: null }, ...onDay(aid.paidOn) }];
  const facts: TimelineFact[] = [{ id, kind: 'aid-requested', by, detail: { fen }, ...place(aid.requestedAt) }];
  if (paidAt) {
    const detail = { fen, method, cardTail: null };
    facts.push({ id: `${id}-paid`, kind: 'aid-paid', by: paidByName, detail, ...place(paidAt) });
  }
  return facts;
}

/** The steps it took; none of a ledger of before, which nobody reported or approved here. */
export const progressOf = (row: CaseRow): ProgressDot[] =>
  row.isImported && row.status === 'closed' ? [] : progressDots(caseFactsOf(row));
