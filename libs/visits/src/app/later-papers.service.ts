import type { Actor } from '@app/kernel';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Visit } from '../data/visit.entity';
import { type LockedVisit, VisitStore } from '../data/visit.store';
import { VisitDutyStore } from '../data/visit-duty.store';
import type { Evidence, VisitId, VisitState } from '../domain/visit';
import { decideVisit } from '../domain/visit.decision';
import type { VisitDutyId } from '../domain/visit-duty';
import { authorizeVisit, PERMISSION_FOR_VISIT } from '../domain/visits.policy';
import { refuse } from '../domain/visits.problems';
import { CaseAids } from './case-aids';
import { DutyChange } from './duty-change';
import { judgementWith, missingPapers, paperName } from './missing-papers';
import { VisitPapers } from './visit-papers';

export interface PapersAdded {
  readonly id: VisitId;
  readonly version: number;
}

/** Papers that come after the visit was logged, from an officer or from the member himself. */
@Injectable()
export class LaterPapersService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly change: DutyChange,
    private readonly duties: VisitDutyStore,
    private readonly visits: VisitStore,
    private readonly papers: VisitPapers,
    private readonly aids: CaseAids,
  ) {}

  /** `version` is the visit's. Refuses `document.not-attachable` for a document that is not the actor's own upload. */
  byStaff(
    actor: Actor,
    id: VisitId,
    version: number,
    evidence: readonly Evidence[],
    idem: Idempotency,
  ): Promise<PapersAdded> {
    const work = async (tx: Tx): Promise<PapersAdded> => {
      // The duty is locked before its visit, as everywhere.
      const { dutyId } = await this.visits.get(tx, id);
      if (dutyId) await this.change.look(tx, dutyId);
      const visit = await this.visits.lock(tx, id);
      tx.expectVersion(visit.row, version);
      authorizeVisit(tx.actor, 'add-papers', visit.state);
      await this.change.requireWithin(tx, PERMISSION_FOR_VISIT['add-papers'], visit.state.unionId);
      return this.add(tx, visit, evidence);
    };
    return this.uow.run(actor, work, idem);
  }

  /** To the latest visit of his own case that lacks one of them. Another's case does not exist for him. */
  byMember(actor: Actor, id: VisitDutyId, evidence: readonly Evidence[], idem: Idempotency): Promise<PapersAdded> {
    const work = async (tx: Tx): Promise<PapersAdded> => {
      const duty = await this.duties.lockAny(tx, id);
      if (!duty || actor.memberId === null || duty.state.memberId !== actor.memberId)
        return refuse('visit-duty.not-found');
      const standing = await this.visits.lockStanding(tx, id);
      const visit = standing.findLast((each) => lacksOneOf(each, evidence)) ?? standing.at(-1);
      return visit ? this.add(tx, visit, evidence) : refuse('visit.none-for-papers');
    };
    return this.uow.run(actor, work, idem);
  }

  private async add(tx: Tx, { row, state }: LockedVisit, evidence: readonly Evidence[]): Promise<PapersAdded> {
    const names = new Set(evidence.map(({ kind }) => paperName(kind)));
    const awaited = row.judgement?.missing.filter((name) => names.has(name)) ?? [];
    const judgement = row.judgement && judgementWith(row.judgement, evidence);
    const complete = judgement !== null && judgement.missing.length === 0;
    const { patch, event } = decideVisit(state, { action: 'add-papers', evidence, complete });
    const after: VisitState = { ...state, ...patch };
    await this.papers.attachLater(tx, row.rootId, state.unionId, evidence);
    await tx.update(Visit, row, { evidence: [...after.evidence], marks: [...after.marks], judgement });
    tx.announce(event);
    tx.audit(auditOf(state, after));
    if (state.dutyId) await this.record(tx, state.dutyId, row, state, evidence);
    if (awaited.length > 0) await this.aids.papersCame(tx, row.rootId, awaited, complete);
    return { id: state.id, version: row.version };
  }

  /** The route of a request is chosen when it is submitted; a paper that comes later does not move it. */
  private async record(
    tx: Tx,
    dutyId: VisitDutyId,
    { rootId }: Visit,
    before: VisitState,
    evidence: readonly Evidence[],
  ): Promise<void> {
    const names = [...new Set(evidence.map(({ kind }) => paperName(kind)))];
    const byMember = tx.actor.memberId !== null && tx.actor.memberId === before.memberId;
    const reviewGoesOn = await this.aids.waitsAsIncomplete(tx, rootId);
    await this.change.record(tx, dutyId, 'papers-added', { names, byMember, reviewGoesOn });
  }
}

const lacksOneOf = ({ row }: LockedVisit, evidence: readonly Evidence[]): boolean =>
  missingPapers(row.judgement?.missing ?? []).some((paper) => evidence.some(({ kind }) => kind === paper.kind));

const auditOf = (before: VisitState, after: VisitState) => ({
  action: 'visit.add-papers',
  subjectType: 'visit',
  subjectId: before.id,
  unionId: before.unionId,
  detail: {
    papers: [before.evidence.length, after.evidence.length],
    marks: [before.marks, after.marks],
  },
});
