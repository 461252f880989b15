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
    const rows = await tx.rows<{ id: MemberId; name: string; associations: (string | null)[] }>(
      `SELECT m.id, m.name, array_agg(DISTINCT p.association) AS associations FROM mutual_aid.claim c
       JOIN mutual_aid.enrolment e ON e.tenant_id = c.tenant_id AND e.id = c.enrolment_id
       JOIN mutual_aid.plan p ON p.tenant_id = e.tenant_id AND p.id = e.plan_id
       JOIN members.member m ON m.tenant_id = c.tenant_id AND m.id = c.member_id
       WHERE c.tenant_id = $1 AND c.member_id = ANY($2::uuid[]) AND c.admitted_on IS NOT NULL
         AND c.status IN ('submitted','checked','approved','returned') GROUP BY m.id, m.name`,
      [tx.actor.tenantId, memberIds],
      'claims-under-way-of-members',
    );
    return new Map(rows.map(({ id, name, associations }) => [id, [claimantOf(id, name, associations)]]));
  }
}
