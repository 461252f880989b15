import { OrganizationDirectory } from '@app/organizations';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Visit } from '../data/visit.entity';
import { type Judged, type LockedVisit, VisitStore } from '../data/visit.store';
import type { LockedDuty } from '../data/visit-duty.store';
import { aidFenOf, TALK_TOPIC_WORDS, type VisitEntry, type VisitState } from '../domain/visit';
import { decideVisit } from '../domain/visit.decision';
import { assessedMarks } from '../domain/visit-entry.rules';
import { type AidJudgement, AidTerms } from './aid-terms';
import { DutyChange } from './duty-change';
import { notesBasis } from './notes-access';
import { loggingContext, NOT_JUDGED } from './visit-writing';
import { VisitPapers } from './visit-papers';

interface Correcting {
  readonly duty: LockedDuty | null;
  readonly visit: LockedVisit;
  readonly aidLocked: boolean;
}

/** Writes the new version of a visit beside the old one. */
@Injectable()
export class VisitCorrection {
  constructor(
    private readonly visits: VisitStore,
    private readonly papers: VisitPapers,
    private readonly terms: AidTerms,
    private readonly change: DutyChange,
    private readonly organizations: OrganizationDirectory,
  ) {}

  async write(
    tx: Tx,
    { duty, visit, aidLocked }: Correcting,
    entry: VisitEntry,
    reason: string | null,
  ): Promise<{ replacement: VisitState; judgement: AidJudgement | null }> {
    const today = await this.organizations.today(tx);
    const kept = (await notesBasis(tx, this.organizations, visit.state)) ? entry : withNotesOf(entry, visit.state);
    // Aid under decision was judged when it was asked for; judged again it would count itself as given before.
    const judged = duty !== null && !aidLocked && aidFenOf(entry) > 0n;
    const judgement = judged ? await this.terms.judge(tx, duty.row, visit.state.visitedOn, kept) : null;
    const fresh = loggingContext(tx, today, duty?.state.eventOn ?? null, judgement);
    const context = aidLocked ? { ...fresh, assessed: assessedMarks(visit.state.marks) } : fresh;
    const command = { action: 'correct', entry: kept, context, by: tx.actor.personId, aidLocked } as const;
    const { patch, event, replacement } = decideVisit(visit.state, command);
    const next = replacement!;
    const { rootId } = visit.row;
    await tx.update(Visit, visit.row, { status: patch.status, correctedById: next.id });
    await this.visits.insert(tx, next, rootId, judgement?.judged ?? (aidLocked ? judgedIn(visit.row) : NOT_JUDGED));
    await this.papers.attach(tx, rootId, next);
    tx.announce(event);
    tx.audit(auditOf(visit.state, next, reason));
    if (duty) await this.change.record(tx, duty.state.id, 'visit-corrected', { reason });
    return { replacement: next, judgement };
  }
}

const judgedIn = ({ ruleCode, ruleVersion, judgement }: Visit): Judged => ({ ruleCode, ruleVersion, judgement });

/** What he may not read he may not change either: it stands as it was. */
function withNotesOf(entry: VisitEntry, before: VisitState): VisitEntry {
  const { place, words, nextNeed, outcome } = before;
  const sameOutcome = entry.outcome.kind === outcome.kind && 'reason' in outcome;
  return { ...entry, place, words, nextNeed, outcome: sameOutcome ? outcome : entry.outcome };
}

const topicOf = ({ talkTopic }: VisitState): string | null => talkTopic && TALK_TOPIC_WORDS[talkTopic];

const auditOf = (before: VisitState, after: VisitState, reason: string | null) => ({
  action: 'visit.correct',
  subjectType: 'visit',
  subjectId: before.id,
  unionId: before.unionId,
  detail: {
    ...{ status: ['logged', 'corrected'], replacementId: after.id },
    ...{ visitedOn: [before.visitedOn, after.visitedOn], outcome: [before.outcome.kind, after.outcome.kind] },
    aidFen: [aidFenOf(before), aidFenOf(after)],
    ...(before.talkTopic !== after.talkTopic && { topic: [topicOf(before), topicOf(after)] }),
  },
  reason,
});
