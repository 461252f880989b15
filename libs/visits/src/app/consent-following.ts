import type { AnnouncedConsent } from '@app/members';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { VisitDuty } from '../data/visit-duty.entity';
import { HealthConsents } from './health-consents';

/** He took back his consent to his health being known: his duties know no disease any more (domain rules §9). */
@Injectable()
export class ConsentFollowing {
  constructor(private readonly consents: HealthConsents) {}

  /** May run twice, and late: what stands by now counts. */
  async withdrawn(tx: Tx, { subjectMemberId, kind }: AnnouncedConsent): Promise<void> {
    if (kind !== 'health' || subjectMemberId === null) return;
    if (!(await this.consents.isWithdrawn(tx, subjectMemberId))) return;
    const naming = await tx.found(
      VisitDuty,
      (param) =>
        `r.member_id = ${param(subjectMemberId)} AND r.disease_mac IS NOT NULL AND r.relative_relation IS NULL`,
      'ORDER BY r.id',
    );
    for (const { id } of naming) {
      const duty = (await tx.lock(VisitDuty, id))!;
      await tx.update(VisitDuty, duty, { diseaseMac: null });
      const subject = { subjectType: 'visit-duty', subjectId: id, unionId: duty.unionId };
      tx.audit({ action: 'visit-duty.forget-disease', ...subject, detail: {} });
    }
  }
}
