import type { RemindedSubject } from '@app/notifications';
import type { VisitDuty } from '../data/visit-duty.entity';
import type { VisitDutyState, VisitDutyStatus } from '../domain/visit-duty';
import { dutyLink } from './duty-notices';

const WAITS: Partial<Record<VisitDutyStatus, RemindedSubject['waits']>> = {
  open: 'unassigned',
  assigned: 'assigned',
  accepted: 'accepted',
};

/** A duty as the reminders see it; once somebody was there nothing waits any more. */
export const remindedDuty = (
  row: VisitDuty,
  state: Pick<VisitDutyState, 'id' | 'unionId' | 'deadlineOn' | 'status'>,
): RemindedSubject => ({
  type: 'visit-duty',
  id: state.id,
  unionId: state.unionId,
  link: dutyLink(state.id),
  openedAt: row.openedAt,
  openedOn: row.openedOn,
  deadlineOn: state.deadlineOn,
  waits: WAITS[state.status] ?? 'ended',
});
