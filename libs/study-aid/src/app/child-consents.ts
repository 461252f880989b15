import { type CivilDate, groupsOf, type MemberId } from '@app/kernel';
import {
  type AnnouncedConsent,
  type HeldSubject,
  isSameSubject,
  SensitiveConsents,
  type SensitiveConsentId,
  SensitiveUse,
  type TypedConsent,
} from '@app/members';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Award } from '../data/award.entity';
import { GrantList, Instalment } from '../data/instalment.entity';
import { nextAwardStatus } from '../domain/award.lifecycle';
import { LIST_CHANGES_IN } from '../domain/grant-list.lifecycle';
import type { AwardId } from '../domain/study-aid';
import { refuse } from '../domain/study-aid.problems';
import { AwardCipher } from './award-cipher';
import { AwardStore } from './award-store';
import { GrantListStore } from './grant-list-store';

type Child = Pick<Award, 'childMac' | 'childBornOn' | 'relation'> & { readonly childName: string };

const REASON = '监护人撤回了单独同意';

/** Awards of parents on whose record a consent was taken back; for the row `r` of an award. */
const SOME_WITHDRAWN = `r.member_id IN (SELECT c.member_id FROM members.sensitive_consent c
  JOIN members.sensitive_consent_end e ON e.tenant_id = c.tenant_id AND e.consent_id = c.id
  WHERE c.tenant_id = r.tenant_id AND c.kind <> 'bank')`;

/** The guardian's separate consent (单独同意) for a child under 14, asked with the application. */
@Injectable()
export class ChildConsents {
  constructor(
    readonly cipher: AwardCipher,
    private readonly awards: AwardStore,
    private readonly consents: SensitiveConsents,
    private readonly lists: GrantListStore,
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

  /** The children of awards that run, by parent. */
  async held(tx: ReadTx, memberIds: readonly MemberId[]): Promise<Map<MemberId, HeldSubject[]>> {
    const awards = await tx.found(
      Award,
      (param) => `r.live AND r.member_id = ANY(${param(memberIds)}::uuid[])`,
      'ORDER BY r.id',
    );
    return new Map(
      groupsOf(awards, ({ memberId }) => memberId).map((his) => [
        his[0]!.memberId,
        his.map((award) => heldChild(award.id, { ...award, childName: this.nameOf(award) })),
      ]),
    );
  }

  /** Of these awards, those whose guardian took his consent back and gave no new one. */
  async stopped(tx: ReadTx, ids: readonly AwardId[]): Promise<Award[]> {
    const doubtful = await tx.found(Award, (param) => `r.id = ANY(${param(ids)}::uuid[]) AND ${SOME_WITHDRAWN}`);
    const stopped: Award[] = [];
    for (const award of doubtful) {
      const subject = this.subjectOf(tx, award);
      const kept = (await this.consents.of(tx, [award.memberId])).filter(({ kind }) => kind !== 'bank');
      const his = kept.filter((one) => isSameSubject(one.subject, subject.identity));
      if (!his.some(({ endedOn }) => endedOn !== null)) continue;
      const isLacking = (await this.consents.lackingNow(tx, award.memberId, [subject])).length > 0;
      if (isLacking || award.status === 'withdrawn') stopped.push(award);
    }
    return stopped;
  }

  /** No aid goes on and no money is granted without it. Refuses `study-award.consent-withdrawn`, naming the awards. */
  async requireNotWithdrawn(tx: ReadTx, ids: readonly AwardId[]): Promise<void> {
    const stopped = await this.stopped(tx, ids);
    if (stopped.length === 0) return;
    const numbers = stopped.map(({ number }) => number).join('、');
    refuse(
      'study-award.consent-withdrawn',
      `${numbers} 的监护人撤回了单独同意。请先在会员页面登记新的同意，或者终止这份资助；已经列入名单的，先退回名单，拿掉这名学生。`,
      { items: stopped.map(({ id }) => id) },
    );
  }

  /** What was only applied for ends; aid that runs is suspended until its officer has ended it. May run twice. */
  async withdrawn(tx: Tx, { consentId, memberId, kind }: AnnouncedConsent): Promise<void> {
    // Who may be 14 or older answers for himself, and then by health.
    if (kind !== 'health' && kind !== 'child') return;
    const consent = (await this.consents.of(tx, [memberId])).find(({ row }) => row.id === consentId);
    const awards = await tx.found(Award, (param) => `r.live AND r.member_id = ${param(memberId)}`, 'ORDER BY r.id');
    for (const { id } of consent ? awards : []) {
      // Whoever approves a list holds it before its awards.
      const listed = await this.listed(tx, id);
      const award = (await tx.lock(Award, id))!;
      const subject = this.subjectOf(tx, award);
      const lacking = await this.consents.lackingNow(tx, memberId, [subject]);
      if (lacking.length > 0 && isSameSubject(subject.identity, consent!.subject))
        await this.stop(tx, award, listed, consentId);
    }
  }

  private async stop(tx: Tx, award: Award, listed: readonly Listed[], consentId: SensitiveConsentId): Promise<void> {
    for (const { id, list } of listed)
      if (LIST_CHANGES_IN.includes(list.status)) await this.lists.takeOff(tx, list, id, REASON);
    if (nextAwardStatus(award.status, 'withdraw')) {
      await this.awards.move(tx, award, { action: 'withdraw', reason: REASON });
      await this.cancelReady(tx, award);
      return;
    }
    const reason = `${REASON}，请办理终止，或者登记新的同意`;
    if (nextAwardStatus(award.status, 'suspend')) await this.awards.move(tx, award, { action: 'suspend', reason });
    else await tx.update(Award, award, { lastReason: reason });
    const payload = { awardId: award.id, unionId: award.unionId, consentId };
    tx.announce({ type: 'study-award.consent-withdrawn.v1', payload });
  }

  private async listed(tx: Tx, awardId: AwardId): Promise<Listed[]> {
    const rows = await tx.found(Instalment, (param) => `r.award_id = ${param(awardId)} AND r.status = 'listed'`);
    const listed: Listed[] = [];
    for (const { id, grantListId } of rows) listed.push({ id, list: (await tx.lock(GrantList, grantListId!))! });
    return listed;
  }

  private async cancelReady(tx: Tx, { id }: Award): Promise<void> {
    const rows = await tx.rows(
      `UPDATE study_aid.instalment SET status = 'cancelled', version = version + 1
       WHERE tenant_id = $1 AND award_id = $2 AND status = 'ready' RETURNING id`,
      [tx.actor.tenantId, id],
    );
    if (rows.length > 0) await this.awards.tell(tx, id, 'cancel');
  }

  private subjectOf(tx: ReadTx, award: Award) {
    return this.consents.subjectOf(tx, heldChild(award.id, { ...award, childName: this.nameOf(award) }));
  }

  private nameOf({ tenantId, childNameSealed }: Award): string {
    return this.cipher.name(tenantId, childNameSealed);
  }
}

/** An instalment on a list that is held. */
interface Listed {
  readonly id: Instalment['id'];
  readonly list: GrantList;
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

  override readonly records = '助学资助';

  override candidates(): string {
    return `SELECT a.member_id AS id FROM study_aid.award a WHERE a.tenant_id = $1 AND a.live
      AND (a.child_born_on IS NULL OR a.child_born_on > $2::date - interval '14 years')`;
  }

  override subjectsOf(tx: ReadTx, memberIds: readonly MemberId[]): Promise<ReadonlyMap<MemberId, HeldSubject[]>> {
    return this.children.held(tx, memberIds);
  }
}
