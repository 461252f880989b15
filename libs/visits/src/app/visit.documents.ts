import { type Actor, holds } from '@app/kernel';
import { DocumentSubject, type MemberOfSubject, type Sensitivity } from '@app/documents';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Visit } from '../data/visit.entity';
import { VISIT_PERMISSIONS } from '../domain/visits.permissions';
import { VISIT_SUBJECT } from './visit-papers';

/**
 * Who may see the papers of a visit: the member himself, and who may read visits of his union. What tells of his health
 * only those with the permission for it, not the group leader (domain rules §9).
 */
@Injectable()
export class VisitDocuments extends DocumentSubject {
  readonly type = VISIT_SUBJECT;

  constructor(private readonly organizations: OrganizationDirectory) {
    super();
  }

  async mayRead(tx: ReadTx, actor: Actor, subjectId: string, sensitivity: Sensitivity): Promise<boolean> {
    const visit = await tx.from(Visit, 'v').andWhere('v.id = :subjectId', { subjectId }).getOne();
    if (!visit) return false;
    if (actor.memberId !== null && actor.memberId === visit.memberId) return true;
    const permission = sensitivity === 'medical' ? VISIT_PERMISSIONS.readSensitive : VISIT_PERMISSIONS.read;
    return holds(actor, permission) && this.organizations.isWithin(tx, actor, permission, visit.unionId);
  }

  override async memberOf(tx: ReadTx, subjectId: string): Promise<MemberOfSubject | undefined> {
    const visit = await tx.from(Visit, 'v').andWhere('v.id = :subjectId', { subjectId }).getOne();
    return visit ? { id: visit.memberId, unionId: visit.unionId } : undefined;
  }
}
