import { addedAndUnsigned, type ApprovalRequestState, takenDuties } from './approval-request';
import type { ApprovalEvent } from './approval.events';
import type { ApprovalCommand } from './approval.lifecycle';
import { refuse } from './approval.problems';
import { needReason } from './approval.rules';
import { assertSeparateDuties } from './separate-duties';

interface TakenOver {
  readonly patch: Pick<ApprovalRequestState, 'requesterId' | 'duties' | 'addedSigners'>;
  readonly event: ApprovalEvent;
}

/**
 * 接手: what came back is in the hands of somebody else, who says why. Both have asked from now on, and who was asked to
 * sign too and has not is not waited for any more: who asks does not sign. Refuses who has another part in the case or
 * receives, and who asked for it himself.
 */
export function takeOverRequest(
  request: ApprovalRequestState,
  { by, reason, persons }: Extract<ApprovalCommand, { action: 'take-over' }>,
): TakenOver {
  needReason(reason);
  if (request.requesterId === by.personId) refuse('approval.yours-already');
  assertSeparateDuties(by, 'asks', takenDuties(request), request.recipients);
  const { id: approvalId, subject } = request;
  const about = { approvalId, subjectType: subject.type, subjectId: subject.id };
  const payload = { ...about, personId: by.personId, formerId: request.requesterId };
  const duties = [...request.duties, { personId: request.requesterId, part: 'asks' as const }];
  const freed = addedAndUnsigned(request).filter(({ personId }) => persons.includes(personId));
  const addedSigners = request.addedSigners.filter((added) => !freed.includes(added));
  return {
    patch: { requesterId: by.personId, duties, addedSigners },
    event: { type: 'approval.taken-over.v1', payload },
  };
}
