import { type Actor, newId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DisputeFact } from '../data/dispute-fact.entity';
import { Dispute } from '../data/dispute.entity';
import { DisputeMediator, DisputeParty } from '../data/people.entity';
import { wallCondition } from '../data/wall';
import type { DisputeId } from '../domain/dispute';
import { type DisputeAction, isConcluded, nextDisputeStatus } from '../domain/dispute.lifecycle';
import { type DisputePart, isUndeclared, owesDeclaration, PARTS_OF } from '../domain/dispute.policy';
import { DISPUTE_PERMISSIONS } from '../domain/disputes.permissions';
import { refuse } from '../domain/disputes.problems';
import { openedBy } from '../domain/part';
import { DisputeDeadlines } from './dispute-deadlines';

/** Which dispute, as the caller saw it. */
export interface SeenDispute {
  readonly id: DisputeId;
  readonly version: number;
}

const BY_ROLE = { desk: DISPUTE_PERMISSIONS.intake, overseer: DISPUTE_PERMISSIONS.oversee };

/** Disputes as rows, behind the wall; the one place where a dispute moves. */
@Injectable()
export class DisputeStore {
  constructor(private readonly deadlines: DisputeDeadlines) {}

  /** Refuses `dispute.not-found` to whom the wall hides it. */
  async find(tx: ReadTx, id: DisputeId): Promise<Dispute> {
    return (await this.found(tx, id, '')) ?? refuse('dispute.not-found');
  }

  /** Held, at the version that the actor saw, for somebody in one of these parts. Refuses `dispute.not-declared`. */
  async lock(tx: Tx, seen: SeenDispute, parts: readonly DisputePart[]): Promise<Dispute> {
    const { dispute, held } = await this.lockUndeclared(tx, seen, parts);
    if (held.length === 1 && held[0] === 'mediator') await this.requireDeclared(tx, dispute);
    return dispute;
  }

  /** The same, also for a mediator who has not declared yet; with those of the parts that he has. */
  async lockUndeclared(
    tx: Tx,
    { id, version }: SeenDispute,
    parts: readonly DisputePart[],
  ): Promise<{ dispute: Dispute; held: readonly DisputePart[] }> {
    const dispute = (await this.found(tx, id, 'FOR UPDATE')) ?? refuse('dispute.not-found');
    const own = await this.partsOf(tx, dispute);
    tx.actsUnder(...(openedBy(own, parts, BY_ROLE) ?? refuse('dispute.not-mediator')));
    tx.expectVersion(dispute, version);
    return { dispute, held: parts.filter((part) => own.has(part)) };
  }

  lockFor(tx: Tx, seen: SeenDispute, action: DisputeAction): Promise<Dispute> {
    return this.lock(tx, seen, PARTS_OF[action]);
  }

  /** The applicant's own, held; to others it does not exist. */
  async lockOwn(tx: Tx, id: DisputeId): Promise<Dispute> {
    const [dispute] = await tx.found(
      Dispute,
      (param) => `r.id = ${param(id)} AND ${ownCondition(tx.actor, param)}`,
      'FOR UPDATE',
    );
    return dispute ?? refuse('dispute.not-found');
  }

  async findOwn(tx: ReadTx, id: DisputeId): Promise<Dispute> {
    const [dispute] = await tx.found(Dispute, (param) => `r.id = ${param(id)} AND ${ownCondition(tx.actor, param)}`);
    return dispute ?? refuse('dispute.not-found');
  }

  async partsOf(tx: ReadTx, { id, acceptedOn }: Dispute): Promise<Set<DisputePart>> {
    const values: unknown[] = [tx.actor.tenantId, id, tx.actor.accountId];
    const [row] = await tx.rows<{ mediator: boolean; desk: boolean; overseer: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM disputes.dispute_mediator m WHERE m.tenant_id = $1 AND m.dispute_id = d.id
           AND m.account_id = $3 AND m.replaced_on IS NULL) AS mediator,
         ${scopeCondition(tx.actor, DISPUTE_PERMISSIONS.intake, 'd.union_id', values)} AS desk,
         ${scopeCondition(tx.actor, DISPUTE_PERMISSIONS.oversee, 'd.union_id', values)} AS overseer
       FROM disputes.dispute d WHERE d.tenant_id = $1 AND d.id = $2`,
      values,
    );
    const parts = new Set<DisputePart>();
    if (row?.mediator) parts.add('mediator');
    if (row?.desk && acceptedOn === null) parts.add('desk');
    if (row?.overseer) parts.add('overseer');
    return parts;
  }

  partiesOf(tx: ReadTx, disputeId: DisputeId): Promise<DisputeParty[]> {
    return tx.from(DisputeParty, 'p').andWhere('p.disputeId = :disputeId', { disputeId }).orderBy('p.place').getMany();
  }

  mediatorsOf(tx: ReadTx, disputeId: DisputeId): Promise<DisputeMediator[]> {
    return tx.from(DisputeMediator, 'm').andWhere('m.disputeId = :disputeId', { disputeId }).orderBy('m.id').getMany();
  }

  /** Those who mediate it now. */
  async currentMediatorsOf(tx: ReadTx, disputeId: DisputeId): Promise<DisputeMediator[]> {
    return (await this.mediatorsOf(tx, disputeId)).filter(({ replacedOn }) => replacedOn === null);
  }

  /** Takes one action of the lifecycle; refuses `dispute.action-not-open`. */
  async move(
    tx: Tx,
    dispute: Dispute,
    action: DisputeAction,
    patch: Partial<Dispute> = {},
    detail: object = {},
  ): Promise<Dispute> {
    const before = dispute.status;
    const status = nextDisputeStatus(before, action) ?? refuse('dispute.action-not-open');
    if (isConcluded(status) && dispute.concludedOn === null && !patch.concludedOn) refuse('dispute.action-not-open');
    const moved = await tx.update(Dispute, dispute, { ...patch, status });
    await this.record(tx, moved, action, { status: [before, status], ...detail }, detail);
    tx.announce({ type: 'dispute.moved.v1', payload: { disputeId: dispute.id, action, status } });
    return moved;
  }

  /** Something happened that leaves the dispute where it stands. */
  async touch(
    tx: Tx,
    dispute: Dispute,
    action: string,
    patch: Partial<Dispute> = {},
    detail: object = {},
  ): Promise<Dispute> {
    const touched = await tx.update(Dispute, dispute, patch);
    await this.record(tx, touched, action, detail, detail);
    return touched;
  }

  async record(
    tx: Tx,
    dispute: Dispute,
    action: string,
    audited: object,
    detail: object,
    reason?: string,
  ): Promise<void> {
    const { id: subjectId, unionId, status } = dispute;
    await tx.insert(DisputeFact, {
      ...{ id: newId<'dispute-fact'>(tx.now.getTime()), disputeId: subjectId, action, at: tx.now, status, detail },
      ...{ byAccountId: tx.actor.accountId, byName: tx.actor.displayName },
    });
    const about = { subjectType: 'dispute', subjectId, unionId, detail: { ...audited } };
    tx.audit({ action: `dispute.${action}`, ...about, ...(reason === undefined ? {} : { reason }) });
    await this.deadlines.refresh(tx, dispute);
  }

  private async requireDeclared(tx: Tx, dispute: Dispute): Promise<void> {
    const current = await this.currentMediatorsOf(tx, dispute.id);
    const own = current.find(({ accountId }) => accountId === tx.actor.accountId);
    if (owesDeclaration(dispute, own)) refuse('dispute.not-declared');
    if (isUndeclared(dispute, own)) refuse('dispute.action-not-open');
  }

  private async found(tx: ReadTx, id: DisputeId, tail: string): Promise<Dispute | undefined> {
    const [row] = await tx.found(
      Dispute,
      (param, values) => `r.id = ${param(id)} AND ${wallCondition(tx.actor, 'r', values)}`,
      tail,
    );
    return row;
  }
}

/** One of those who ask. */
const ownCondition = (actor: Actor, param: (value: unknown) => string): string =>
  actor.memberId === null
    ? 'FALSE'
    : `EXISTS (SELECT 1 FROM disputes.dispute_party op WHERE op.tenant_id = $1 AND op.dispute_id = r.id
        AND op.member_id = ${param(actor.memberId)}::uuid)`;
