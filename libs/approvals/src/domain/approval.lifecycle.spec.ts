import {
  after,
  anApproval,
  atCommittee,
  AUDITOR,
  CHAIR,
  decideTogether,
  OFFICER,
  on,
  routeOf,
  sign,
  TREASURER,
  VICE,
} from '../testing/approval-request.factory';
import { APPROVAL_STATUSES } from './approval-request';
import { decideApproval } from './approval.decision';
import { APPROVAL_LIFECYCLE, type ApprovalCommand } from './approval.lifecycle';

const refusal = (code: string) => expect.objectContaining({ code });

describe('approval lifecycle', () => {
  /** Commands that somebody may give at the last step of a route of that tier. */
  const COMMANDS: { tier: string; command: ApprovalCommand }[] = [
    { tier: 'T0', command: sign(CHAIR) },
    { tier: 'T3', command: decideTogether() },
    { tier: 'T0', command: { action: 'return-step', by: CHAIR, on, reason: '请财务再核' } },
    { tier: 'T0', command: { action: 'return', by: CHAIR, on, reason: '材料不清' } },
    { tier: 'T0', command: { action: 'refuse', by: CHAIR, on, reason: '不符合标准' } },
    { tier: 'T0', command: { action: 'add-signer', by: CHAIR, on, person: AUDITOR } },
    { tier: 'T0', command: { action: 'hand-over', by: CHAIR, on, to: VICE } },
    { tier: 'T0', command: { action: 'remind', by: OFFICER, on } },
    { tier: 'T0', command: { action: 'change-amount', by: OFFICER, on, amount: 70_000n, route: routeOf('T0') } },
    { tier: 'T0', command: { action: 'resubmit', by: OFFICER, on, amount: 80_000n, route: null } },
    { tier: 'T0', command: { action: 'take-over', by: VICE, on, reason: '原经办人已调离', persons: [VICE.personId] } },
    { tier: 'T0', command: { action: 'withdraw', by: OFFICER, on, reason: '重复申请' } },
  ];
  const cells = APPROVAL_STATUSES.flatMap((status) => COMMANDS.map((each) => ({ status, ...each })));
  const lastStep = (tier: string) => (tier === 'T3' ? atCommittee() : after(anApproval(tier), sign(TREASURER)));

  it.each(cells)('$status + $command.action', ({ status, tier, command }) => {
    const request = { ...lastStep(tier), status };
    const row = APPROVAL_LIFECYCLE[command.action];
    if (row.from.includes(status)) expect(after(request, command).status).toBe(row.to);
    else expect(() => decideApproval(request, command)).toThrow(refusal('approval.action-not-open'));
  });

  it('covers every action of the table', () => {
    expect(COMMANDS.map(({ command }) => command.action)).toEqual(Object.keys(APPROVAL_LIFECYCLE));
  });
});
