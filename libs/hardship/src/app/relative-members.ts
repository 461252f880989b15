import { type MemberId, systemActor, type TenantId, type UnionId } from '@app/kernel';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { HardshipFileId } from '../domain/hardship-file';

interface Linked extends Record<string, unknown> {
  readonly fileId: HardshipFileId;
  readonly memberId: MemberId;
  readonly unionId: UnionId;
}

/**
 * A relative who joined the union after he was written into a file is a member of its household from then on: he has no
 * hand in the file (回避), his aid counts with the household's, and aid to him rests on the file. Found by the register's
 * own MAC of his document; may run twice.
 */
@Injectable()
export class RelativeMembers {
  constructor(private readonly uow: UnitOfWork) {}

  work(tenantId: TenantId): Promise<{ linked: number }> {
    return this.uow.run(systemActor(tenantId), async (tx) => {
      const linked = await link(tx);
      for (const { fileId: subjectId, memberId, unionId } of linked) {
        const subject = { subjectType: 'hardship-file', subjectId, unionId };
        tx.audit({ action: 'hardship-file.link-member', ...subject, detail: { memberId: [null, memberId] } });
      }
      return { linked: linked.length };
    });
  }
}

const link = (tx: Tx): Promise<Linked[]> =>
  tx.rows<Linked>(
    `UPDATE hardship.file_person p SET member_id = m.id
     FROM members.member m, hardship.hardship_file f
     WHERE p.tenant_id = $1 AND p.running AND p.member_id IS NULL
       AND m.tenant_id = $1 AND m.document_mac = p.document_mac AND f.tenant_id = $1 AND f.id = p.file_id
     RETURNING f.id AS "fileId", m.id AS "memberId", f.union_id AS "unionId"`,
    [tx.actor.tenantId],
  );
