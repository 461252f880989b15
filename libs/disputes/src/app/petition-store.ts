import { newId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Petition, PetitionFact } from '../data/petition.entity';
import { petitionWall } from '../data/petition-wall';
import type { PetitionId } from '../domain/petition';
import { nextPetitionStatus, type PetitionAction } from '../domain/petition.lifecycle';
import { PETITION_PARTS_OF, type PetitionPart } from '../domain/petition.policy';
import { PETITION_PERMISSIONS } from '../domain/petitions.permissions';
import { refusePetition } from '../domain/petitions.problems';
import { openedBy } from '../domain/part';
import { PetitionDeadlines } from './petition-deadlines';
import { PetitionNotices } from './petition-notices';

/** Which petition, as the caller saw it. */
export interface SeenPetition {
  readonly id: PetitionId;
  readonly version: number;
}

const BY_ROLE = { desk: PETITION_PERMISSIONS.intake, overseer: PETITION_PERMISSIONS.oversee };

/** Petitions as rows, behind their wall; the one place where a petition moves. */
@Injectable()
export class PetitionStore {
  constructor(
    private readonly deadlines: PetitionDeadlines,
    private readonly notices: PetitionNotices,
  ) {}

  /** Refuses `petition.not-found` to whom the wall hides it. */
  async find(tx: ReadTx, id: PetitionId, tail = ''): Promise<Petition> {
    const [row] = await tx.found(
      Petition,
      (param, values) => `r.id = ${param(id)} AND ${petitionWall(tx.actor, 'r', values)}`,
      tail,
    );
    return row ?? refusePetition('petition.not-found');
  }

  /** Held, at the version that the actor saw, for somebody in one of these parts. */
  async lock(tx: Tx, { id, version }: SeenPetition, parts: readonly PetitionPart[]): Promise<Petition> {
    const petition = await this.find(tx, id, 'FOR UPDATE');
    const own = await this.partsOf(tx, petition);
    tx.actsUnder(...(openedBy(own, parts, BY_ROLE) ?? refusePetition('petition.not-yours')));
    tx.expectVersion(petition, version);
    return petition;
  }

  /** The petitioner's own, wherever it stands; for anybody else it does not exist. */
  async findOwn(tx: ReadTx, id: PetitionId, tail = ''): Promise<Petition> {
    const { memberId } = tx.actor;
    if (memberId === null) return refusePetition('petition.not-found');
    const [row] = await tx.found(
      Petition,
      (param) => `r.id = ${param(id)} AND r.member_id = ${param(memberId)}::uuid`,
      tail,
    );
    return row ?? refusePetition('petition.not-found');
  }

  /** The same, held, at the version that he saw. */
  async lockOwn(tx: Tx, { id, version }: SeenPetition): Promise<Petition> {
    const petition = await this.findOwn(tx, id, 'FOR UPDATE');
    tx.expectVersion(petition, version);
    return petition;
  }

  lockFor(tx: Tx, seen: SeenPetition, action: PetitionAction): Promise<Petition> {
    return this.lock(tx, seen, PETITION_PARTS_OF[action]);
  }

  async partsOf(tx: ReadTx, { id, acceptedOn, handlerAccountId }: Petition): Promise<Set<PetitionPart>> {
    const values: unknown[] = [tx.actor.tenantId, id];
    const [row] = await tx.rows<{ desk: boolean; overseer: boolean }>(
      `SELECT ${scopeCondition(tx.actor, PETITION_PERMISSIONS.intake, 'p.union_id', values)} AS desk,
         ${scopeCondition(tx.actor, PETITION_PERMISSIONS.oversee, 'p.union_id', values)} AS overseer
       FROM disputes.petition p WHERE p.tenant_id = $1 AND p.id = $2`,
      values,
    );
    const parts = new Set<PetitionPart>();
    if (handlerAccountId === tx.actor.accountId) parts.add('handler');
    if (row?.desk && acceptedOn === null) parts.add('desk');
    if (row?.overseer) parts.add('overseer');
    return parts;
  }

  /** Takes one action of the lifecycle; refuses `petition.action-not-open`. */
  async move(tx: Tx, petition: Petition, action: PetitionAction, patch: Partial<Petition>, detail: object = {}) {
    const before = petition.status;
    const status = nextPetitionStatus(before, action) ?? refusePetition('petition.action-not-open');
    const inTime = await this.deadlines.inTimeOf(tx, { ...petition, ...patch });
    const moved = await tx.update(Petition, petition, { ...patch, status, inTime });
    await this.record(tx, moved, action, { status: [before, status], ...detail }, detail);
    await this.notices.moved(tx, moved, action);
    tx.announce({ type: 'petition.moved.v1', payload: { petitionId: petition.id, action, status } });
    return moved;
  }

  /** Something happened that leaves the petition where it stands. */
  async touch(tx: Tx, petition: Petition, action: string, patch: Partial<Petition>, detail: object = {}) {
    const touched = await tx.update(Petition, petition, patch);
    await this.record(tx, touched, action, detail, detail);
    return touched;
  }

  async record(tx: Tx, petition: Petition, action: string, audited: object, detail: object): Promise<void> {
    const { id: subjectId, unionId, status } = petition;
    await tx.insert(PetitionFact, {
      ...{ id: newId<'petition-fact'>(tx.now.getTime()), petitionId: subjectId, action, at: tx.now, status, detail },
      ...{ byAccountId: tx.actor.accountId, byName: tx.actor.displayName },
    });
    tx.audit({ action: `petition.${action}`, subjectType: 'petition', subjectId, unionId, detail: { ...audited } });
    await this.deadlines.refresh(tx, petition);
  }
}
