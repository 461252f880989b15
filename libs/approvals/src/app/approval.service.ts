import { actingName, type Fen, formatFen, newId, ownNameOf, type PersonId, personsOf, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ApprovalRecord } from '../data/approval-record.entity';
import { ApprovalRequest } from '../data/approval-request.entity';
import { lockRunning, partsOf } from '../data/approval.queries';
import { type ApprovalRequestState, type Signer, stepOf, takenDuties, waitingFor } from '../domain/approval-request';
import { decideApproval, openApproval } from '../domain/approval.decision';
import type { ApprovalCommand } from '../domain/approval.lifecycle';
import { refuse } from '../domain/approval.problems';
import type { ApprovalTier } from '../domain/approval-route';
import { actingFor, needPart } from '../domain/approval.rules';
import type { ChosenRoute } from '../domain/choose-route';
import { assertSeparateDuties, type DutyAssignment } from '../domain/separate-duties';
import type {
  ApprovalOpeningOrder,
  ApprovalOrder,
  ApprovalOutcome,
  CaseFacts,
  RequesterAction,
} from './approval-order';
import { ApprovalStore, type LockedRequest, nameOfDelegator } from './approval.store';
import { RouteTable } from './route-table';
import { personOf, type Receivers, SeparateDuties } from './separate-duties.register';

/** An order as the rules want it, with what has to be written besides. */
interface Prepared {
  readonly command: ApprovalCommand;
  readonly route?: ChosenRoute | null;
  readonly to?: { readonly personId: PersonId; readonly name: string };
}

/** What a decided approval allows. */
export interface ApprovedPlan {
  readonly unionId: UnionId;
  /** In fen: all that is given under it. */
  readonly amount: Fen;
  readonly tier: ApprovalTier;
  readonly recipientIds: readonly PersonId[];
}

/** Decisions on subjects of other libs, inside their transaction. The subject's own row was locked by the caller. */
@Injectable()
export class ApprovalService {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly routes: RouteTable,
    private readonly duties: SeparateDuties,
    private readonly store: ApprovalStore,
  ) {}

  /** Opens a request on the route that its facts choose. Refuses who asks for himself or his household. */
  async open(tx: Tx, order: ApprovalOpeningOrder): Promise<ApprovalOutcome> {
    const { newCase } = order;
    const path = newCase?.unionPath ?? (await this.organizations.lineOf(tx, order.unionId)).map((union) => union.id);
    const on = newCase?.on ?? (await this.organizations.today(tx));
    const { route, reason } = await this.choose(tx, order.routeKind ?? order.subject.type, path, on, order.facts);
    const recipientIds = order.recipients.map(personOf);
    const { receivers, duties } = await this.begin(tx, order, recipientIds);
    const requester = receivers.place(tx.actor.personId);
    const { patch: state, event } = openApproval({
      subject: order.subject,
      unionId: order.unionId,
      amount: order.amount,
      route,
      id: newId<'approval-request'>(tx.now.getTime()),
      requesterId: requester.personId,
      requesterHouseholdId: requester.householdId,
      recipients: receivers.recipients,
      duties,
    });
    const { subject, signatures: _s, recipients: _r, duties: _d, ...columns } = state;
    const row = {
      ...columns,
      ...(await this.store.waiting(tx, { path, receivers }, state)),
      version: 1,
      subjectType: subject.type,
      subjectId: subject.id,
      recipientIds,
      routeReason: reason,
      subjectNumber: order.number,
      subjectTitle: order.title,
      requesterName: tx.actor.displayName,
      openedAt: tx.now,
    };
    await tx.insert(ApprovalRequest, row);
    tx.audit({
      action: 'approval.open',
      subjectType: subject.type,
      subjectId: subject.id,
      unionId: order.unionId,
      detail: { tier: [null, state.tier], amount: formatFen(state.amount) },
    });
    tx.announce(event);
    return outcomeOf(state, { routeReason: reason, on, decided: null, actedFor: null });
  }

  /** Who receives and who asks has his part from now on. */
  private async begin(
    tx: Tx,
    { subject, newCase }: ApprovalOpeningOrder,
    recipientIds: readonly PersonId[],
  ): Promise<{ receivers: Receivers; duties: DutyAssignment[] }> {
    if (newCase) {
      const receivers = await this.duties.begin(tx, subject.id, recipientIds, newCase.household);
      return { receivers, duties: [] };
    }
    const parts = await partsOf(tx, subject.id);
    const receivers = await this.duties.receivers(tx, subject.id, recipientIds, parts);
    const duties = parts.filter((each) => each.part !== 'receives');
    for (const personId of personsOf(tx.actor))
      assertSeparateDuties(receivers.place(personId), 'asks', duties, receivers.recipients);
    await this.duties.write(tx, subject.id, 'asks', personsOf(tx.actor), parts);
    return { receivers, duties };
  }

  /** Carries out one order on the running request of a subject. Refuses with the codes of `APPROVAL_PROBLEMS`. */
  async decide(tx: Tx, subjectId: string, order: ApprovalOrder): Promise<ApprovalOutcome> {
    const locked = await this.store.lock(tx, subjectId);
    const { row, state } = locked;
    if (order.action === 'sign') needPart(state, order.part);
    const prepared = await this.prepare(tx, locked, order);
    const { patch, event } = decideApproval(state, prepared.command);
    const reason = prepared.route?.reason ?? row.routeReason;
    const asks = order.action === 'take-over' ? await this.takeOver(tx, locked) : {};
    const after = await this.store.save(tx, locked, withAmount(patch, order), { routeReason: reason, ...asks });
    const comment = 'comment' in order ? order.comment : 'reason' in order ? order.reason : '';
    const onBehalfOf = delegatorOf(state, after, prepared.command);
    const delegator = nameOfDelegator(locked.delegations, onBehalfOf);
    const { to } = prepared;
    if (order.action !== 'sign')
      await this.record(tx, after, order.action, comment, { to, step: state.currentStep, actedFor: delegator });
    this.audit(tx, state, after, order, { reason: comment || null, onBehalfOf });
    tx.announce(event);
    const decided = after.status === 'approved' || after.status === 'refused' ? after.status : null;
    const actedFor = onBehalfOf && delegator !== null ? { personId: onBehalfOf, name: delegator } : null;
    return outcomeOf(after, { routeReason: reason, on: locked.today, decided, actedFor });
  }

  /** Who takes the request over, and whom he acts for, asks from now on; who asked before keeps that part. */
  private async takeOver(tx: Tx, { row, state, receivers }: LockedRequest): Promise<Partial<ApprovalRequest>> {
    const taken = takenDuties(state);
    for (const personId of personsOf(tx.actor))
      assertSeparateDuties(receivers.place(personId), 'asks', taken, receivers.recipients);
    await this.duties.write(tx, row.subjectId, 'asks', personsOf(tx.actor), taken);
    return { requesterName: tx.actor.displayName };
  }

  /**
   * The decided approval of a plan, held until the end of the transaction, for what is opened under it. Refuses
   * `approval.not-found` when it is another subject's or is not approved.
   */
  async approved(tx: Tx, approvalId: string, subjectId: string): Promise<ApprovedPlan> {
    const row = await tx.lock(ApprovalRequest, approvalId);
    if (!row || row.subjectId !== subjectId || row.status !== 'approved') return refuse('approval.not-found');
    return { unionId: row.unionId, amount: row.amount, tier: row.tier, recipientIds: row.recipientIds };
  }

  /** Whether a request of the subject is open or returned to who asked. */
  async isRunning(tx: Tx, subjectId: string): Promise<boolean> {
    return (await lockRunning(tx, subjectId)) !== null;
  }

  private async prepare(tx: Tx, locked: LockedRequest, order: ApprovalOrder): Promise<Prepared> {
    const on = locked.today;
    const by = await this.store.actorAsSigner(tx, locked);
    switch (order.action) {
      case 'add-signer':
      case 'hand-over': {
        const to = await this.store.personAsSigner(tx, locked, order.personId);
        const command = order.action === 'hand-over' ? { to } : { person: to };
        return { command: { action: order.action, by, on, ...command } as ApprovalCommand, to };
      }
      case 'decide-collectively': {
        const attendees = order.attendees.map((each) => locked.receivers.place(each));
        return { command: { ...order, by, on, attendees } };
      }
      case 'change-amount':
      case 'resubmit':
        return this.prepareAnew(tx, locked, order, { by, on });
      case 'sign': {
        const { action, comment } = order;
        return { command: { action, comment, by, on } };
      }
      case 'remind':
        return { command: { action: 'remind', by, on } };
      case 'take-over':
        return { command: { ...order, by, on, persons: personsOf(tx.actor) } };
    }
    return { command: { ...order, by, on } };
  }

  private async prepareAnew(
    tx: Tx,
    { row, path, today }: LockedRequest,
    order: Extract<ApprovalOrder, { action: 'change-amount' | 'resubmit' }>,
    { by, on }: { readonly by: Signer; readonly on: ApprovalCommand['on'] },
  ): Promise<Prepared> {
    const { amount, facts } = order;
    const chosen = facts && (await this.choose(tx, row.subjectType, path, today, facts));
    if (order.action === 'resubmit')
      return { command: { action: 'resubmit', by, on, amount, route: chosen?.route ?? null }, route: chosen };
    return { command: { action: 'change-amount', by, on, amount, route: chosen!.route }, route: chosen };
  }

  private choose(
    tx: Tx,
    subjectKind: string,
    unionPath: LockedRequest['path'],
    on: LockedRequest['today'],
    facts: CaseFacts,
  ): Promise<ChosenRoute> {
    return this.routes.choose(tx, { ...facts, subjectKind, unionPath, on });
  }

  private async record(
    tx: Tx,
    state: ApprovalRequestState,
    action: ApprovalRecord['action'],
    comment: string,
    {
      to,
      step = state.currentStep,
      actedFor = null,
    }: { to?: Prepared['to']; step?: number; actedFor?: string | null } = {},
  ): Promise<void> {
    await tx.insert(ApprovalRecord, {
      id: newId<'approval-record'>(tx.now.getTime()),
      requestId: state.id,
      action,
      step,
      comment,
      stepName: state.steps[step]?.name ?? stepOf(state).name,
      round: state.round,
      amount: state.amount,
      personId: tx.actor.personId,
      personName: actingName(ownNameOf(tx.actor), actedFor),
      accountId: tx.actor.accountId,
      toPersonId: to?.personId ?? null,
      toPersonName: to?.name ?? null,
      doneAt: tx.now,
    });
  }

  private audit(
    tx: Tx,
    before: ApprovalRequestState,
    after: ApprovalRequestState,
    order: ApprovalOrder,
    said: { readonly reason: string | null; readonly onBehalfOf: PersonId | null },
  ): void {
    const { type: subjectType, id: subjectId } = after.subject;
    const changed: Record<string, unknown> = { step: [before.currentStep, after.currentStep] };
    if (before.status !== after.status) changed['status'] = [before.status, after.status];
    if (before.amount !== after.amount) changed['amount'] = [formatFen(before.amount), formatFen(after.amount)];
    const action = `approval.${order.action}`;
    tx.audit({ action, subjectType, subjectId, unionId: after.unionId, detail: changed, ...said });
  }
}

/** What only who asked may do: nobody acts for him there. */
const BY_REQUESTER: ReadonlySet<ApprovalOrder['action']> = new Set<RequesterAction>([
  ...(['withdraw', 'resubmit', 'remind', 'change-amount', 'take-over'] as const),
]);

/** For whom it was done: of a signature the one that was just given, of the rest by the role in which he acted. */
function delegatorOf(
  before: ApprovalRequestState,
  after: ApprovalRequestState,
  { action, by }: ApprovalCommand,
): PersonId | null {
  if (BY_REQUESTER.has(action)) return null;
  if (action === 'sign' || action === 'decide-collectively') return after.signatures.at(-1)?.onBehalfOf ?? null;
  return actingFor(before, by)?.onBehalfOf ?? null;
}

/** With another amount a returned request keeps the new one. */
const withAmount = <P extends object>(patch: P, order: ApprovalOrder): P =>
  order.action === 'resubmit' ? { ...patch, amount: order.amount } : patch;

const outcomeOf = (
  state: ApprovalRequestState,
  how: Pick<ApprovalOutcome, 'routeReason' | 'on' | 'decided' | 'actedFor'>,
): ApprovalOutcome => ({
  ...how,
  approvalId: state.id,
  status: state.status,
  tier: state.tier,
  currentStep: state.currentStep,
  amount: state.amount,
  waitingFor: waitingFor(state),
});
