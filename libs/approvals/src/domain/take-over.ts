import { nextStatus, type PersonId } from '@app/kernel';
import { addedAndUnsigned, type ApprovalRequestState, type Signer } from './approval-request';
import type { ApprovalDecision } from './approval.decision';
import { APPROVAL_LIFECYCLE } from './approval.lifecycle';
import { refuse } from './approval.problems';
import { actingFor, hasSigned, needSeparateDuties } from './approval.rules';

/**
 * 换届: the next officer takes the place of the one whom the request waits for by name, as the one it was handed to and as
 * an added signer. Null when it waits for him no more. Refuses who may not sign the step, signed before, or has another
 * part in the case.
 */
export function takeOver(request: ApprovalRequestState, from: PersonId, to: Signer): ApprovalDecision | null {
  const assigned = request.assignedTo === from;
  const added = addedAndUnsigned(request).some(({ personId }) => personId === from);
  if (!nextStatus(APPROVAL_LIFECYCLE, request.status, 'hand-over') || !(assigned || added)) return null;
  if (hasSigned(request, to.personId)) refuse('approval.signed-before');
  const acting = actingFor(request, to) ?? null;
  if (assigned && !acting) refuse('approval.not-your-step', '您还没有这一步的审批职责，请管理员先给您职务。');
  needSeparateDuties(request, to, assigned ? acting : null);
  const { id: approvalId, subject } = request;
  return {
    patch: {
      ...(assigned && { assignedTo: to.personId }),
      ...(added && { addedSigners: withNext(request, from, to.personId) }),
    },
    event: {
      type: 'approval.handed-over.v1',
      payload: { approvalId, subjectType: subject.type, subjectId: subject.id, personId: to.personId },
    },
  };
}

/** Of the current step; once, also when he was added himself. */
function withNext({ addedSigners, currentStep }: ApprovalRequestState, from: PersonId, to: PersonId) {
  const isThere = addedSigners.some(({ step, personId }) => step === currentStep && personId === to);
  return addedSigners.flatMap((each) => {
    if (each.step !== currentStep || each.personId !== from) return [each];
    return isThere ? [] : [{ ...each, personId: to }];
  });
}
