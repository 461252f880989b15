import type { MemberId } from '@app/kernel';
import { type HeldSubject, SensitiveUse } from '@app/members';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';

/** A visit is logged whether he was asked or not: an illness that was told stands as wanting his consent on his page. */
@Injectable()
export class VisitsSensitiveUse extends SensitiveUse {
  override async subjects(tx: ReadTx, memberId: MemberId): Promise<HeldSubject[]> {
    const [row] = await tx.rows<{ name: string }>(
      `SELECT m.name FROM members.member m WHERE m.tenant_id = $1 AND m.id = $2 AND EXISTS (
         SELECT 1 FROM visits.visit_duty d WHERE d.tenant_id = $1 AND d.member_id = $2 AND d.disease_mac IS NOT NULL
           AND d.relative_relation IS NULL AND d.status NOT IN ('excused','cancelled'))`,
      [tx.actor.tenantId, memberId],
      'illness-told-of-member',
    );
    if (!row) return [];
    const held = { memberId, documentMac: null, bornOn: null, relation: 'head', tells: ['health'] } as const;
    return [{ ...held, key: 'member', name: row.name }];
  }
}
