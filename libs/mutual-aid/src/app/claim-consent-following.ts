import { type AnnouncedConsent, SensitiveConsents, type SensitiveConsentId } from '@app/members';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Claim } from '../data/mutual-aid.entities';
import { claimAfter, isOpenTo } from '../domain/claim';
import { ClaimConsents, isOfClaims, namesOf } from './claim-consents';
import { announce, audit } from './claim-trail';

/**
 * A separate consent was taken back: a claim that rests on it and is not approved yet is withdrawn; one of a plan that
 * another association runs is not. What is approved may still be paid:
 * the association has decided, and has the papers.
 */
@Injectable()
export class ClaimConsentFollowing {
  constructor(
    private readonly own: ClaimConsents,
    private readonly consents: SensitiveConsents,
  ) {}

  /** May run twice, and late: what stands by now counts. */
  async withdrawn(tx: Tx, { consentId, memberId, subjectMemberId, kind }: AnnouncedConsent): Promise<void> {
    if (!isOfClaims(kind)) return;
    const consent = (await this.consents.of(tx, [memberId])).find(({ row }) => row.id === consentId);
    if (!consent) return;
    const members = [memberId, ...(subjectMemberId ? [subjectMemberId] : [])];
    const found = await tx.found(
      Claim,
      (param) => `r.status IN ('submitted','checked','returned') AND r.member_id = ANY(${param(members)}::uuid[])`,
      'ORDER BY r.id',
    );
    for (const { id } of found) {
      const claim = (await tx.lock(Claim, id))!;
      if (!isOpenTo(claim.status, 'withdraw')) continue;
      const lacking = await this.own.lackingSince(tx, claim, consent);
      if (lacking.length > 0) await this.stop(tx, claim, `撤回了单独同意：${namesOf(lacking)}`, consentId);
    }
  }

  private async stop(tx: Tx, claim: Claim, reason: string, consentId: SensitiveConsentId): Promise<void> {
    const status = claimAfter(claim.status, 'withdraw');
    audit(tx, claim, 'withdraw', { status: [claim.status, status] }, reason);
    announce(tx, claim, 'claim.withdrawn.v1');
    announce(tx, claim, 'claim.consent-withdrawn.v1', { consentId });
    await tx.update(Claim, claim, { status, reason });
  }
}
