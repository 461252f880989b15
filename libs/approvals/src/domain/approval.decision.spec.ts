import { civilDate, type PersonId } from '@app/kernel';
import {
  after,
  anApproval,
  atCommittee,
  AUDITOR,
  CHAIR,
  COMMITTEE,
  decideTogether,
  OFFICER,
  on,
  RECIPIENT,
  routeOf,
  sign,
  signer,
  TREASURER,
  VICE,
} from '../testing/approval-request.factory';
import { type ApprovalRequestState, type Signer, waitingFor } from './approval-request';
import { decideApproval, mustAllStandBack, openApproval } from './approval.decision';
import type { ApprovalCommand } from './approval.lifecycle';
import { needPart } from './approval.rules';

const APPROVES = { ...routeOf('T0').steps[1]!, standIns: [] };
const refusal = (code: string) => expect.objectContaining({ code });

describe('signing', () => {
  it.each([
    ['the first step waits', anApproval('T2'), '还没到您这一步，先由财务审核。'],
    ['a second review waits', after(anApproval('T2'), sign(TREASURER)), '还没到您这一步，先由分管委员审核。'],
  ])('an approval while %s says whose turn it is', (_, request, detail) => {
    expect(() => needPart(request, 'approve')).toThrow(
      expect.objectContaining({ code: 'approval.earlier-step-unsigned', detail }),
    );
    expect(() => needPart(request, 'review')).not.toThrow();
  });

  it('a review after the last review was done already', () => {
    const reviewed = after(anApproval('T0'), sign(TREASURER));
    expect(() => needPart(reviewed, 'review')).toThrow(refusal('approval.part-differs'));
    expect(() => needPart(reviewed, 'approve')).not.toThrow();
  });

  it('goes through the steps in order and is approved with the last', () => {
    const first = decideApproval(anApproval('T0'), sign(TREASURER));
    expect(first.patch).toMatchObject({ currentStep: 1 });
    expect(first.event).toMatchObject({ type: 'approval.signed.v1', payload: { step: 0, currentStep: 1 } });
    const last = decideApproval(after(anApproval('T0'), sign(TREASURER)), sign(VICE));
    expect(last.patch).toMatchObject({ status: 'approved' });
    expect(last.event).toMatchObject({
      type: 'approval.decided.v1',
      payload: { outcome: 'approved', amount: '800.00' },
    });
  });

  it.each([
    ['before his step', anApproval('T0'), CHAIR, 'approval.not-your-step'],
    ['without a role', anApproval('T0'), signer('x'), 'approval.not-your-step'],
    ['twice', after(anApproval('T2'), sign(TREASURER)), signer('treasurer', ['committee']), 'approval.signed-before'],
    [
      'after reviewing',
      after(
        anApproval('T0'),
        sign(TREASURER),
        { action: 'return-step', by: VICE, on, reason: '再核' },
        sign(signer('t2', ['treasurer'])),
      ),
      signer('treasurer', ['chair']),
      'approval.one-person-one-part',
    ],
    ['after asking', anApproval('T0'), signer('officer', ['treasurer']), 'approval.one-person-one-part'],
    ['for himself', anApproval('T0'), signer('recipient', ['treasurer']), 'approval.own-benefit'],
    [
      'for his household',
      anApproval('T0'),
      signer('spouse', ['treasurer'], { householdId: RECIPIENT.householdId }),
      'approval.household-benefit',
    ],
    [
      'when he pays',
      anApproval('T0', { duties: [{ personId: 'chair' as PersonId, part: 'pays' }], currentStep: 1 }),
      CHAIR,
      'approval.one-person-one-part',
    ],
  ] as [string, ApprovalRequestState, Signer, string][])('is refused %s', (_, request, by, code) => {
    expect(() => decideApproval(request, sign(by))).toThrow(refusal(code));
  });

  it('is kept with role, principal, round and day', () => {
    const acting = signer('deputy', [], { roles: [{ role: 'chair', onBehalfOf: CHAIR.personId }] });
    const request = after(anApproval('T0'), sign(TREASURER), sign(acting));
    expect(request.signatures[1]).toMatchObject({
      role: 'chair',
      onBehalfOf: 'chair',
      round: 1,
      signedOn: on,
      valid: true,
    });
  });

  it('is one per person, also when one of them was given by a deputy', () => {
    const both = [
      { role: 'treasurer', onBehalfOf: CHAIR.personId },
      { role: 'chair', onBehalfOf: CHAIR.personId },
    ] as const;
    const request = anApproval('T0', { steps: ['treasurer', 'chair'].map((role) => ({ ...APPROVES, roles: [role] })) });
    const signedFor = after(request, sign(signer('deputy', [], { roles: [both[0]] })));
    expect(() => decideApproval(signedFor, sign(CHAIR))).toThrow(refusal('approval.signed-before'));
    const signedHimself = after(request, sign(signer(CHAIR.personId, ['treasurer'])));
    const deputy = signer('deputy', [], { roles: [both[1]] });
    expect(() => decideApproval(signedHimself, sign(deputy))).toThrow(refusal('approval.signed-before'));
    expect(after(signedHimself, sign(signer('another', ['chair']))).status).toBe('approved');
  });

  it('is not given by the deputy of somebody who is to sign the same step himself', () => {
    const added = after(anApproval('T0'), { action: 'add-signer', by: TREASURER, on, person: CHAIR });
    const deputy = signer('deputy', [], { roles: [{ role: 'treasurer', onBehalfOf: CHAIR.personId }] });
    expect(() => decideApproval(added, sign(deputy))).toThrow(refusal('approval.not-your-step'));
  });

  it('is refused on behalf of who receives', () => {
    const acting = signer('deputy', [], { roles: [{ role: 'treasurer', onBehalfOf: RECIPIENT.personId }] });
    expect(() => decideApproval(anApproval('T0'), sign(acting))).toThrow(refusal('approval.own-benefit'));
  });

  it('is refused on behalf of who lives with who receives', () => {
    const behalf = { onBehalfOf: TREASURER.personId, behalfHouseholdId: RECIPIENT.householdId };
    const acting = signer('deputy', [], { roles: [{ role: 'treasurer', ...behalf }] });
    expect(() => decideApproval(anApproval('T0'), sign(acting))).toThrow(refusal('approval.household-benefit'));
  });

  it("lets the stand-in sign the chair's own benefit, and only then", () => {
    const own = after(anApproval('T2', { recipients: [CHAIR] }), sign(TREASURER), sign(COMMITTEE));
    expect(mustAllStandBack(own, [CHAIR])).toBe(true);
    expect(mustAllStandBack(own, [CHAIR, signer('second chair')])).toBe(false);
    expect(() => decideApproval(own, sign(VICE))).toThrow(refusal('approval.not-your-step'));
    expect(after(own, sign({ ...VICE, mayStandIn: true })).status).toBe('approved');
  });

  it('does not open a request of who receives, of his household, or for nothing', () => {
    const opening = { ...anApproval('T0'), route: routeOf('T0'), requesterHouseholdId: null };
    const open = (overrides: object) => () => openApproval({ ...opening, ...overrides });
    expect(open({ requesterId: RECIPIENT.personId })).toThrow(refusal('approval.own-benefit'));
    expect(open({ requesterHouseholdId: RECIPIENT.householdId })).toThrow(refusal('approval.household-benefit'));
    expect(open({ amount: -1n })).toThrow(refusal('approval.amount-not-positive'));
  });
});

describe('collective decision', () => {
  it('is kept with its minutes, and approves', () => {
    const request = after(atCommittee(), decideTogether());
    expect(request.status).toBe('approved');
    expect(request.signatures.at(-1)).toMatchObject({ vote: { minutesNumber: '纪要〔2025〕3号', inFavour: 6 } });
  });

  it('refuses the request when the vote did not carry', () => {
    const decision = decideApproval(atCommittee(), decideTogether({ inFavour: 3, against: 4 }));
    expect(decision.patch.status).toBe('refused');
    expect(decision.event).toMatchObject({ payload: { outcome: 'refused' } });
  });

  it.each([
    ['no single signature', sign(CHAIR), 'approval.collective-needed'],
    ['no single refusal', { action: 'refuse', by: CHAIR, on, reason: '不行' }, 'approval.collective-needed'],
    ['no meeting of tomorrow', decideTogether({ heldOn: civilDate('2025-03-11') }), 'approval.held-after-today'],
    ['no vote without quorum', decideTogether({ present: 5, inFavour: 5, against: 0 }), 'approval.no-quorum'],
    ['nobody without a role', decideTogether({}, signer('x')), 'approval.not-your-step'],
    ['no recipient in the room', { ...decideTogether(), attendees: [RECIPIENT] }, 'approval.own-benefit'],
  ] as [string, ApprovalCommand, string][])('takes %s', (_, command, code) => {
    expect(() => decideApproval(atCommittee(), command)).toThrow(refusal(code));
  });

  it('has no place in a step of one signature', () => {
    const request = after(anApproval('T0'), sign(TREASURER));
    expect(() => decideApproval(request, decideTogether())).toThrow(refusal('approval.not-collective'));
  });
});

describe('returning', () => {
  const back = (by: Signer): ApprovalCommand => ({ action: 'return-step', by, on, reason: '请再核' });

  it('one step makes the signature of that step invalid, and it is signed again', () => {
    const request = after(anApproval('T0'), sign(TREASURER), back(CHAIR));
    expect(request).toMatchObject({ status: 'open', currentStep: 0, signatures: [{ valid: false }] });
    expect(after(request, sign(TREASURER), sign(CHAIR)).status).toBe('approved');
  });

  it('one step from the first is refused', () => {
    expect(() => decideApproval(anApproval('T0'), back(TREASURER))).toThrow(refusal('approval.nothing-before'));
  });

  const toRequester: ApprovalCommand = { action: 'return', by: CHAIR, on, reason: '缺出院小结' };

  it('to the requester keeps earlier signatures while the amount stays', () => {
    const returned = after(anApproval('T0'), sign(TREASURER), toRequester);
    const resumed = after(returned, { action: 'resubmit', by: OFFICER, on, amount: 80_000n, route: null });
    expect(resumed).toMatchObject({ status: 'open', currentStep: 1, round: 1, signatures: [{ valid: true }] });
    expect(after(resumed, sign(CHAIR)).status).toBe('approved');
  });

  it('and another amount begins anew on a route of its own', () => {
    const returned = after(anApproval('T0'), sign(TREASURER), toRequester);
    const more = { action: 'resubmit', by: OFFICER, on, amount: 300_000n } as const;
    expect(() => decideApproval(returned, { ...more, route: null })).toThrow(refusal('approval.route-needed'));
    const anew = after(returned, { ...more, route: routeOf('T1') });
    expect(anew).toMatchObject({
      tier: 'T1',
      currentStep: 0,
      round: 2,
      amount: 300_000n,
      signatures: [{ valid: false }],
    });
  });

  it.each(['return', 'return-step', 'refuse'] as const)('%s needs a reason', (action) => {
    const request = after(anApproval('T0'), sign(TREASURER));
    const command = { action, by: CHAIR, on, reason: ' ' };
    expect(() => decideApproval(request, command)).toThrow(refusal('approval.reason-needed'));
  });
});

describe('the requester', () => {
  it('changes the amount and thereby makes every earlier signature invalid', () => {
    const change = { action: 'change-amount', by: OFFICER, on, amount: 300_000n, route: routeOf('T1') } as const;
    const request = after(anApproval('T0'), sign(TREASURER), change);
    expect(request).toMatchObject({ currentStep: 0, round: 2, routeCode: 'STANDING-VICE-CHAIR' });
    expect(request.signatures).toEqual([expect.objectContaining({ valid: false, round: 1 })]);
    expect(after(request, sign(TREASURER), sign(CHAIR)).status).toBe('approved');
    const nothing = () => decideApproval(request, { ...change, amount: 0n });
    expect(nothing).toThrow(refusal('approval.amount-not-positive'));
  });

  it.each([
    { action: 'remind', by: CHAIR, on },
    { action: 'withdraw', by: CHAIR, on, reason: 'x' },
    { action: 'change-amount', by: CHAIR, on, amount: 1n, route: routeOf('T0') },
  ] as ApprovalCommand[])('alone may $action', (command) => {
    expect(() => decideApproval(anApproval('T0'), command)).toThrow(refusal('approval.requester-only'));
  });

  it('is not waited for when the lib that owns the subject lets another take it back, with a reason', () => {
    const withdraw = { action: 'withdraw', by: CHAIR, on, reason: '内容要改', bySubject: true } as const;
    expect(after(anApproval('T0'), withdraw).status).toBe('withdrawn');
    const silent = () => decideApproval(anApproval('T0'), { ...withdraw, reason: ' ' });
    expect(silent).toThrow(refusal('approval.reason-needed'));
  });

  it('reminds once a day', () => {
    const remind: ApprovalCommand = { action: 'remind', by: OFFICER, on };
    const reminded = after(anApproval('T0'), remind);
    expect(() => decideApproval(reminded, remind)).toThrow(refusal('approval.reminded-today'));
    expect(after(reminded, { ...remind, on: civilDate('2025-03-11') }).remindedOn).toBe('2025-03-11');
  });
});

describe('added signers and handing over', () => {
  const add = (person: Signer): ApprovalCommand => ({ action: 'add-signer', by: TREASURER, on, person });

  it('waits for everybody who was added, in any order', () => {
    const added = after(anApproval('T0'), add(AUDITOR));
    expect(waitingFor(added)).toMatchObject({ roles: ['treasurer'], persons: ['auditor'] });
    const signed = after(added, sign(TREASURER));
    expect(signed).toMatchObject({ status: 'open', currentStep: 0 });
    expect(waitingFor(signed)).toEqual({ stepName: '财务审核', roles: [], persons: ['auditor'] });
    expect(after(signed, sign(AUDITOR)).currentStep).toBe(1);
    expect(after(added, sign(AUDITOR), sign(TREASURER)).currentStep).toBe(1);
  });

  it.each([
    ['himself', TREASURER, 'approval.added-before'],
    ['who receives', RECIPIENT, 'approval.own-benefit'],
    ['who asked', OFFICER, 'approval.one-person-one-part'],
  ])('refuses to add %s', (_, person, code) => {
    expect(() => decideApproval(anApproval('T0'), add(person))).toThrow(refusal(code));
  });

  it('refuses to add the same person twice, and an added signer to add or hand over', () => {
    const added = after(anApproval('T0'), add(AUDITOR));
    expect(() => decideApproval(added, add(AUDITOR))).toThrow(refusal('approval.added-before'));
    const further: ApprovalCommand = { action: 'add-signer', by: AUDITOR, on, person: VICE };
    expect(() => decideApproval(added, further)).toThrow(refusal('approval.not-your-step'));
  });

  it('hands over to somebody with the same duty, who alone may sign then', () => {
    const second = signer('t2', ['treasurer']);
    const handed = after(anApproval('T0'), { action: 'hand-over', by: TREASURER, on, to: second });
    expect(waitingFor(handed)).toEqual({ stepName: '财务审核', roles: [], persons: ['t2'] });
    expect(() => decideApproval(handed, sign(TREASURER))).toThrow(refusal('approval.not-your-step'));
    expect(after(handed, sign(second))).toMatchObject({ currentStep: 1, assignedTo: null });
  });

  it.each([
    ['without the duty', AUDITOR, 'approval.not-your-step'],
    ['who receives', signer('recipient', ['treasurer']), 'approval.own-benefit'],
  ])('does not hand over to somebody %s', (_, to, code) => {
    const handOver = () => decideApproval(anApproval('T0'), { action: 'hand-over', by: TREASURER, on, to });
    expect(handOver).toThrow(refusal(code));
  });
});
