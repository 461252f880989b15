import { nextStatus, type PersonId } from '@app/kernel';
import type { Evidence, GoodsLine, VisitEntry, VisitId, VisitState } from './visit';
import { VISIT_ACTION_WORDS, VISIT_LIFECYCLE, VISIT_STATUS_WORDS } from './visit.lifecycle';
import { checkEntry, marksOf, type VisitContext } from './visit-entry.rules';
import { refuse } from './visits.problems';
import type { VisitEvent } from './visits.events';

export interface LoggingContext extends VisitContext {
  readonly id: VisitId;
  readonly by: PersonId;
  readonly at: Date;
}

interface Undoing {
  readonly by: PersonId;
  /** A request for this visit's aid is being decided or was paid: what was asked for may not move under it. */
  readonly aidLocked: boolean;
}

/** What came after the visit; `complete`: no paper that the standard asks for is missing any more. */
interface AddingPapers {
  readonly action: 'add-papers';
  readonly evidence: readonly Evidence[];
  readonly complete: boolean;
}

export type VisitCommand =
  | (Undoing & ({ action: 'correct'; entry: VisitEntry; context: LoggingContext } | { action: 'void'; reason: string }))
  | AddingPapers;

export interface VisitDecision {
  readonly patch: Partial<VisitState>;
  readonly event: VisitEvent;
  /** The new version, when the visit was corrected: keep it beside the old one. */
  readonly replacement?: VisitState;
}

/** A visit as it is first written down, with its marks; refuses what cannot be true. */
export function logVisit(entry: VisitEntry, context: LoggingContext): { visit: VisitState; event: VisitEvent } {
  const visit = versionOf(entry, context);
  const { id, dutyId, unionId, memberId } = visit;
  return {
    visit,
    event: { type: 'visit.logged.v1', payload: { visitId: id, visitDutyId: dutyId, unionId, memberId } },
  };
}

/** Pure: what the command would change and announce, or a refusal that says why. */
export function decideVisit(visit: VisitState, command: VisitCommand): VisitDecision {
  const status = nextStatus(VISIT_LIFECYCLE, visit.status, command.action);
  if (!status) {
    const words = `这条走访记录${VISIT_STATUS_WORDS[visit.status]}，不能再${VISIT_ACTION_WORDS[command.action]}。`;
    return refuse('visit.action-not-open', words);
  }
  const ids = { visitId: visit.id, visitDutyId: visit.dutyId, unionId: visit.unionId };
  if (command.action === 'void') {
    const reason = command.reason.trim();
    if (reason === '') refuse('visit.reason-missing');
    if (command.aidLocked) refuse('visit.aid-locked');
    return { patch: { status, voidReason: reason }, event: { type: 'visit.voided.v1', payload: ids } };
  }
  if (command.action === 'add-papers') {
    return { patch: withPapers(visit, command), event: { type: 'visit.papers-added.v1', payload: ids } };
  }
  const replacement = replacementOf(visit, command.entry, command.context);
  if (command.aidLocked && !isSameAid(visit, replacement)) refuse('visit.aid-locked');
  return {
    patch: { status, correctedById: replacement.id },
    event: { type: 'visit.corrected.v1', payload: { ...ids, replacementId: replacement.id } },
    replacement,
  };
}

/** Papers are only ever added: nothing that was logged moves, so it needs no new version of the visit. */
function withPapers(visit: VisitState, { evidence, complete }: AddingPapers): Partial<VisitState> {
  if (evidence.length === 0) refuse('visit.no-papers');
  return {
    evidence: [...visit.evidence, ...evidence],
    marks: complete ? visit.marks.filter((mark) => mark !== 'evidence-missing') : visit.marks,
  };
}

function replacementOf(visit: VisitState, entry: VisitEntry, context: LoggingContext): VisitState {
  const sameSubject =
    entry.memberId === visit.memberId && entry.dutyId === visit.dutyId && entry.unionId === visit.unionId;
  if (!sameSubject) refuse('visit.other-subject');
  return { ...versionOf(entry, context), version: visit.version + 1, correctsId: visit.id };
}

function versionOf(entry: VisitEntry, context: LoggingContext): VisitState {
  checkEntry(entry, context);
  return {
    ...entry,
    id: context.id,
    status: 'logged',
    version: 1,
    correctsId: null,
    correctedById: null,
    marks: marksOf(entry, context),
    loggedById: context.by,
    loggedAt: context.at,
    voidReason: null,
  };
}

/** Cash and goods are the same line by line: an amount that is being decided may not be edited (会计法 art. 14). */
export const isSameAid = (a: VisitEntry, b: VisitEntry): boolean =>
  a.cashFen === b.cashFen &&
  a.goods.length === b.goods.length &&
  a.goods.every((line, index) => isSameLine(line, b.goods[index]!));

const isSameLine = (a: GoodsLine, b: GoodsLine): boolean =>
  a.name === b.name && a.quantity === b.quantity && a.unit === b.unit && a.valueFen === b.valueFen;
