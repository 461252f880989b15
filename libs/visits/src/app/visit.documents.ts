import { type Actor, holds } from '@app/kernel';
import { DocumentSubject, type MemberOfSubject, type Sensitivity } from '@app/documents';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { hasPaidAid } from '../data/case-aid.query';
import { Visit } from '../data/visit.entity';
import { VisitDuty } from '../data/visit-duty.entity';
import { VISIT_PERMISSIONS, type VisitPermission } from '../domain/visits.permissions';
import { HealthConsents } from './health-consents';
import { VISIT_SUBJECT } from './visit-papers';

/**
 * Who may see the papers of a visit: the member himself, and who may read visits of his union. What tells of his health
 * only those with the permission for it, not the group leader (domain rules §9); nobody of them after he took back his
 * consent, unless the papers stand for money that was paid.
 */
@Injectable()
export class VisitDocuments extends DocumentSubject {
  readonly type = VISIT_SUBJECT;

  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly consents: HealthConsents,
  ) {
    super();
  }

  async mayRead(tx: ReadTx, actor: Actor, subjectId: string, sensitivity: Sensitivity): Promise<boolean> {
    const visit = await tx.from(Visit, 'v').andWhere('v.id = :subjectId', { subjectId }).getOne();
    if (!visit) return false;
    if (actor.memberId !== null && actor.memberId === visit.memberId) return true;
    const permission = sensitivity === 'medical' ? VISIT_PERMISSIONS.readSensitive : VISIT_PERMISSIONS.read;
    if (!(await this.holdsFor(tx, actor, permission, visit))) return false;
    return sensitivity !== 'medical' || !(await this.isWithheld(tx, visit));
  }

  override async withholds(tx: ReadTx, actor: Actor, subjectId: string): Promise<boolean> {
    const visit = await tx.from(Visit, 'v').andWhere('v.id = :subjectId', { subjectId }).getOne();
    if (!visit || actor.memberId === visit.memberId) return false;
    if (!(await this.holdsFor(tx, actor, VISIT_PERMISSIONS.readSensitive, visit))) return false;
    return this.isWithheld(tx, visit);
  }

  private async holdsFor(tx: ReadTx, actor: Actor, permission: VisitPermission, { unionId }: Visit): Promise<boolean> {
    return holds(actor, permission) && this.organizations.isWithin(tx, actor, permission, unionId);
  }

  private async isWithheld(tx: ReadTx, { dutyId, memberId }: Visit): Promise<boolean> {
    if (dutyId === null || !(await this.consents.isWithdrawn(tx, memberId))) return false;
    const duty = await tx.from(VisitDuty, 'd').andWhere('d.id = :dutyId', { dutyId }).getOne();
    return duty?.relativeRelation === null && !(await hasPaidAid(tx, dutyId));
  }

  override async memberOf(tx: ReadTx, subjectId: string): Promise<MemberOfSubject | undefined> {
    const visit = await tx.from(Visit, 'v').andWhere('v.id = :subjectId', { subjectId }).getOne();
    return visit ? { id: visit.memberId, unionId: visit.unionId } : undefined;
  }
}
