import type { MemberId } from '@app/kernel';
import { type HeldSubject, lacksOwnConsent, SensitiveUse } from '@app/members';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { dutyTellsHealth, HEALTH_OCCASIONS, NOBODY_GOES } from '../domain/told-health';
import type { VisitDutyStatus } from '../domain/visit-duty';
import { himself } from './health-consents';

interface DutyTold extends Record<string, unknown> {
  readonly memberId: MemberId;
  readonly name: string;
  readonly occasion: string;
  readonly isOfRelative: boolean;
  readonly namesDisease: boolean;
  readonly status: VisitDutyStatus;
}

const listed = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(',');

/** An illness that was told of him stands as wanting his consent on his page, whether he was asked or not. */
@Injectable()
export class VisitsSensitiveUse extends SensitiveUse {
  override readonly records = '走访记录';

  override candidates(): string {
    return `SELECT d.member_id AS id FROM visits.visit_duty d WHERE d.tenant_id = $1 AND d.relative_relation IS NULL
      AND d.status NOT IN (${listed(NOBODY_GOES)})
      AND (d.disease_mac IS NOT NULL OR d.occasion IN (${listed(HEALTH_OCCASIONS)}))
      AND ${lacksOwnConsent('health', 'd.member_id')}`;
  }

  override async subjectsOf(
    tx: ReadTx,
    memberIds: readonly MemberId[],
  ): Promise<ReadonlyMap<MemberId, readonly HeldSubject[]>> {
    const duties = await tx.rows<DutyTold>(
      `SELECT DISTINCT d.member_id AS "memberId", m.name, d.occasion, d.status,
         d.relative_relation IS NOT NULL AS "isOfRelative", d.disease_mac IS NOT NULL AS "namesDisease"
       FROM visits.visit_duty d JOIN members.member m ON m.tenant_id = $1 AND m.id = d.member_id
       WHERE d.tenant_id = $1 AND d.member_id = ANY($2::uuid[])`,
      [tx.actor.tenantId, memberIds],
      'illness-told-of-members',
    );
    const telling = duties.filter(dutyTellsHealth);
    return new Map(telling.map(({ memberId, name }) => [memberId, [himself({ id: memberId, name })]]));
  }
}
