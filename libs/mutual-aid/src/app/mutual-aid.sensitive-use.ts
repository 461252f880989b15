import type { MemberId } from '@app/kernel';
import { type HeldSubject, SensitiveUse } from '@app/members';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { claimantOf } from './claim-consents';

/** On the page of a member with a claim under way: what the claim rests on. */
@Injectable()
export class MutualAidSensitiveUse extends SensitiveUse {
  override readonly records = '互助保障理赔';

  override candidates(): string {
    return `SELECT c.member_id AS id FROM mutual_aid.claim c WHERE c.tenant_id = $1 AND c.admitted_on IS NOT NULL
      AND c.status IN ('submitted','checked','approved','returned')`;
  }

  override async subjectsOf(
    tx: ReadTx,
    memberIds: readonly MemberId[],
  ): Promise<ReadonlyMap<MemberId, readonly HeldSubject[]>> {
    const rows = await tx.rows<{ id: MemberId; name: string }>(
      `SELECT m.id, m.name FROM members.member m WHERE m.tenant_id = $1 AND m.id = ANY($2::uuid[]) AND EXISTS (
         SELECT 1 FROM mutual_aid.claim c WHERE c.tenant_id = $1 AND c.member_id = m.id AND c.admitted_on IS NOT NULL
           AND c.status IN ('submitted','checked','approved','returned'))`,
      [tx.actor.tenantId, memberIds],
      'claims-under-way-of-members',
    );
    return new Map(rows.map(({ id, name }) => [id, [claimantOf(id, name)]]));
  }
}
