import type { CivilDate, Fen, Id, PersonId, UnionId } from '@app/kernel';
import type { ApprovalRoute, ApprovalTier, RouteStep } from './approval-route';
import type { CollectiveVote } from './collective-decision';
import type { ActingRole } from './delegation';
import type { DutyAssignment, DutyPart, PersonInHousehold } from './separate-duties';

export type ApprovalRequestId = Id<'approval-request'>;

export const APPROVAL_STATUSES = ['open', 'returned', 'approved', 'refused', 'withdrawn'] as const;
export type ApprovalStatus = (typeof APPROVAL_STATUSES)[number];

export const APPROVAL_STATUS_NAMES: Record<ApprovalStatus, string> = {
  open: '审批中',
  returned: '已退回',
  approved: '已同意',
  refused: '未同意',
  withdrawn: '已撤回',
};

/** What is decided on, such as `{ type: 'disbursement', id }`; approvals know nothing else of it. */
export interface ApprovalSubject {
  readonly type: string;
  readonly id: string;
}

/** One signature; it is never deleted, an amount change or a return makes it invalid. */
export interface Signature {
  /** Index of the step in the route of its round. */
  readonly step: number;
  readonly part: RouteStep['part'];
  readonly personId: PersonId;
  readonly onBehalfOf: PersonId | null;
  /** Null for a signer who was added (加签). */
  readonly role: string | null;
  readonly round: number;
  readonly signedOn: CivilDate;
  readonly comment: string;
  /** The meeting's vote in a collective step. */
  readonly vote: CollectiveVote | null;
  readonly valid: boolean;
}

/** 加签: somebody else must sign this step too. */
export interface AddedSigner {
  readonly step: number;
  readonly personId: PersonId;
  readonly addedBy: PersonId;
}

/** The part of a route that a request keeps, so that a later change of the table does not touch it. */
export type RouteOfRequest = Pick<ApprovalRoute, 'code' | 'tier' | 'version' | 'steps'>;

export interface ApprovalRequestState {
  readonly id: ApprovalRequestId;
  readonly unionId: UnionId;
  readonly subject: ApprovalSubject;
  readonly status: ApprovalStatus;
  /** In fen. */
  readonly amount: Fen;
  readonly routeCode: string;
  readonly tier: ApprovalTier;
  readonly routeVersion: string;
  readonly steps: readonly RouteStep[];
  /** Index of the step that is to be signed. */
  readonly currentStep: number;
  /** Begins at 1; grows with every change of the amount. */
  readonly round: number;
  readonly requesterId: PersonId;
  readonly recipients: readonly PersonInHousehold[];
  /** Parts taken in the subject outside this request, such as who asks, who pays. */
  readonly duties: readonly DutyAssignment[];
  readonly signatures: readonly Signature[];
  readonly addedSigners: readonly AddedSigner[];
  /** 转办: this person alone may sign the current step; null: anybody with a role of the step. */
  readonly assignedTo: PersonId | null;
  /** The step that returned it to the requester; he resumes there when the amount stays. */
  readonly returnedFromStep: number | null;
  readonly remindedOn: CivilDate | null;
}

/** Who acts, with the roles in which he may (his own and delegated ones) in the union of the request. */
export interface Signer extends PersonInHousehold {
  readonly roles: readonly ActingRole[];
  /** Everybody who holds a role of the current step has to stand back, so its stand-ins may sign. */
  readonly mayStandIn: boolean;
}

export const dutyOf = (part: RouteStep['part']): DutyPart => (part === 'review' ? 'reviews' : 'approves');

/** Who has had which part until now; an invalid signature counts, since he has seen and judged the case. */
export function takenDuties(request: ApprovalRequestState): DutyAssignment[] {
  const signed = request.signatures.flatMap((signature) =>
    [signature.personId, signature.onBehalfOf].flatMap((personId) =>
      personId === null ? [] : [{ personId, part: dutyOf(signature.part) }],
    ),
  );
  return [{ personId: request.requesterId, part: 'asks' }, ...request.duties, ...signed];
}

export const stepOf = (request: ApprovalRequestState): RouteStep => request.steps[request.currentStep]!;

/** Added signers of the current step who have not signed yet. */
export const addedAndUnsigned = (request: ApprovalRequestState): AddedSigner[] =>
  request.addedSigners.filter(
    (added) =>
      added.step === request.currentStep &&
      !validAt(request, added.step).some((signature) => signature.personId === added.personId),
  );

export const validAt = (request: ApprovalRequestState, step: number): Signature[] =>
  request.signatures.filter((signature) => signature.valid && signature.step === step);

/** Whom an open request waits for, for "who holds it" on the screen; null when it waits for no signer. */
export function waitingFor(
  request: ApprovalRequestState,
): { readonly stepName: string; readonly roles: readonly string[]; readonly persons: readonly PersonId[] } | null {
  if (request.status !== 'open') return null;
  const step = stepOf(request);
  const added = addedAndUnsigned(request).map((each) => each.personId);
  const isSigned = validAt(request, request.currentStep).some((signature) => signature.role !== null);
  if (isSigned) return { stepName: step.name, roles: [], persons: added };
  const assigned = request.assignedTo === null ? [] : [request.assignedTo];
  return { stepName: step.name, roles: assigned.length > 0 ? [] : step.roles, persons: [...assigned, ...added] };
}
