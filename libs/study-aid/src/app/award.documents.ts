import { DocumentSubject, type Sensitivity } from '@app/documents';
import type { Actor } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Award } from '../data/award.entity';
import { AWARD_SUBJECT } from '../domain/study-aid';
import { STUDY_AID_PERMISSIONS } from '../domain/study-aid.permissions';

/** Papers of an award: for the parent himself and for who may read awards. */
@Injectable()
export class AwardDocuments extends DocumentSubject {
  readonly type = AWARD_SUBJECT;

  constructor(private readonly organizations: OrganizationDirectory) {
    super();
  }

  async mayRead(tx: ReadTx, actor: Actor, subjectId: string, sensitivity: Sensitivity): Promise<boolean> {
    const [award] = await tx.found(Award, (param) => `r.id = ${param(subjectId)}`);
    if (!award || sensitivity !== 'normal') return false;
    if (actor.memberId !== null && actor.memberId === award.memberId) return true;
    return this.organizations.isWithin(tx, actor, STUDY_AID_PERMISSIONS.read, award.unionId);
  }
}
