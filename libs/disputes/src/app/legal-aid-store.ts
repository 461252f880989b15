import { newId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { LegalAid, LegalAidFact } from '../data/legal-aid.entity';
import { legalAidWall } from '../data/legal-aid-wall';
import type { LegalAidId } from '../domain/legal-aid';
import { type LegalAidAction, nextLegalAidStatus } from '../domain/legal-aid.lifecycle';
import { LEGAL_AID_PARTS_OF, type LegalAidPart } from '../domain/legal-aid.policy';
import { LEGAL_AID_PERMISSIONS } from '../domain/legal-aids.permissions';
import { refuseLegalAid } from '../domain/legal-aids.problems';
import { openedBy } from '../domain/part';
import { LegalAidDeadlines } from './legal-aid-deadlines';
import { LegalAidNotices } from './legal-aid-notices';

/** Which case, as the caller saw it. */
export interface SeenLegalAid {
  readonly id: LegalAidId;
  readonly version: number;
}

const BY_ROLE = { desk: LEGAL_AID_PERMISSIONS.intake, overseer: LEGAL_AID_PERMISSIONS.oversee };

/** Legal aid cases as rows, behind their wall; the one place where a case moves. */
@Injectable()
export class LegalAidStore {
  constructor(
    private readonly deadlines: LegalAidDeadlines,
    private readonly notices: LegalAidNotices,
  ) {}

  /** Refuses `legal-aid.not-found` to whom the wall hides it. */
  async find(tx: ReadTx, id: LegalAidId, tail = ''): Promise<LegalAid> {
    const [row] = await tx.found(
      LegalAid,
      (param, values) => `r.id = ${param(id)} AND ${legalAidWall(tx.actor, 'r', values)}`,
      tail,
    );
    return row ?? refuseLegalAid('legal-aid.not-found');
  }

  /** The applicant's own; to others it does not exist. */
  async findOwn(tx: ReadTx, id: LegalAidId, tail = ''): Promise<LegalAid> {
    const { memberId } = tx.actor;
    if (memberId === null) return refuseLegalAid('legal-aid.not-found');
    const [row] = await tx.found(LegalAid, (param) => `r.id = ${param(id)} AND r.member_id = ${param(memberId)}`, tail);
    return row ?? refuseLegalAid('legal-aid.not-found');
  }

  ownOf(tx: ReadTx): Promise<LegalAid[]> {
    const { memberId } = tx.actor;
    return tx.from(LegalAid, 'a').andWhere('a.memberId = :memberId', { memberId }).orderBy('a.id', 'DESC').getMany();
  }

  /** Held, at the version that the actor saw, for somebody in one of these parts. */
  async lock(tx: Tx, { id, version }: SeenLegalAid, parts: readonly LegalAidPart[]): Promise<LegalAid> {
    const aid = await this.find(tx, id, 'FOR UPDATE');
    const own = await this.partsOf(tx, aid);
    tx.actsUnder(...(openedBy(own, parts, BY_ROLE) ?? refuseLegalAid('legal-aid.not-yours')));
    tx.expectVersion(aid, version);
    return aid;
  }

  lockFor(tx: Tx, seen: SeenLegalAid, action: LegalAidAction): Promise<LegalAid> {
    return this.lock(tx, seen, LEGAL_AID_PARTS_OF[action]);
  }

  async partsOf(tx: ReadTx, { id, assignedOn, handlerAccountId }: LegalAid): Promise<Set<LegalAidPart>> {
    const values: unknown[] = [tx.actor.tenantId, id];
    const [row] = await tx.rows<{ desk: boolean; overseer: boolean }>(
      `SELECT ${scopeCondition(tx.actor, LEGAL_AID_PERMISSIONS.intake, 'a.union_id', values)} AS desk,
         ${scopeCondition(tx.actor, LEGAL_AID_PERMISSIONS.oversee, 'a.union_id', values)} AS overseer
       FROM disputes.legal_aid a WHERE a.tenant_id = $1 AND a.id = $2`,
      values,
    );
    const parts = new Set<LegalAidPart>();
    if (handlerAccountId === tx.actor.accountId) parts.add('handler');
    if (row?.desk && assignedOn === null) parts.add('desk');
    if (row?.overseer) parts.add('overseer');
    return parts;
  }

  /** Takes one action of the lifecycle, and tells the applicant; refuses `legal-aid.action-not-open`. */
  async move(tx: Tx, aid: LegalAid, action: LegalAidAction, patch: Partial<LegalAid>, detail: object = {}) {
    const before = aid.status;
    const status = nextLegalAidStatus(before, action) ?? refuseLegalAid('legal-aid.action-not-open');
    const moved = await tx.update(LegalAid, aid, { ...patch, status });
    await this.record(tx, moved, action, { status: [before, status], ...detail }, detail);
    tx.announce({ type: 'legal-aid.moved.v1', payload: { legalAidId: aid.id, action, status } });
    await this.notices.tellApplicant(tx, moved);
    return moved;
  }

  /** Something happened that leaves the case where it stands. */
  async touch(tx: Tx, aid: LegalAid, action: string, patch: Partial<LegalAid>, detail: object = {}) {
    const touched = await tx.update(LegalAid, aid, patch);
    await this.record(tx, touched, action, detail, detail);
    return touched;
  }

  async record(tx: Tx, aid: LegalAid, action: string, audited: object, detail: object): Promise<void> {
    const { id: subjectId, unionId, status } = aid;
    await tx.insert(LegalAidFact, {
      ...{ id: newId<'legal-aid-fact'>(tx.now.getTime()), legalAidId: subjectId, action, at: tx.now, status, detail },
      ...{ byAccountId: tx.actor.accountId, byName: tx.actor.displayName },
    });
    tx.audit({ action: `legal-aid.${action}`, subjectType: 'legal-aid', subjectId, unionId, detail: { ...audited } });
    await this.deadlines.refresh(tx, aid);
  }
}
