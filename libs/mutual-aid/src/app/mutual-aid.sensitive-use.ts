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

  override async subjects(tx: ReadTx, memberId: MemberId): Promise<HeldSubject[]> {
    const [row] = await tx.rows<{ name: string }>(
      `SELECT m.name FROM members.member m WHERE m.tenant_id = $1 AND m.id = $2 AND EXISTS (
         SELECT 1 FROM mutual_aid.claim c WHERE c.tenant_id = $1 AND c.member_id = $2 AND c.admitted_on IS NOT NULL
           AND c.status IN ('submitted','checked','approved','returned'))`,
      [tx.actor.tenantId, memberId],
      'claim-under-way-of-member',
    );
    return row ? [claimantOf(memberId, row.name)] : [];
  }
}
