import type { Actor, CivilDate } from '@app/kernel';
import { SensitiveViewRecorder } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Visit } from '../data/visit.entity';
import { VisitStore } from '../data/visit.store';
import { VisitDuty } from '../data/visit-duty.entity';
import { VisitDutyStore } from '../data/visit-duty.store';
import { DutyReport } from '../data/duty-report.entity';
import type { VisitId, VisitOutcome } from '../domain/visit';
import type { VisitDutyId } from '../domain/visit-duty';
import { refuse } from '../domain/visits.problems';
import { opensNotes } from './notes-access';

/** What was told in confidence. */
export interface CaseNotes {
  readonly place: string | null;
  readonly relativeName: string | null;
  /** Of every report, the first one first. */
  readonly reports: readonly { readonly reporterName: string; readonly at: Date; readonly note: string }[];
  readonly visits: readonly {
    readonly id: VisitId;
    readonly visitedOn: CivilDate;
    readonly outcome: VisitOutcome['kind'];
    readonly place: string | null;
    readonly reason: string | null;
    readonly words: string | null;
    readonly nextNeed: string | null;
  }[];
}

/**
 * Notes, words and needs of a case: for who goes there, and for who visits and holds the permission; not for who only
 * reviews, signs or pays (domain rules §9). Every look is recorded and shown to the member.
 */
@Injectable()
export class CaseNotesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly duties: VisitDutyStore,
    private readonly visits: VisitStore,
    private readonly views: SensitiveViewRecorder,
  ) {}

  read(actor: Actor, id: VisitDutyId, reason: string): Promise<CaseNotes> {
    return this.uow.run(actor, async (tx) => {
      const duty = await tx.from(VisitDuty, 'd').andWhere('d.id = :id', { id }).getOne();
      if (!duty || !(await opensNotes(tx, this.organizations, { ...duty, dutyId: id })))
        return refuse('visit-duty.not-found');
      const member = { id: duty.memberId, unionId: duty.unionId };
      await this.views.record(tx, member, [`${duty.number} 的走访记录`], reason);
      const subject = { subjectType: 'visit-duty', subjectId: id, unionId: duty.unionId };
      tx.audit({ action: 'visit-duty.notes-viewed', ...subject, detail: {}, reason });
      return this.notesOf(tx, duty);
    });
  }

  private async notesOf(tx: Tx, duty: VisitDuty): Promise<CaseNotes> {
    const { tenantId, id: dutyId } = duty;
    const reports = await tx.from(DutyReport, 'r').andWhere('r.dutyId = :dutyId', { dutyId }).orderBy('r.id').getMany();
    const visits = await tx
      .from(Visit, 'v')
      .andWhere(`v.dutyId = :dutyId AND v.status = 'logged'`, { dutyId })
      .orderBy('v.id')
      .getMany();
    return {
      place: this.duties.openPlace(tenantId, duty.placeSealed),
      relativeName: this.duties.openRelativeName(tenantId, duty.relativeNameSealed),
      reports: reports.flatMap(({ reporterName, reportedAt: at, noteSealed }) => {
        const note = this.duties.openNote(tenantId, noteSealed);
        return note ? [{ reporterName, at, note }] : [];
      }),
      visits: visits.map((visit) => ({
        ...{ id: visit.id, visitedOn: visit.visitedOn, outcome: visit.outcome },
        place: this.visits.openPlace(tenantId, visit.placeSealed),
        reason: this.visits.openReason(tenantId, visit.outcomeReasonSealed),
        words: this.visits.openWords(tenantId, visit.wordsSealed),
        nextNeed: this.visits.openNeed(tenantId, visit.nextNeedSealed),
      })),
    };
  }
}
