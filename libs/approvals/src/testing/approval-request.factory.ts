import { civilDate, type PersonId, type UnionId } from '@app/kernel';
import type { ApprovalRequestId, ApprovalRequestState, Signer } from '../domain/approval-request';
import { decideApproval, openApproval } from '../domain/approval.decision';
import type { ApprovalCommand } from '../domain/approval.lifecycle';
import type { CollectiveVote } from '../domain/collective-decision';
import { DEFAULT_ROUTES } from '../domain/default-routes';

export const on = civilDate('2025-03-10');
export const routeOf = (tier: string) => DEFAULT_ROUTES.find((route) => route.tier === tier)!;

export const signer = (id: string, roles: string[] = [], overrides: Partial<Signer> = {}): Signer => ({
  personId: id as PersonId,
  householdId: `home of ${id}`,
  roles: roles.map((role) => ({ role, onBehalfOf: null })),
  mayStandIn: false,
  ...overrides,
});
export const OFFICER = signer('officer');
export const TREASURER = signer('treasurer', ['treasurer']);
export const COMMITTEE = signer('committee', ['committee']);
export const AUDITOR = signer('auditor', ['auditor']);
export const CHAIR = signer('chair', ['chair']);
export const VICE = signer('vice', ['vice-chair']);
export const RECIPIENT = signer('recipient');

export const anApproval = (tier: string, overrides: Partial<ApprovalRequestState> = {}): ApprovalRequestState => ({
  ...openApproval({
    id: 'a1' as ApprovalRequestId,
    unionId: 'u1' as UnionId,
    subject: { type: 'disbursement', id: 'd1' },
    amount: 80_000n,
    requesterId: OFFICER.personId,
    requesterHouseholdId: OFFICER.householdId,
    recipients: [RECIPIENT],
    duties: [],
    route: routeOf(tier),
  }).patch,
  ...overrides,
});

export const after = (request: ApprovalRequestState, ...commands: ApprovalCommand[]): ApprovalRequestState =>
  commands.reduce((state, command) => ({ ...state, ...decideApproval(state, command).patch }), request);
export const sign = (by: Signer): ApprovalCommand => ({ action: 'sign', by, on, comment: '同意' });

export const vote: CollectiveVote = {
  minutesNumber: '纪要〔2025〕3号',
  heldOn: on,
  members: 9,
  present: 7,
  inFavour: 6,
  against: 1,
  abstained: 0,
};
export const decideTogether = (overrides: Partial<CollectiveVote> = {}, by = CHAIR): ApprovalCommand => ({
  action: 'decide-collectively',
  by,
  on,
  comment: '',
  attendees: [],
  vote: { ...vote, ...overrides },
});
export const atCommittee = () => after(anApproval('T3'), sign(TREASURER), sign(COMMITTEE), sign(AUDITOR));
