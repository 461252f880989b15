import { actingUnder, type Actor, holds, isAmong, type MemberId } from '@app/kernel';
import type { VisitAction } from './visit.lifecycle';
import type { VisitDutyState } from './visit-duty';
import type { VisitDutyAction } from './visit-duty.lifecycle';
import { VISIT_PERMISSIONS, type VisitPermission } from './visits.permissions';
import { refuse } from './visits.problems';

/** Total by type: a new action does not compile until it says who may take it. */
export const PERMISSION_FOR_DUTY: Readonly<Record<VisitDutyAction, VisitPermission>> = {
  assign: VISIT_PERMISSIONS.assign,
  accept: VISIT_PERMISSIONS.accept,
  'hand-over': VISIT_PERMISSIONS.assign,
  decline: VISIT_PERMISSIONS.accept,
  excuse: VISIT_PERMISSIONS.excuse,
  cancel: VISIT_PERMISSIONS.excuse,
  'log-visit': VISIT_PERMISSIONS.log,
  'log-follow-up': VISIT_PERMISSIONS.log,
  'void-visit': VISIT_PERMISSIONS.void,
  'void-follow-up': VISIT_PERMISSIONS.void,
  settle: VISIT_PERMISSIONS.log,
  'withdraw-aid': VISIT_PERMISSIONS.log,
  close: VISIT_PERMISSIONS.assign,
  reopen: VISIT_PERMISSIONS.assign,
  reinstate: VISIT_PERMISSIONS.excuse,
  'join-report': VISIT_PERMISSIONS.report,
  escalate: VISIT_PERMISSIONS.assign,
};

export const PERMISSION_FOR_VISIT: Readonly<Record<VisitAction, VisitPermission>> = {
  correct: VISIT_PERMISSIONS.log,
  void: VISIT_PERMISSIONS.void,
  'add-papers': VISIT_PERMISSIONS.log,
};

/**
 * Who may take which action on a duty; throws a refusal otherwise. The union is not looked at here: the repository
 * reads only rows below the unions in which the actor holds `permissionForDuty(…)`.
 */
export function authorizeDuty(
  actor: Actor,
  action: VisitDutyAction,
  duty: Pick<VisitDutyState, 'memberId' | 'assignees'>,
): void {
  if (!holds(actor, permissionForDuty(actor, action, duty))) refuse('visit-duty.forbidden');
  if (isOwnCase(actor, action, duty)) refuse('visit-duty.own-case');
}

/** The duty is about himself, or about whom he would act for in this; anybody may report his own. */
export function isOwnCase(
  actor: Actor,
  action: VisitDutyAction,
  duty: Pick<VisitDutyState, 'memberId' | 'assignees'>,
): boolean {
  if (action === 'join-report') return false;
  return isOwnVisit(actor, permissionForDuty(actor, action, duty), duty);
}

/** The same for what is done about visits by a permission. */
export const isOwnVisit = (
  actor: Actor,
  permission: VisitPermission,
  { memberId }: { readonly memberId: MemberId },
): boolean => isAmong(actingUnder(actor, permission), [memberId]);

/** An assignee may hand his own duty over with the permission to log visits; others need the one to assign. */
export function permissionForDuty(
  actor: Actor,
  action: VisitDutyAction,
  duty: Pick<VisitDutyState, 'assignees'>,
): VisitPermission {
  const mine = duty.assignees.some((assignee) => assignee.personId === actor.personId);
  return action === 'hand-over' && mine ? VISIT_PERMISSIONS.log : PERMISSION_FOR_DUTY[action];
}

/** Who takes a duty over at a change of office: not the one whom it is about. */
export function authorizeTakingOver(actor: Actor, duty: Pick<VisitDutyState, 'memberId'>): void {
  if (!holds(actor, VISIT_PERMISSIONS.accept)) refuse('visit-duty.forbidden');
  if (isAmong(actor, [duty.memberId])) refuse('visit-duty.own-case');
}

/** Who may correct or void a visit: never the one who was visited. */
export function authorizeVisit(actor: Actor, action: VisitAction, visit: { readonly memberId: MemberId }): void {
  if (!holds(actor, PERMISSION_FOR_VISIT[action])) refuse('visit-duty.forbidden');
  if (isOwnVisit(actor, PERMISSION_FOR_VISIT[action], visit)) refuse('visit-duty.own-case');
}
