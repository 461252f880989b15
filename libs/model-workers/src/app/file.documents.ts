import { DocumentSubject, type MemberOfSubject, type Sensitivity } from '@app/documents';
import type { Actor, MemberId, UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FILE_SUBJECT } from '../domain/model-worker';

/** Papers of a file: for himself, for who may read files, and what tells of an illness for fewer. */
@Injectable()
export class ModelWorkerFileDocuments extends DocumentSubject {
  readonly type = FILE_SUBJECT;

  constructor(private readonly organizations: OrganizationDirectory) {
    super();
  }

  async mayRead(tx: ReadTx, actor: Actor, subjectId: string, sensitivity: Sensitivity): Promise<boolean> {
    const member = await this.memberOf(tx, subjectId);
    if (!member) return false;
    if (actor.memberId !== null && actor.memberId === member.id) return true;
    const permission = sensitivity === 'medical' ? 'model-worker:read-sensitive' : 'model-worker:read';
    return this.organizations.isWithin(tx, actor, permission, member.unionId);
  }

  override async memberOf(tx: ReadTx, subjectId: string): Promise<MemberOfSubject | undefined> {
    const [member] = await tx.rows<{ id: MemberId; unionId: UnionId }>(
      `SELECT m.id, m.union_id AS "unionId" FROM model_workers.file f
       JOIN members.member m ON m.tenant_id = $1 AND m.id = f.member_id WHERE f.tenant_id = $1 AND f.id = $2`,
      [tx.actor.tenantId, subjectId],
      'model-worker-of-paper',
    );
    return member;
  }
}
