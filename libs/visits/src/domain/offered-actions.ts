import type { Actor } from '@app/kernel';
import type { VisitDutyState } from './visit-duty';
import { nextStatusOf, type VisitDutyAction } from './visit-duty.lifecycle';
import { isOwnCase, permissionForDuty } from './visits.policy';
import type { VisitPermission } from './visits.permissions';

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
  readonly actor: Actor;
  holdsHere(permission: VisitPermission): boolean;
}

/** The buttons of a case for one who looks at it: open in this status, his to take, and not bound to be refused. */
export function offeredActions(
  duty: Pick<VisitDutyState, 'status' | 'memberId' | 'assignees' | 'isHistoric'>,
  who: Onlooker,
  unsettledAids: number,
): OfferedAction[] {
  const mine = duty.assignees.some((assignee) => assignee.personId === who.actor.personId);
  return OFFERED_ACTIONS.filter((action) => {
    if (!nextStatusOf(duty, action)) return false;
    if ((action === 'accept' || action === 'decline') && !mine) return false;
    if (action === 'close' && unsettledAids > 0) return false;
    return who.holdsHere(permissionForDuty(who.actor, action, duty)) && !isOwnCase(who.actor, action, duty);
  });
}
