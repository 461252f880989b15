import type { CivilDate, MemberId } from '@app/kernel';
import {
  type HeldSubject,
  isSameSubject,
  SensitiveConsents,
  type SensitiveConsentId,
  SensitiveUse,
  type SensitiveKind,
  type TypedConsent,
} from '@app/members';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Award } from '../data/award.entity';
import { nextAwardStatus } from '../domain/award.lifecycle';
import { refuse } from '../domain/study-aid.problems';
import { AwardCipher } from './award-cipher';
import { AwardStore } from './award-store';

type Child = Pick<Award, 'childMac' | 'childBornOn' | 'relation'> & { readonly childName: string };

/** What members announces of a consent. */
export interface ConsentEvent {
  readonly consentId: SensitiveConsentId;
  readonly memberId: MemberId;
  readonly kind: SensitiveKind;
}

const REASON = '监护人撤回了单独同意';

/** The guardian's separate consent (单独同意) for a child under 14, asked with the application. */
@Injectable()
export class ChildConsents {
  constructor(
    readonly cipher: AwardCipher,
    private readonly awards: AwardStore,
    private readonly consents: SensitiveConsents,
  ) {}

  /** Records what was said and refuses `sensitive-consent.wanting` without it. */
  async ask(
    tx: Tx,
    member: { readonly id: MemberId; readonly unionId: Award['unionId'] },
    child: Child,
    { consent, byOfficer, today }: { consent: TypedConsent | null; byOfficer: boolean; today: CivilDate },
  ): Promise<void> {
    const subject = this.consents.subjectOf(tx, heldChild('child', child));
    const [lacking] = await this.consents.lacking(tx, member.id, [subject], today);
    if (lacking && consent) {
      if (byOfficer && consent.means !== 'signed' && consent.means !== 'oral') refuse('study-award.consent-means');
      const typed = byOfficer ? consent : { ...consent, means: 'web' as const };
      await this.consents.give(tx, member, [{ subject, typed }], today);
    }
    await this.consents.require(tx, member.id, [subject], today);
  }

  /** The children of awards that run, by award. */
  async held(tx: ReadTx, memberId: MemberId): Promise<HeldSubject[]> {
    const awards = await tx.found(Award, (param) => `r.live AND r.member_id = ${param(memberId)}`, 'ORDER BY r.id');
    return awards.map((award) => heldChild(award.id, { ...award, childName: this.nameOf(award) }));
  }

  /** What was only applied for ends; aid that runs is suspended until its officer has ended it. May run twice. */
  async withdrawn(tx: Tx, { consentId, memberId, kind }: ConsentEvent): Promise<void> {
    if (kind !== 'child') return;
    const consent = (await this.consents.of(tx, [memberId])).find(({ row }) => row.id === consentId);
    const awards = await tx.found(Award, (param) => `r.live AND r.member_id = ${param(memberId)}`, 'ORDER BY r.id');
    for (const { id } of consent ? awards : []) {
      const award = (await tx.lock(Award, id))!;
      const subject = this.consents.subjectOf(tx, heldChild(id, { ...award, childName: this.nameOf(award) }));
      const lacking = await this.consents.lackingNow(tx, memberId, [subject]);
      if (lacking.length > 0 && isSameSubject(subject.identity, consent!.subject)) await this.stop(tx, award);
    }
  }

  private async stop(tx: Tx, award: Award): Promise<void> {
    if (nextAwardStatus(award.status, 'withdraw'))
      await this.awards.move(tx, award, { action: 'withdraw', reason: REASON });
    else if (nextAwardStatus(award.status, 'suspend')) {
      await this.awards.move(tx, award, { action: 'suspend', reason: `${REASON}，请办理终止` });
      tx.announce({ type: 'study-award.consent-withdrawn.v1', payload: { awardId: award.id, unionId: award.unionId } });
    }
  }

  private nameOf({ tenantId, childNameSealed }: Award): string {
    return this.cipher.name(tenantId, childNameSealed);
  }
}

const heldChild = (key: string, { childName, childMac, childBornOn, relation }: Child): HeldSubject => ({
  ...{ key, memberId: null, documentMac: childMac, name: childName, bornOn: childBornOn, relation, tells: [] },
});

/** On the page of the parent: the children under 14 of his awards. */
@Injectable()
export class StudySensitiveUse extends SensitiveUse {
  constructor(private readonly children: ChildConsents) {
    super();
  }

  override subjects(tx: ReadTx, memberId: MemberId): Promise<HeldSubject[]> {
    return this.children.held(tx, memberId);
  }
}
