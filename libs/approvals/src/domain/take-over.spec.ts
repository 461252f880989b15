import type { PersonId } from '@app/kernel';
import { after, anApproval, AUDITOR, OFFICER, on, sign, signer, TREASURER } from '../testing/approval-request.factory';
import { type ApprovalRequestState, APPROVAL_STATUSES, type Signer, waitingFor } from './approval-request';
import { takeOver } from './take-over';

const refusal = (code: string) => expect.objectContaining({ code });
const leaver = signer('leaver', ['treasurer']);
const next = signer('next', ['treasurer']);
const handed = after(anApproval('T0'), { action: 'hand-over', by: TREASURER, on, to: leaver });
const added = after(anApproval('T0'), { action: 'add-signer', by: TREASURER, on, person: leaver });
const taken = (request: ApprovalRequestState, to: Signer = next): ApprovalRequestState => {
  const decision = takeOver(request, leaver.personId, to);
  return decision ? { ...request, ...decision.patch } : request;
};

describe('a request that waits for an officer who leaves', () => {
  it('waits for the next one, who alone may sign then', () => {
    expect(waitingFor(taken(handed))?.persons).toEqual(['next']);
    expect(after(taken(handed), sign(next))).toMatchObject({ currentStep: 1 });
  });

  it('asks the next one for the added signature, once', () => {
    expect(taken(added).addedSigners.map(({ personId }) => personId)).toEqual(['next']);
    const both = after(added, { action: 'add-signer', by: TREASURER, on, person: next });
    expect(taken(both).addedSigners.map(({ personId }) => personId)).toEqual(['next']);
  });

  it.each(APPROVAL_STATUSES.filter((status) => status !== 'open'))('is nothing to take over when it is %s', (status) =>
    expect(takeOver({ ...handed, status }, leaver.personId, next)).toBeNull(),
  );

  it('is nothing to take over from somebody for whom it does not wait', () => {
    expect(takeOver(handed, 'stranger' as string as PersonId, next)).toBeNull();
    expect(takeOver(anApproval('T0'), leaver.personId, next)).toBeNull();
  });

  it.each([
    ['without the duty', AUDITOR, 'approval.not-your-step'],
    ['who receives', signer('recipient', ['treasurer']), 'approval.own-benefit'],
    ['who asked', signer('officer', ['treasurer']), 'approval.one-person-one-part'],
  ])('is not taken over by somebody %s', (_, to, code) => {
    expect(() => taken(handed, to)).toThrow(refusal(code));
  });

  it('is not signed twice by one person: who asked signs no added step either', () => {
    expect(() => taken(added, OFFICER)).toThrow(refusal('approval.one-person-one-part'));
  });
});
