import { type CivilDate, newId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type Judged, VisitStore } from '../data/visit.store';
import type { LockedDuty } from '../data/visit-duty.store';
import { aidFenOf, type VisitEntry, type VisitState } from '../domain/visit';
import { type LoggingContext, logVisit } from '../domain/visit.decision';
import { loggingActionIn } from '../domain/visit-duty.lifecycle';
import { DEFAULT_VISIT_RULES } from '../domain/visit-entry.rules';
import { type AidJudgement, AidTerms } from './aid-terms';
import { DutyChange } from './duty-change';
import type { VisitNotes } from './visit-order';
import { VisitPapers } from './visit-papers';

export const NOT_JUDGED: Judged = { ruleCode: null, ruleVersion: null, judgement: null };

/** A visit of a duty, with its aid judged and its papers attached; the duty stands in its new state afterwards. */
@Injectable()
export class VisitWriting {
  constructor(
    private readonly change: DutyChange,
    private readonly visits: VisitStore,
    private readonly papers: VisitPapers,
    private readonly terms: AidTerms,
    private readonly organizations: OrganizationDirectory,
  ) {}

  async write(tx: Tx, seen: LockedDuty, notes: VisitNotes) {
    const { id: dutyId, memberId, unionId, eventOn, status } = seen.state;
    const today = await this.organizations.today(tx);
    const entry: VisitEntry = { ...notes, kind: 'must-visit', talkTopic: null, dutyId, round: null, memberId, unionId };
    const judgement = aidFenOf(entry) > 0n ? await this.terms.judge(tx, seen.row, today, entry) : null;
    const context = loggingContext(tx, today, eventOn, judgement);
    const { visit, event } = logVisit(entry, context);
    await this.visits.insert(tx, visit, visit.id, judgement?.judged ?? NOT_JUDGED);
    await this.papers.attach(tx, visit.id, visit);
    tx.announce(event);
    tx.audit(auditOfLog(visit));
    const [first] = visit.visitors;
    const helper = { personId: first?.personId ?? null, name: first?.name ?? '', at: tx.now };
    const duty = await this.change.apply(tx, seen, { action: loggingActionIn(status), visitId: visit.id, helper });
    return { duty, visit, judgement };
  }
}

export const loggingContext = (
  tx: Tx,
  today: CivilDate,
  eventOn: CivilDate | null,
  judgement: AidJudgement | null,
): LoggingContext => ({
  id: newId<'visit'>(tx.now.getTime()),
  by: tx.actor.personId,
  at: tx.now,
  today,
  eventOn,
  rules: DEFAULT_VISIT_RULES,
  assessed: judgement?.assessment.marks.map((mark) => mark.code) ?? [],
});

export const auditOfLog = (visit: VisitState) => ({
  action: 'visit.log',
  subjectType: 'visit',
  subjectId: visit.id,
  unionId: visit.unionId,
  detail: {
    ...{ status: [null, 'logged'], dutyId: visit.dutyId, visitedOn: visit.visitedOn, outcome: visit.outcome.kind },
    ...{ cashFen: visit.cashFen, goodsFen: aidFenOf(visit) - visit.cashFen, marks: visit.marks },
  },
});
