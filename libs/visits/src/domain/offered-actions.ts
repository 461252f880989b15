import type { PersonId } from '@app/kernel';
import { isSamePerson, type VisitDutyState } from './visit-duty';
import { nextStatusOf, type VisitDutyAction } from './visit-duty.lifecycle';
import { PERMISSION_FOR_DUTY } from './visits.policy';
import { VISIT_PERMISSIONS, type VisitPermission } from './visits.permissions';

/** What a person takes up by himself; the rest follows from money, reminders and further reports. */
export const OFFERED_ACTIONS = [
  'assign',
  'accept',
  'hand-over',
  'decline',
  'log-visit',
  'log-follow-up',
  'excuse',
  'cancel',
  'close',
  'reopen',
  'reinstate',
] as const satisfies readonly VisitDutyAction[];
export type OfferedAction = (typeof OFFERED_ACTIONS)[number];

/** Who looks at the duty, and what he may do in its union. */
export interface Onlooker {
  readonly personId: PersonId;
  holdsHere(permission: VisitPermission): boolean;
}

/** The buttons of a case for one who looks at it: open in this status, his to take, and not bound to be refused. */
export function offeredActions(
  duty: Pick<VisitDutyState, 'status' | 'memberId' | 'assignees' | 'isHistoric'>,
  who: Onlooker,
  unsettledAids: number,
): OfferedAction[] {
  if (isSamePerson(who.personId, duty.memberId)) return [];
  const mine = duty.assignees.some((assignee) => assignee.personId === who.personId);
  return OFFERED_ACTIONS.filter((action) => {
    if (!nextStatusOf(duty, action)) return false;
    if ((action === 'accept' || action === 'decline') && !mine) return false;
    if (action === 'close' && unsettledAids > 0) return false;
    const permission = action === 'hand-over' && mine ? VISIT_PERMISSIONS.log : PERMISSION_FOR_DUTY[action];
    return who.holdsHere(permission);
  });
}
