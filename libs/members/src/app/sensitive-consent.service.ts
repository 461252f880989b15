import { type Actor, type CivilDate, type MemberId, newId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, sqlState, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Member } from '../data/member.entity';
import { memberInScope } from '../data/member.queries';
import { SensitiveConsentEnd } from '../data/sensitive-consent.entity';
import { refuse } from '../domain/members.problems';
import {
  consentName,
  consentStands,
  isAnswered,
  mayWithdraw,
  receiverOf,
  type SensitiveConsentId,
  type TypedConsent,
} from '../domain/sensitive-consent';
import { announcedConsent } from '../domain/sensitive-consent.events';
import { type ConsentPage, ConsentPages, isForAnother, tellsHealth, withoutHealth } from './consent-pages';
import { lockMember } from './locked-member';
import { MemberCipher } from './member-cipher';
import { MemberRegister } from './member-register';
import type { KeptConsent } from './kept-consent';
import { SensitiveConsents } from './sensitive-consents';
import { SensitiveViewRecorder } from './sensitive-view-recorder';

const MANAGE = 'member:manage';
const READ_SENSITIVE = 'member:read-sensitive';
const UNIQUE_VIOLATION = '23505';

/** A consent for one who is on the list of those that are wanting. */
export interface AnsweredConsent extends TypedConsent {
  readonly key: string;
}

/** Separate consents on the page of a member, for his union and for himself. */
@Injectable()
export class SensitiveConsentService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly cipher: MemberCipher,
    private readonly register: MemberRegister,
    private readonly consents: SensitiveConsents,
    private readonly pages: ConsentPages,
    private readonly views: SensitiveViewRecorder,
  ) {}

  /** Who sees whose health it tells of is recorded. */
  of(actor: Actor, memberId: MemberId): Promise<ConsentPage> {
    return this.uow.run(actor, async (tx) => {
      const page = await this.pages.of(tx, MANAGE, memberId);
      if (!tellsHealth(page)) return page;
      const seen = await memberInScope(tx, actor, READ_SENSITIVE, memberId);
      if (!seen) return withoutHealth(page);
      await this.views.record(tx, seen.member, ['单独同意里的健康情况'], '查看单独同意');
      return page;
    });
  }

  today(actor: Actor): Promise<CivilDate> {
    return this.uow.read(actor, (tx) => this.organizations.today(tx));
  }

  own(actor: Actor): Promise<ConsentPage> {
    return this.uow.read(actor, (tx) => this.page(tx, null, actor.memberId ?? refuse('member.not-found')));
  }

  give(actor: Actor, memberId: MemberId, answer: AnsweredConsent): Promise<ConsentPage> {
    return this.uow.run(actor, async (tx) => {
      if (answer.means !== 'signed' && answer.means !== 'oral') refuse('sensitive-consent.means-missing');
      return this.answer(tx, await lockMember(tx, this.organizations, MANAGE, memberId), MANAGE, answer);
    });
  }

  giveOwn(actor: Actor, answer: AnsweredConsent): Promise<ConsentPage> {
    return this.uow.run(actor, async (tx) =>
      this.answer(tx, await this.lockOwn(tx), null, { ...answer, means: 'web' }),
    );
  }

  withdraw(actor: Actor, memberId: MemberId, id: SensitiveConsentId, reason: string): Promise<ConsentPage> {
    return this.uow.run(actor, async (tx) => {
      const member = await lockMember(tx, this.organizations, MANAGE, memberId);
      await this.end(tx, member, await this.kept(tx, MANAGE, memberId, id), reason);
      return this.page(tx, MANAGE, memberId);
    });
  }

  withdrawOwn(actor: Actor, id: SensitiveConsentId, reason: string | null): Promise<ConsentPage> {
    return this.uow.run(actor, async (tx) => {
      const me = await this.lockOwn(tx);
      const consent = await this.kept(tx, null, me.id, id);
      if (!mayWithdraw(consent.row, me.id)) refuse('sensitive-consent.not-yours');
      await this.end(tx, me, consent, reason);
      return this.page(tx, null, me.id);
    });
  }

  private async lockOwn(tx: Tx): Promise<Member> {
    return (await tx.lock(Member, tx.actor.memberId ?? refuse('member.not-found'))) ?? refuse('member.not-found');
  }

  private async kept(
    tx: ReadTx,
    permission: string | null,
    memberId: MemberId,
    id: SensitiveConsentId,
  ): Promise<KeptConsent> {
    const { kept } = await this.page(tx, permission, memberId);
    return kept.find(({ row }) => row.id === id) ?? refuse('sensitive-consent.not-found');
  }

  /** What the actor may see of it. */
  private async page(tx: ReadTx, permission: string | null, memberId: MemberId): Promise<ConsentPage> {
    const page = await this.pages.of(tx, permission, memberId);
    if (permission === null || !tellsHealth(page)) return page;
    return (await memberInScope(tx, tx.actor, READ_SENSITIVE, memberId)) ? page : withoutHealth(page);
  }

  private async answer(
    tx: Tx,
    member: Member,
    permission: string | null,
    { key, ...typed }: AnsweredConsent,
  ): Promise<ConsentPage> {
    const { lacking, today } = await this.page(tx, permission, member.id);
    const to = { kind: typed.kind, receiver: receiverOf(typed) };
    const asked = lacking.find((one) => one.subject.key === key && isAnswered(one, to));
    if (!asked) return refuse('sensitive-consent.not-found');
    await this.consents.give(tx, member, [{ subject: asked.subject, typed }], today);
    return this.page(tx, permission, member.id);
  }

  private async end(tx: Tx, member: Member, kept: KeptConsent, reason: string | null) {
    const { row, kind, subject, endedOn } = kept;
    const today = await this.organizations.today(tx);
    if (endedOn !== null) refuse('sensitive-consent.ended');
    if (!consentStands(kept, today)) refuse('sensitive-consent.run-out');
    const isOwnCard = kind === 'bank' && subject.memberId === member.id && !isForAnother(kept);
    if (isOwnCard && (await this.pages.isPaying(tx, member.id))) refuse('sensitive-consent.payment-under-way');
    const { accountId: byId, displayName: byName } = tx.actor;
    const end = { id: newId<'sensitive-consent-end'>(tx.now.getTime()), consentId: row.id, memberId: row.memberId };
    const sealed = { reasonSealed: this.consents.sealedReason(tx, reason), endedAt: tx.now };
    try {
      await tx.insert(SensitiveConsentEnd, { ...end, ...sealed, ground: 'withdrawn', endedOn: today, byId, byName });
    } catch (error) {
      if (sqlState(error) === UNIQUE_VIOLATION) refuse('sensitive-consent.ended');
      throw error;
    }
    if (isOwnCard) await this.forgetCard(tx, member);
    const about = { subjectType: 'member', subjectId: row.memberId, unionId: row.unionId };
    tx.audit({ action: 'sensitive-consent.withdrawn', ...about, detail: { consentTo: consentName(row) } });
    tx.announce({ type: 'sensitive-consent.withdrawn.v1', payload: announcedConsent(row) });
  }

  private async forgetCard(tx: Tx, member: Member): Promise<void> {
    const without = { bankCard: null, bankName: null, bankBranch: null };
    await this.register.change(tx, member, { ...this.cipher.open(member), ...without });
    // Nor is it kept for taking an import back, which this change refuses from now on.
    await tx.rows(
      `UPDATE members.import_trace
       SET before = before || '{"card_sealed": null, "card_mac": null, "bank_name": null, "bank_branch": null}'
       WHERE tenant_id = $1 AND member_id = $2 AND before IS NOT NULL`,
      [tx.actor.tenantId, member.id],
    );
  }
}
