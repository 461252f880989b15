import type { PersonId } from '@app/kernel';
import { isSameEvent } from './same-event';
import type { SameEventWindow } from './occasion';
import { refuse } from './visits.problems';
import type { VisitDutyEvent } from './visits.events';
import type { VisitId } from './visit';
import {
  type Assignee,
  type EventReport,
  earlier,
  firstsOf,
  isSamePerson,
  joinFirsts,
  type PersonAt,
  type VisitDutyId,
  type VisitDutyState,
  type VisitDutyStatus,
} from './visit-duty';
import {
  nextDutyStatus,
  nextStatusOf,
  VISIT_DUTY_ACTION_WORDS,
  VISIT_DUTY_STATUS_WORDS,
  type VisitDutyAction,
} from './visit-duty.lifecycle';

interface VisitLogged {
  readonly visitId: VisitId;
  /** The visitor named first; he becomes the first helper when nobody helped before. */
  readonly helper: PersonAt;
}

/** `by` is the acting person, `at` the instant of the transaction. */
export type VisitDutyCommand = { readonly by: PersonId; readonly at: Date } & (
  | { action: 'assign'; to: readonly Assignee[] }
  | { action: 'accept' }
  | { action: 'hand-over'; to: readonly Assignee[]; reason: string }
  | { action: 'decline'; reason: string }
  | { action: 'excuse'; reason: string }
  | { action: 'cancel'; reason: string; duplicateOfId: VisitDutyId | null }
  | ({ action: 'log-visit' } & VisitLogged)
  | ({ action: 'log-follow-up' } & VisitLogged)
  | { action: 'void-visit'; visitId: VisitId }
  | { action: 'void-follow-up'; visitId: VisitId }
  | { action: 'settle'; visitId: VisitId }
  | { action: 'withdraw-aid' }
  | { action: 'close'; unsettledAids: number }
  | { action: 'reopen'; reason: string }
  | { action: 'reinstate'; reason: string }
  | { action: 'join-report'; report: EventReport; window: SameEventWindow }
  | { action: 'escalate' }
);

type CommandOf<A extends VisitDutyAction> = Extract<VisitDutyCommand, { action: A }>;
type Deciders = { [A in VisitDutyAction]: (duty: VisitDutyState, command: CommandOf<A>) => VisitDutyDecision };

export interface VisitDutyDecision {
  readonly patch: Partial<VisitDutyState>;
  readonly event: VisitDutyEvent;
}

/** Pure: what the command would change and announce, or a refusal that says why. */
export function decideDuty(duty: VisitDutyState, command: VisitDutyCommand): VisitDutyDecision {
  const status = nextStatusOf(duty, command.action);
  if (!status) {
    if (duty.isHistoric && nextDutyStatus(duty.status, command.action)) refuse('visit-duty.historic');
    return refuse('visit-duty.action-not-open', notOpenWords(duty.status, command.action));
  }
  const decide = DECIDERS[command.action] as (duty: VisitDutyState, command: VisitDutyCommand) => VisitDutyDecision;
  const { patch, event } = decide(duty, command);
  return { patch: { status, ...patch }, event };
}

const notOpenWords = (status: VisitDutyStatus, action: VisitDutyAction): string =>
  `这件走访${VISIT_DUTY_STATUS_WORDS[status]}，现在不能${VISIT_DUTY_ACTION_WORDS[action]}。`;

const idsOf = (duty: VisitDutyState) => ({ visitDutyId: duty.id, unionId: duty.unionId });
const personIds = (people: readonly Assignee[]): PersonId[] => people.map((person) => person.personId);

const RELEASED = { assignees: [], acceptedById: null } as const;

const DECIDERS: Deciders = {
  assign: (duty, { to }) => {
    const assignees = checkedAssignees(duty, to);
    return {
      patch: { assignees, acceptedById: null },
      event: { type: 'visit-duty.assigned.v1', payload: { ...idsOf(duty), assigneeIds: personIds(assignees) } },
    };
  },
  accept: (duty, { by }) => {
    mustBeAssignee(duty, by);
    return {
      patch: { acceptedById: by },
      event: { type: 'visit-duty.accepted.v1', payload: { ...idsOf(duty), personId: by } },
    };
  },
  'hand-over': (duty, { to, reason }) => {
    const assignees = checkedAssignees(duty, to);
    const payload = { ...idsOf(duty), fromIds: personIds(duty.assignees), assigneeIds: personIds(assignees) };
    return {
      patch: { assignees, acceptedById: null, reason: requiredReason(reason) },
      event: { type: 'visit-duty.handed-over.v1', payload },
    };
  },
  decline,
  excuse: (duty, { reason }) => ({
    patch: { ...RELEASED, reason: requiredReason(reason) },
    event: { type: 'visit-duty.excused.v1', payload: idsOf(duty) },
  }),
  cancel: (duty, { reason, duplicateOfId }) => ({
    patch: { ...RELEASED, reason: requiredReason(reason), duplicateOfId },
    event: { type: 'visit-duty.cancelled.v1', payload: { ...idsOf(duty), duplicateOfId } },
  }),
  'log-visit': logVisit,
  'log-follow-up': logVisit,
  'void-visit': (duty, { visitId }) => {
    const left = Math.max(duty.visitCount - 1, 0);
    const status = left > 0 ? 'visited' : waitingStatusOf(duty);
    return { patch: { status, visitCount: left }, event: visitVoided(duty, visitId) };
  },
  'void-follow-up': (duty, { visitId }) => {
    if (duty.visitCount < 2) refuse('visit.aid-locked');
    return { patch: { visitCount: duty.visitCount - 1 }, event: visitVoided(duty, visitId) };
  },
  settle: (duty, { visitId }) => ({
    patch: {},
    event: { type: 'visit-duty.settling.v1', payload: { ...idsOf(duty), visitId } },
  }),
  'withdraw-aid': (duty) => ({
    patch: {},
    event: { type: 'visit-duty.aid-withdrawn.v1', payload: idsOf(duty) },
  }),
  close: (duty, { unsettledAids }) => {
    if (unsettledAids > 0)
      refuse('visit-duty.aid-unsettled', `还有 ${unsettledAids} 笔慰问没有办完，付清或撤回后再办结。`);
    return { patch: {}, event: { type: 'visit-duty.closed.v1', payload: idsOf(duty) } };
  },
  reopen: (duty, { reason }) => ({
    patch: { reason: requiredReason(reason) },
    event: { type: 'visit-duty.reopened.v1', payload: idsOf(duty) },
  }),
  reinstate: (duty, { reason }) => ({
    patch: { ...RELEASED, reason: requiredReason(reason), duplicateOfId: null },
    event: { type: 'visit-duty.reinstated.v1', payload: idsOf(duty) },
  }),
  'join-report': (duty, { report, window }) => {
    if (!isSameEvent(duty, report, window)) refuse('visit-duty.not-same-event');
    return {
      patch: { ...joinFirsts(duty, firstsOf(report)), reportCount: duty.reportCount + 1 },
      event: { type: 'visit-duty.report-joined.v1', payload: idsOf(duty) },
    };
  },
  escalate: (duty, { at }) => {
    const level = duty.escalationLevel + 1;
    return {
      patch: { escalatedAt: at, escalationLevel: level },
      event: { type: 'visit-duty.escalated.v1', payload: { ...idsOf(duty), level } },
    };
  },
};

function decline(duty: VisitDutyState, { by, reason }: CommandOf<'decline'>): VisitDutyDecision {
  mustBeAssignee(duty, by);
  const assignees = duty.assignees.filter((assignee) => assignee.personId !== by);
  const acceptedById = duty.acceptedById === by ? null : duty.acceptedById;
  return {
    patch: {
      status: waitingStatusOf({ assignees, acceptedById }),
      assignees,
      acceptedById,
      reason: requiredReason(reason),
    },
    event: {
      type: 'visit-duty.declined.v1',
      payload: { ...idsOf(duty), personId: by, assigneeIds: personIds(assignees) },
    },
  };
}

function logVisit(duty: VisitDutyState, { visitId, helper }: VisitLogged): VisitDutyDecision {
  return {
    patch: { visitCount: duty.visitCount + 1, firstHelper: earlier(duty.firstHelper, helper) },
    event: { type: 'visit-duty.visited.v1', payload: { ...idsOf(duty), visitId } },
  };
}

const visitVoided = (duty: VisitDutyState, visitId: VisitId): VisitDutyEvent => ({
  type: 'visit-duty.visit-voided.v1',
  payload: { ...idsOf(duty), visitId },
});

/** Where a duty that nobody has visited stands, by who has it. */
function waitingStatusOf(duty: Pick<VisitDutyState, 'assignees' | 'acceptedById'>): VisitDutyStatus {
  if (duty.assignees.length === 0) return 'open';
  return duty.acceptedById ? 'accepted' : 'assigned';
}

function checkedAssignees(duty: VisitDutyState, to: readonly Assignee[]): Assignee[] {
  const assignees = [...new Map(to.map((person) => [person.personId, person])).values()];
  if (assignees.length === 0) refuse('visit-duty.nobody-assigned');
  if (assignees.some((person) => isSamePerson(person.personId, duty.memberId))) {
    refuse('visit-duty.member-as-visitor');
  }
  return assignees;
}

function mustBeAssignee(duty: VisitDutyState, by: PersonId): void {
  if (!duty.assignees.some((assignee) => assignee.personId === by)) refuse('visit-duty.not-assignee');
}

function requiredReason(reason: string): string {
  const text = reason.trim();
  return text === '' ? refuse('visit-duty.reason-missing') : text;
}
