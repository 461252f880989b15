import type { MemberId, UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Visit } from '../data/visit.entity';
import { VisitStore } from '../data/visit.store';
import type { RoundRef, VisitEntry, VisitId, VisitState } from '../domain/visit';
import { decideVisit, logVisit } from '../domain/visit.decision';
import { auditOfLog, loggingContext, NOT_JUDGED } from './visit-writing';
import type { VisitNotes } from './visit-order';
import { VisitPapers } from './visit-papers';

/** A visit of a round: whose place on which roster it belongs to, and what was written down. */
export interface RoundVisitNotes {
  readonly round: RoundRef;
  readonly memberId: MemberId;
  readonly unionId: UnionId;
  readonly notes: VisitNotes;
}

/** Visits of rounds, inside the round's transaction. Who may log them and what they give is the round's matter. */
@Injectable()
export class RoundVisits {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly visits: VisitStore,
    private readonly papers: VisitPapers,
  ) {}

  /** Writes the visit with its papers. Refuses `visit.invalid` with every field that is wrong. */
  async log(tx: Tx, { round, memberId, unionId, notes }: RoundVisitNotes): Promise<VisitState> {
    const today = await this.organizations.today(tx);
    const entry: VisitEntry = { ...notes, kind: 'round', talkTopic: null, dutyId: null, round, memberId, unionId };
    const { visit, event } = logVisit(entry, loggingContext(tx, today, null, null));
    await this.visits.insert(tx, visit, visit.id, NOT_JUDGED);
    await this.papers.attach(tx, visit.id, visit);
    tx.announce(event);
    tx.audit(auditOfLog(visit));
    return visit;
  }

  /** Voids a visit of a round that was logged by mistake. Refuses `visit.action-not-open`, `visit.reason-missing`. */
  async void(tx: Tx, id: VisitId, reason: string): Promise<void> {
    const { row, state } = await this.visits.lockAny(tx, id);
    const { patch, event } = decideVisit(state, { action: 'void', reason, by: tx.actor.personId, aidLocked: false });
    await tx.update(Visit, row, { status: patch.status, voidReason: patch.voidReason });
    tx.announce(event);
    const subject = { subjectType: 'visit', subjectId: id, unionId: state.unionId };
    tx.audit({ action: 'visit.void', ...subject, detail: { status: ['logged', 'voided'] }, reason });
  }
}
