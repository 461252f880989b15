import type { PersonId } from '@app/kernel';
import {
  addedAndUnsigned,
  type ApprovalRequestState,
  dutyOf,
  type Signer,
  stepOf,
  takenDuties,
  validAt,
} from './approval-request';
import { refuse } from './approval.problems';
import { roleName, type RouteStep } from './approval-route';
import type { ActingRole } from './delegation';
import { assertSeparateDuties, dutyConflict, type PersonInHousehold } from './separate-duties';

export const needReason = (reason: string): void => {
  if (!reason.trim()) refuse('approval.reason-needed');
};

export function needRequester(request: ApprovalRequestState, by: Signer): void {
  if (request.requesterId !== by.personId) refuse('approval.requester-only');
}

/** Refuses who signs another part than the one that waits: too early, or after somebody else (or he himself) did it. */
export function needPart(request: ApprovalRequestState, part: RouteStep['part']): void {
  const step = stepOf(request);
  if (request.status !== 'open' || step.part === part) return;
  const comesLater = request.steps.slice(request.currentStep + 1).some((later) => later.part === part);
  if (!comesLater) refuse('approval.part-differs');
  const act = step.part === 'review' ? '审核' : '审批';
  const holders = step.roles.map(roleName).join('或');
  refuse('approval.earlier-step-unsigned', `还没到您这一步，先由${holders}${act}。`);
}

/** In which capacity somebody stands before the current step. */
export type Capacity = { readonly kind: 'added' } | { readonly kind: 'role'; readonly acting: ActingRole };

/** Refuses who has no say in the current step, may not have one, or has signed already. */
export function needCapacity(request: ApprovalRequestState, by: Signer): Capacity {
  if (hasSigned(request, by.personId)) refuse('approval.signed-before');
  const capacity = capacityOf(request, by);
  if (!capacity) return refuse('approval.not-your-step');
  const acting = capacity.kind === 'role' ? capacity.acting : null;
  if (acting?.onBehalfOf) needNoneOf(request, acting.onBehalfOf);
  needSeparateDuties(request, by, acting);
  return capacity;
}

/** Whether a valid signature is his: given by him, or by another for him. */
export const hasSigned = (request: ApprovalRequestState, personId: PersonId): boolean =>
  request.signatures.some((each) => each.valid && (each.personId === personId || each.onBehalfOf === personId));

/** Whom one acts for has not signed himself and is not asked to by name: both would be one person's word. */
function needNoneOf(request: ApprovalRequestState, delegator: PersonId): void {
  if (hasSigned(request, delegator))
    refuse('approval.signed-before', '委托您的同志已经签过了，这一步要由另一位同志来签。');
  if (addedAndUnsigned(request).some(({ personId }) => personId === delegator))
    refuse('approval.not-your-step', '委托您的同志在这一步要亲自签，请另一位有职责的同志来签。');
}

/** As `needCapacity`, and by a role of the step: an added signer may sign, return and refuse, nothing else. */
export function needRole(request: ApprovalRequestState, by: Signer): ActingRole {
  const capacity = needCapacity(request, by);
  return capacity.kind === 'role' ? capacity.acting : refuse('approval.not-your-step');
}

function capacityOf(request: ApprovalRequestState, by: Signer): Capacity | undefined {
  if (addedAndUnsigned(request).some((added) => added.personId === by.personId)) return { kind: 'added' };
  if (validAt(request, request.currentStep).some((signature) => signature.role !== null)) {
    return addedAndUnsigned(request).length > 0 ? refuse('approval.added-signer-missing') : undefined;
  }
  if (request.assignedTo !== null && request.assignedTo !== by.personId) return undefined;
  const acting = actingFor(request, by);
  return acting && { kind: 'role', acting };
}

/** The role in which he may sign the current step: an own one before a delegated one. */
export function actingFor(request: ApprovalRequestState, by: Signer): ActingRole | undefined {
  const { roles, standIns } = stepOf(request);
  const able = by.roles.filter(
    (acting) => roles.includes(acting.role) || (by.mayStandIn && standIns.includes(acting.role)),
  );
  return able.find((acting) => acting.onBehalfOf === null) ?? able[0];
}

/** He, and whom he acts for, have no other part in the case and do not receive. */
export function needSeparateDuties(
  request: ApprovalRequestState,
  by: PersonInHousehold,
  acting: ActingRole | null,
): void {
  const part = dutyOf(stepOf(request).part);
  const taken = takenDuties(request);
  assertSeparateDuties(by, part, taken, request.recipients);
  if (acting?.onBehalfOf) {
    const behalf = { personId: acting.onBehalfOf, householdId: acting.behalfHouseholdId ?? null };
    assertSeparateDuties(behalf, part, taken, request.recipients);
  }
}

/**
 * Whether everybody who could sign the current step has to stand back (or nobody holds its roles), so that its
 * stand-ins may sign: the chair's own benefit goes to the vice-chair or the superior union.
 */
export function mustAllStandBack(request: ApprovalRequestState, holders: readonly PersonInHousehold[]): boolean {
  const part = dutyOf(stepOf(request).part);
  const taken = takenDuties(request);
  return holders.every((holder) => dutyConflict(holder, part, taken, request.recipients) !== null);
}
