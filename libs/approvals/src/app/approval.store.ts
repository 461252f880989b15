import { actingName, type CivilDate, newId, ownNameOf, type PersonId, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ApprovalRequest } from '../data/approval-request.entity';
import { contextOf, invalidateSignatures, type KeptSignature, lockRunning } from '../data/approval.queries';
import { SignatureRow } from '../data/signature.entity';
import {
  type ApprovalRequestState,
  dutyOf,
  type Signature,
  type Signer,
  stepOf,
  takenDuties,
  waitingFor,
} from '../domain/approval-request';
import type { ApprovalDecision } from '../domain/approval.decision';
import { refuse } from '../domain/approval.problems';
import type { NamedDelegation } from '../domain/delegation';
import { type Receivers, SeparateDuties } from './separate-duties.register';
import { SignerDirectory } from './signer.directory';

/** A running request with everything that a decision looks at, held until the end of the transaction. */
export interface LockedRequest {
  readonly row: ApprovalRequest;
  readonly state: ApprovalRequestState;
  readonly receivers: Receivers;
  readonly path: readonly UnionId[];
  readonly delegations: readonly NamedDelegation[];
  readonly today: CivilDate;
}

const isKept = (signature: Signature): signature is KeptSignature => 'id' in signature;

/** Reads and writes requests with their signatures and parts. */
@Injectable()
export class ApprovalStore {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly duties: SeparateDuties,
    private readonly signers: SignerDirectory,
  ) {}

  /** Refuses `approval.not-found` when nothing of the subject is running. */
  async lock(tx: Tx, subjectId: string): Promise<LockedRequest> {
    const row = (await lockRunning(tx, subjectId)) ?? refuse('approval.not-found');
    const today = await this.organizations.today(tx);
    const asked = contextOf(tx, row, tx.actor.personId, today);
    const parts = asked.then((context) => context.parts);
    const [context, receivers] = await Promise.all([
      asked,
      this.duties.receivers(tx, subjectId, row.recipientIds, parts),
    ]);
    const { id, unionId, amount, routeCode, tier, routeVersion, steps, currentStep, status, round } = row;
    const { requesterId, addedSigners, assignedTo, returnedFromStep, remindedOn } = row;
    const state: ApprovalRequestState = {
      id,
      unionId,
      amount,
      routeCode,
      tier,
      routeVersion,
      steps,
      currentStep,
      status,
      round,
      requesterId,
      addedSigners,
      assignedTo,
      returnedFromStep,
      remindedOn,
      subject: { type: row.subjectType, id: row.subjectId },
      recipients: receivers.recipients,
      duties: context.parts.filter((each) => each.part !== 'receives'),
      signatures: context.signatures,
    };
    const { path, delegations } = context;
    return { row, state, receivers, path, delegations, today };
  }

  /** The actor before the current step: in which roles he may sign it. */
  actorAsSigner(tx: Tx, { state, path, delegations, receivers, today }: LockedRequest): Promise<Signer> {
    const place = (personId: PersonId) => receivers.place(personId);
    return this.signers.actorAsSigner(tx, state, path, today, { delegations, place });
  }

  /** Somebody else before the current step. Refuses `approval.person-unknown`. */
  personAsSigner(tx: Tx, { state, path, receivers }: LockedRequest, personId: PersonId) {
    return this.signers.personAsSigner(tx, state, path, personId, (id) => receivers.place(id));
  }

  /** Writes what was decided: parts, signatures, whom it waits for, the row. */
  async save(
    tx: Tx,
    locked: LockedRequest,
    patch: ApprovalDecision['patch'],
    also: Partial<ApprovalRequest> = {},
  ): Promise<ApprovalRequestState> {
    const { row, state } = locked;
    const after: ApprovalRequestState = { ...state, ...patch };
    if (patch.signatures) await this.saveSignatures(tx, locked, patch.signatures);
    const { signatures: _s, recipients: _r, duties: _d, subject: _j, ...columns } = patch;
    const waiting = await this.waiting(tx, locked, after);
    tx.later(tx.update(ApprovalRequest, row, { ...columns, ...also, ...waiting }));
    return after;
  }

  /** Whom it waits for, since when, and when it was decided. */
  async waiting(
    tx: Tx,
    { row, state, path, receivers }: Pick<LockedRequest, 'path' | 'receivers'> & Partial<LockedRequest>,
    after: ApprovalRequestState,
  ): Promise<Partial<ApprovalRequest>> {
    const waits = waitingFor(after);
    const isDone = after.status !== 'open' && after.status !== 'returned';
    const hasMoved = state?.currentStep !== after.currentStep || state.status !== after.status;
    return {
      waitingRoles:
        waits && waits.roles.length > 0
          ? await this.signers.rolesWaitedFor(tx, after, path, (personId) => receivers.place(personId))
          : [],
      waitingPersons: waits?.persons ?? [],
      waitingDuty: dutyOf(stepOf(after).part),
      waitingSince: hasMoved || !row ? tx.now : row.waitingSince,
      decidedAt: isDone ? tx.now : null,
    };
  }

  private async saveSignatures(
    tx: Tx,
    { row, state, delegations }: LockedRequest,
    signatures: readonly Signature[],
  ): Promise<void> {
    const validBefore = new Set(state.signatures.flatMap((each) => (each.valid && isKept(each) ? [each.id] : [])));
    await invalidateSignatures(
      tx,
      signatures.flatMap((each) => (isKept(each) && !each.valid && validBefore.has(each.id) ? [each.id] : [])),
    );
    for (const signature of signatures.filter((each) => !isKept(each))) {
      const duty = dutyOf(signature.part) as SignatureRow['duty'];
      const persons = [signature.personId, signature.onBehalfOf].filter((each): each is PersonId => each !== null);
      tx.later(this.duties.write(tx, row.subjectId, duty, persons, takenDuties(state)));
      const personName = actingName(ownNameOf(tx.actor), nameOfDelegator(delegations, signature.onBehalfOf));
      tx.later(tx.insert(SignatureRow, { ...this.signatureRow(tx, state, signature, duty), personName }));
    }
  }

  private signatureRow(
    tx: Tx,
    state: ApprovalRequestState,
    signature: Signature,
    duty: SignatureRow['duty'],
  ): SignatureRow {
    return {
      tenantId: tx.actor.tenantId,
      id: newId<'signature'>(tx.now.getTime()),
      requestId: state.id,
      subjectId: state.subject.id,
      stepName: state.steps[signature.step]!.name,
      duty,
      step: signature.step,
      personId: signature.personId,
      onBehalfOf: signature.onBehalfOf,
      role: signature.role,
      round: signature.round,
      signedOn: signature.signedOn,
      comment: signature.comment,
      vote: signature.vote,
      valid: signature.valid,
      personName: tx.actor.displayName,
      signedAt: tx.now,
      accountId: tx.actor.accountId,
    };
  }
}

/** Who delegated what is now done for him, by the name that stands in the delegation. */
export const nameOfDelegator = (delegations: readonly NamedDelegation[], person: PersonId | null): string | null =>
  delegations.find(({ from }) => from === person)?.fromName ?? null;
