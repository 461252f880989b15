import { formatFen, nextStatus } from '@app/kernel';
import {
  addedAndUnsigned,
  APPROVAL_STATUS_NAMES,
  type ApprovalRequestState,
  type RouteOfRequest,
  type Signature,
  stepOf,
  validAt,
} from './approval-request';
import type { ApprovalEvent } from './approval.events';
import { APPROVAL_LIFECYCLE, type ApprovalAction, type ApprovalCommand } from './approval.lifecycle';
import { refuse } from './approval.problems';
import {
  actingFor,
  hasSigned,
  needCapacity,
  needReason,
  needRequester,
  needRole,
  needSeparateDuties,
} from './approval.rules';
import { isCarried } from './collective-decision';
import { assertSeparateDuties } from './separate-duties';
import { takeOverRequest } from './take-over-request';

export { mustAllStandBack } from './approval.rules';

export interface ApprovalDecision {
  readonly patch: Partial<ApprovalRequestState>;
  readonly event: ApprovalEvent;
}

type CommandOf<Action extends ApprovalAction> = Extract<ApprovalCommand, { action: Action }>;

const about = (request: ApprovalRequestState) => ({
  approvalId: request.id,
  subjectType: request.subject.type,
  subjectId: request.subject.id,
});

export type ApprovalOpening = Pick<
  ApprovalRequestState,
  'id' | 'unionId' | 'subject' | 'amount' | 'requesterId' | 'recipients' | 'duties'
> & { readonly route: RouteOfRequest; readonly requesterHouseholdId: string | null };

/** A new request at its first step. Refuses who asks for himself or for his household. */
export function openApproval(opening: ApprovalOpening): ApprovalDecision & { readonly patch: ApprovalRequestState } {
  const { route, requesterHouseholdId, ...kept } = opening;
  // What is decided may be no money at all, such as a household's file.
  if (kept.amount < 0n) refuse('approval.amount-not-positive');
  if (route.steps.length === 0) refuse('approval.no-route');
  const requester = { personId: kept.requesterId, householdId: requesterHouseholdId };
  assertSeparateDuties(requester, 'asks', kept.duties, kept.recipients);
  const patch: ApprovalRequestState = {
    ...kept,
    ...routeFields(route),
    status: 'open',
    currentStep: 0,
    round: 1,
    signatures: [],
    addedSigners: [],
    assignedTo: null,
    returnedFromStep: null,
    remindedOn: null,
  };
  const payload = { ...about(patch), tier: patch.tier, amount: formatFen(patch.amount) };
  return { patch, event: { type: 'approval.opened.v1', payload } };
}

const routeFields = ({ code, tier, version, steps }: RouteOfRequest) => ({
  routeCode: code,
  tier,
  routeVersion: version,
  steps,
});

/**
 * Pure: what the command changes and announces. Order of checks: is the action open, who may, separate duties, content.
 * Throws the codes of `APPROVAL_PROBLEMS`.
 */
export function decideApproval(request: ApprovalRequestState, command: ApprovalCommand): ApprovalDecision {
  if (!nextStatus(APPROVAL_LIFECYCLE, request.status, command.action)) {
    refuse('approval.action-not-open', `这份审批${APPROVAL_STATUS_NAMES[request.status]}，现在不能这样处理。`);
  }
  switch (command.action) {
    case 'sign':
      return sign(request, command);
    case 'decide-collectively':
      return decideCollectively(request, command);
    case 'return-step':
      return returnStep(request, command);
    case 'return':
      return returnToRequester(request, command);
    case 'refuse':
      return refuseRequest(request, command);
    case 'add-signer':
      return addSigner(request, command);
    case 'hand-over':
      return handOver(request, command);
    case 'remind':
      return remind(request, command);
    case 'change-amount':
      return changeAmount(request, command);
    case 'resubmit':
      return resubmit(request, command);
    case 'take-over':
      return takeOverRequest(request, command);
  }
  // Narrowed to the one action that is left: another one that is not handled above does not compile.
  return withdraw(request, command);
}

function withdraw(request: ApprovalRequestState, { by, reason, bySubject }: CommandOf<'withdraw'>): ApprovalDecision {
  if (!bySubject) needRequester(request, by);
  needReason(reason);
  return { patch: { status: 'withdrawn' }, event: { type: 'approval.withdrawn.v1', payload: about(request) } };
}

function sign(request: ApprovalRequestState, { by, on, comment }: CommandOf<'sign'>): ApprovalDecision {
  const capacity = needCapacity(request, by);
  if (capacity.kind === 'role' && stepOf(request).collective) refuse('approval.collective-needed');
  const acting = capacity.kind === 'role' ? capacity.acting : null;
  return advance(request, {
    ...signatureOf(request, by.personId, comment, on),
    role: acting?.role ?? null,
    onBehalfOf: acting?.onBehalfOf ?? null,
  });
}

function decideCollectively(
  request: ApprovalRequestState,
  { by, on, comment, vote, attendees }: CommandOf<'decide-collectively'>,
): ApprovalDecision {
  const acting = needRole(request, by);
  const { collective } = stepOf(request);
  if (!collective) return refuse('approval.not-collective');
  if (vote.heldOn > on) refuse('approval.held-after-today');
  // Members of the body may have had another part; only who receives has to leave the room.
  for (const attendee of attendees) assertSeparateDuties(attendee, 'approves', [], request.recipients);
  const signature = { ...signatureOf(request, by.personId, comment, on), ...acting, vote };
  if (isCarried(collective, vote)) return advance(request, signature);
  const payload = { ...about(request), outcome: 'refused' as const, amount: formatFen(request.amount) };
  const signatures = [...request.signatures, signature];
  return { patch: { status: 'refused', signatures }, event: { type: 'approval.decided.v1', payload } };
}

const signatureOf = (
  request: ApprovalRequestState,
  personId: Signature['personId'],
  comment: string,
  on: Signature['signedOn'],
): Signature => ({
  step: request.currentStep,
  part: stepOf(request).part,
  personId,
  onBehalfOf: null,
  role: null,
  round: request.round,
  signedOn: on,
  comment,
  vote: null,
  valid: true,
});

/** Keeps the signature; goes on to the next unsigned step when the role and everybody who was added have signed. */
function advance(request: ApprovalRequestState, signature: Signature): ApprovalDecision {
  const signatures = [...request.signatures, signature];
  const after = { ...request, signatures };
  const isStepDone =
    addedAndUnsigned(after).length === 0 && validAt(after, request.currentStep).some((each) => each.role !== null);
  const currentStep = isStepDone ? request.currentStep + 1 : request.currentStep;
  if (currentStep === request.steps.length) {
    const payload = { ...about(request), outcome: 'approved' as const, amount: formatFen(request.amount) };
    return { patch: { status: 'approved', signatures }, event: { type: 'approval.decided.v1', payload } };
  }
  const assignedTo = isStepDone ? null : request.assignedTo;
  const payload = { ...about(request), step: signature.step, currentStep };
  return { patch: { signatures, currentStep, assignedTo }, event: { type: 'approval.signed.v1', payload } };
}

const invalidateFrom = (signatures: readonly Signature[], step: number): Signature[] =>
  signatures.map((signature) => (signature.step >= step ? { ...signature, valid: false } : signature));

function returnStep(request: ApprovalRequestState, { by, reason }: CommandOf<'return-step'>): ApprovalDecision {
  needCapacity(request, by);
  needReason(reason);
  if (request.currentStep === 0) refuse('approval.nothing-before');
  const currentStep = request.currentStep - 1;
  const patch = {
    currentStep,
    signatures: invalidateFrom(request.signatures, currentStep),
    addedSigners: request.addedSigners.filter((added) => added.step < currentStep),
    assignedTo: null,
  };
  return { patch, event: { type: 'approval.returned.v1', payload: { ...about(request), to: 'step', currentStep } } };
}

function returnToRequester(request: ApprovalRequestState, { by, reason }: CommandOf<'return'>): ApprovalDecision {
  needCapacity(request, by);
  needReason(reason);
  const { currentStep } = request;
  const patch = {
    status: 'returned' as const,
    returnedFromStep: currentStep,
    signatures: invalidateFrom(request.signatures, currentStep),
    assignedTo: null,
  };
  return {
    patch,
    event: { type: 'approval.returned.v1', payload: { ...about(request), to: 'requester', currentStep } },
  };
}

function refuseRequest(request: ApprovalRequestState, { by, reason }: CommandOf<'refuse'>): ApprovalDecision {
  needCapacity(request, by);
  needReason(reason);
  if (stepOf(request).collective) refuse('approval.collective-needed');
  const payload = { ...about(request), outcome: 'refused' as const, amount: formatFen(request.amount) };
  return { patch: { status: 'refused' }, event: { type: 'approval.decided.v1', payload } };
}

function addSigner(request: ApprovalRequestState, { by, person }: CommandOf<'add-signer'>): ApprovalDecision {
  needRole(request, by);
  const { currentStep: step, addedSigners } = request;
  const isThere = addedSigners.some((added) => added.step === step && added.personId === person.personId);
  if (isThere || person.personId === by.personId) refuse('approval.added-before');
  if (hasSigned(request, person.personId)) refuse('approval.signed-before');
  needSeparateDuties(request, person, null);
  const { personId } = person;
  const payload = { ...about(request), personId };
  const patch = { addedSigners: [...addedSigners, { step, personId, addedBy: by.personId }] };
  return { patch, event: { type: 'approval.signer-added.v1', payload } };
}

function handOver(request: ApprovalRequestState, { by, to }: CommandOf<'hand-over'>): ApprovalDecision {
  needRole(request, by);
  const acting =
    actingFor(request, to) ?? refuse('approval.not-your-step', '对方没有这一步的审批职责，请另选一位同志。');
  if (hasSigned(request, to.personId) || (acting.onBehalfOf !== null && hasSigned(request, acting.onBehalfOf))) {
    refuse('approval.signed-before', '这位同志已经签过前面的步骤，请另选一位同志。');
  }
  needSeparateDuties(request, to, acting);
  const payload = { ...about(request), personId: to.personId };
  return { patch: { assignedTo: to.personId }, event: { type: 'approval.handed-over.v1', payload } };
}

function remind(request: ApprovalRequestState, { by, on }: CommandOf<'remind'>): ApprovalDecision {
  needRequester(request, by);
  if (request.remindedOn === on) refuse('approval.reminded-today');
  const payload = { ...about(request), currentStep: request.currentStep };
  return { patch: { remindedOn: on }, event: { type: 'approval.reminded.v1', payload } };
}

/** From the first step of another route: who signed another amount has not signed this one. */
const anew = (request: ApprovalRequestState, amount: bigint, route: RouteOfRequest) => ({
  ...routeFields(route),
  amount,
  currentStep: 0,
  round: request.round + 1,
  signatures: invalidateFrom(request.signatures, 0),
  addedSigners: [],
  assignedTo: null,
  returnedFromStep: null,
  remindedOn: null,
});

function changeAmount(
  request: ApprovalRequestState,
  { by, amount, route }: CommandOf<'change-amount'>,
): ApprovalDecision {
  needRequester(request, by);
  if (amount <= 0n) refuse('approval.amount-not-positive');
  const patch = anew(request, amount, route);
  const payload = { ...about(request), round: patch.round, amount: formatFen(amount) };
  return { patch, event: { type: 'approval.amount-changed.v1', payload } };
}

function resubmit(request: ApprovalRequestState, { by, amount, route }: CommandOf<'resubmit'>): ApprovalDecision {
  needRequester(request, by);
  if (amount < 0n || (amount === 0n && request.amount !== 0n)) refuse('approval.amount-not-positive');
  if (amount !== request.amount && !route) refuse('approval.route-needed');
  const currentStep = request.returnedFromStep ?? 0;
  const patch = route
    ? { status: 'open' as const, ...anew(request, amount, route) }
    : { status: 'open' as const, currentStep, round: request.round, returnedFromStep: null, remindedOn: null };
  const payload = { ...about(request), round: patch.round, currentStep: patch.currentStep, amount: formatFen(amount) };
  return { patch, event: { type: 'approval.resubmitted.v1', payload } };
}
