import type { Actor } from '@app/kernel';
import { MemberDirectory, SensitiveViewRecorder } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type LiveAid, liveAidsOf } from '../data/case-aid.query';
import { VisitStore } from '../data/visit.store';
import { VisitDuty } from '../data/visit-duty.entity';
import type { VisitId, VisitState } from '../domain/visit';
import { authorizeVisit, PERMISSION_FOR_VISIT } from '../domain/visits.policy';
import { refuse } from '../domain/visits.problems';
import { opensNotes } from './notes-access';

/** A visit as it was logged, for the one who corrects it. */
export interface StandingVisit {
  readonly version: number;
  readonly visit: VisitState;
  readonly memberName: string;
  /** Null for a visit that belongs to no duty. */
  readonly duty: { readonly number: string; readonly occasionName: string } | null;
  /** What was said in confidence is in it; who may not read it leaves it as it is. */
  readonly withNotes: boolean;
  /** Requests under way or paid: while there is one, cash and goods stay. */
  readonly liveAids: readonly LiveAid[];
}

const REASON = '更正走访记录';

/** Reads what stands before it is corrected. Words kept in confidence are recorded as looked at. */
@Injectable()
export class StandingVisitService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly members: MemberDirectory,
    private readonly visits: VisitStore,
    private readonly views: SensitiveViewRecorder,
  ) {}

  /** Refuses `visit.not-found` outside the scope, `visit-duty.own-case` to the member himself. */
  read(actor: Actor, id: VisitId): Promise<StandingVisit> {
    return this.uow.run(actor, async (tx) => {
      const row = await this.visits.get(tx, id);
      if (!(await this.organizations.isWithin(tx, actor, PERMISSION_FOR_VISIT.correct, row.unionId)))
        refuse('visit.not-found');
      authorizeVisit(actor, 'correct', row);
      const visit = this.visits.stateOf(row);
      const withNotes = await opensNotes(tx, this.organizations, visit);
      const duty = await this.dutyOf(tx, visit);
      if (withNotes && hasNotes(visit)) await this.record(tx, visit, duty?.number ?? null);
      return {
        ...{ version: row.version, visit, withNotes, liveAids: await liveAidsOf(tx, row.rootId) },
        memberName: (await this.members.get(tx, visit.memberId)).name,
        duty,
      };
    });
  }

  private async dutyOf(tx: Tx, { dutyId: id }: VisitState): Promise<StandingVisit['duty']> {
    if (!id) return null;
    const duty = await tx.from(VisitDuty, 'd').andWhere('d.id = :id', { id }).getOne();
    return duty && { number: duty.number, occasionName: duty.occasionName };
  }

  private async record(tx: Tx, { id, memberId, unionId }: VisitState, number: string | null): Promise<void> {
    const field = number ? `${number} 的走访记录` : '谈心记录';
    await this.views.record(tx, { id: memberId, unionId }, [field], REASON);
    const subject = { subjectType: 'visit', subjectId: id, unionId };
    tx.audit({ action: 'visit.notes-viewed', ...subject, detail: {}, reason: REASON });
  }
}

const hasNotes = ({ place, words, nextNeed, outcome }: VisitState): boolean =>
  place !== null || words !== null || nextNeed !== null || 'reason' in outcome;
