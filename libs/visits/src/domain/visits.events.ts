import type { MemberId, PersonId, UnionId } from '@app/kernel';
import type { VisitId } from './visit';
import type { VisitDutyId } from './visit-duty';

interface DutyIds {
  readonly visitDutyId: VisitDutyId;
  readonly unionId: UnionId;
}
interface VisitIds {
  readonly visitId: VisitId;
  readonly visitDutyId: VisitDutyId | null;
  readonly unionId: UnionId;
}

/** Published language: past tense, versioned, ids only; readers look the rest up where they may. */
export type VisitDutyEvent =
  | { type: 'visit-duty.opened.v1'; payload: DutyIds & { memberId: MemberId } }
  | { type: 'visit-duty.report-joined.v1'; payload: DutyIds }
  | { type: 'visit-duty.assigned.v1'; payload: DutyIds & { assigneeIds: readonly PersonId[] } }
  | { type: 'visit-duty.accepted.v1'; payload: DutyIds & { personId: PersonId } }
  | {
      type: 'visit-duty.handed-over.v1';
      payload: DutyIds & { fromIds: readonly PersonId[]; assigneeIds: readonly PersonId[] };
    }
  | { type: 'visit-duty.declined.v1'; payload: DutyIds & { personId: PersonId; assigneeIds: readonly PersonId[] } }
  | { type: 'visit-duty.excused.v1'; payload: DutyIds }
  | { type: 'visit-duty.cancelled.v1'; payload: DutyIds & { duplicateOfId: VisitDutyId | null } }
  | { type: 'visit-duty.visited.v1'; payload: DutyIds & { visitId: VisitId } }
  | { type: 'visit-duty.visit-voided.v1'; payload: DutyIds & { visitId: VisitId } }
  | { type: 'visit-duty.settling.v1'; payload: DutyIds & { visitId: VisitId } }
  | { type: 'visit-duty.aid-withdrawn.v1'; payload: DutyIds }
  | { type: 'visit-duty.closed.v1'; payload: DutyIds }
  | { type: 'visit-duty.reopened.v1'; payload: DutyIds }
  | { type: 'visit-duty.reinstated.v1'; payload: DutyIds }
  | { type: 'visit-duty.escalated.v1'; payload: DutyIds & { level: number } };

export type VisitEvent =
  | { type: 'visit.logged.v1'; payload: VisitIds & { memberId: MemberId } }
  | { type: 'visit.corrected.v1'; payload: VisitIds & { replacementId: VisitId } }
  | { type: 'visit.papers-added.v1'; payload: VisitIds }
  | { type: 'visit.voided.v1'; payload: VisitIds };
