import { DocumentSubject, type Sensitivity } from '@app/documents';
import type { Actor, MemberId, UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { SPECIAL_AID_SUBJECT } from '../domain/model-worker';

/** Papers of an aid: for himself, and for who may see how he lives. */
@Injectable()
export class AidDocuments extends DocumentSubject {
  readonly type = SPECIAL_AID_SUBJECT;

  constructor(private readonly organizations: OrganizationDirectory) {
    super();
  }

  async mayRead(tx: ReadTx, actor: Actor, subjectId: string, _sensitivity: Sensitivity): Promise<boolean> {
    const [aid] = await tx.rows<{ memberId: MemberId; unionId: UnionId }>(
      `SELECT f.member_id AS "memberId", m.union_id AS "unionId" FROM model_workers.special_aid a
       JOIN model_workers.file f ON f.tenant_id = $1 AND f.id = a.file_id
       JOIN members.member m ON m.tenant_id = $1 AND m.id = f.member_id WHERE a.tenant_id = $1 AND a.id = $2`,
      [tx.actor.tenantId, subjectId],
      'model-worker-aid-of-paper',
    );
    if (!aid) return false;
    if (actor.memberId !== null && actor.memberId === aid.memberId) return true;
    return this.organizations.isWithin(tx, actor, 'model-worker:read-sensitive', aid.unionId);
  }
}
