import { type Actor, type CivilDate, type MemberId, newId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, sqlState, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Member } from '../data/member.entity';
import { SensitiveConsentEnd } from '../data/sensitive-consent.entity';
import { refuse } from '../domain/members.problems';
import {
  consentStands,
  isAnswered,
  isSameSubject,
  type LackingConsent,
  lackingConsents,
  mayWithdraw,
  SENSITIVE_KIND_NAMES,
  type SensitiveConsentId,
  type SensitiveSubject,
  type TypedConsent,
} from '../domain/sensitive-consent';
import { HouseholdBook } from './household-book';
import { lockMember } from './locked-member';
import { MemberCipher } from './member-cipher';
import { MemberRegister } from './member-register';
import { type HeldSubject, type KeptConsent, SensitiveConsents } from './sensitive-consents';
import { SensitiveUses } from './sensitive-use';

const MANAGE = 'member:manage';
const UNIQUE_VIOLATION = '23505';

/** What was consented to around a member, and what is still wanting. */
export interface ConsentPage {
  readonly memberId: MemberId;
  readonly today: CivilDate;
  readonly kept: readonly KeptConsent[];
  readonly lacking: readonly LackingConsent[];
}

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
    private readonly households: HouseholdBook,
    private readonly cipher: MemberCipher,
    private readonly register: MemberRegister,
    private readonly consents: SensitiveConsents,
    private readonly uses: SensitiveUses,
  ) {}

  of(actor: Actor, memberId: MemberId): Promise<ConsentPage> {
    return this.uow.read(actor, (tx) => this.page(tx, MANAGE, memberId));
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
      await this.end(tx, member, await this.kept(tx, memberId, id), reason);
      return this.page(tx, MANAGE, memberId);
    });
  }

  withdrawOwn(actor: Actor, id: SensitiveConsentId, reason: string | null): Promise<ConsentPage> {
    return this.uow.run(actor, async (tx) => {
      const me = await this.lockOwn(tx);
      const consent = await this.kept(tx, me.id, id);
      if (!mayWithdraw(consent.row, me.id)) refuse('sensitive-consent.not-yours');
      await this.end(tx, me, consent, reason);
      return this.page(tx, null, me.id);
    });
  }

  private async lockOwn(tx: Tx): Promise<Member> {
    return (await tx.lock(Member, tx.actor.memberId ?? refuse('member.not-found'))) ?? refuse('member.not-found');
  }

  private async kept(tx: ReadTx, memberId: MemberId, id: SensitiveConsentId): Promise<KeptConsent> {
    const found = (await this.consents.of(tx, [memberId])).find(({ row }) => row.id === id);
    return found ?? refuse('sensitive-consent.not-found');
  }

  private async answer(
    tx: Tx,
    member: Member,
    permission: string | null,
    { key, ...typed }: AnsweredConsent,
  ): Promise<ConsentPage> {
    const { lacking, today } = await this.page(tx, permission, member.id);
    const asked = lacking.find((one) => one.subject.key === key && isAnswered(one, typed.kind));
    if (!asked) return refuse('sensitive-consent.not-found');
    await this.consents.give(tx, member, [{ subject: asked.subject, typed }], today);
    return this.page(tx, permission, member.id);
  }

  private async end(tx: Tx, member: Member, kept: KeptConsent, reason: string | null) {
    const { row, kind, subject, endedOn } = kept;
    const today = await this.organizations.today(tx);
    if (endedOn !== null) refuse('sensitive-consent.ended');
    if (!consentStands(kept, today)) refuse('sensitive-consent.run-out');
    const isOwnCard = kind === 'bank' && subject.memberId === member.id;
    if (isOwnCard && (await this.uses.isPaying(tx, member.id))) refuse('sensitive-consent.payment-under-way');
    const { accountId: byId, displayName: byName } = tx.actor;
    const end = { id: newId<'sensitive-consent-end'>(tx.now.getTime()), consentId: row.id, memberId: row.memberId };
    const sealed = { reasonSealed: this.consents.sealedReason(tx, reason), endedAt: tx.now };
    try {
      await tx.insert(SensitiveConsentEnd, { ...end, ...sealed, endedOn: today, byId, byName });
    } catch (error) {
      if (sqlState(error) === UNIQUE_VIOLATION) refuse('sensitive-consent.ended');
      throw error;
    }
    if (isOwnCard) await this.forgetCard(tx, member);
    const about = { subjectType: 'member', subjectId: row.memberId, unionId: row.unionId };
    tx.audit({ action: 'sensitive-consent.withdrawn', ...about, detail: { consentTo: SENSITIVE_KIND_NAMES[kind] } });
    const payload = { consentId: row.id, memberId: row.memberId, subjectMemberId: row.subjectMemberId, kind };
    tx.announce({ type: 'sensitive-consent.withdrawn.v1', payload });
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

  private async page(tx: ReadTx, permission: string | null, memberId: MemberId): Promise<ConsentPage> {
    const today = await this.organizations.today(tx);
    const subjects = await this.subjects(tx, permission, memberId);
    const around = subjects.flatMap(({ identity }) => identity.memberId ?? []);
    const all = await this.consents.of(tx, [memberId, ...around]);
    const kept = all.filter(({ row }) => row.memberId === memberId || row.subjectMemberId === memberId);
    return { memberId, today, kept, lacking: lackingConsents(subjects, all, today) };
  }

  /** Of the register his card and the children of his household; of other libs what they hold. One person stands once. */
  private async subjects(tx: ReadTx, permission: string | null, memberId: MemberId): Promise<SensitiveSubject[]> {
    const household = (await this.households.shown(tx, permission, memberId)) ?? refuse('member.not-found');
    const [card] = await tx.rows<{ known: boolean }>(
      `SELECT card_sealed IS NOT NULL AS known FROM members.member WHERE tenant_id = $1 AND id = $2`,
      [tx.actor.tenantId, memberId],
    );
    const { tenantId } = tx.actor;
    const registered = household.persons.map(({ id, identityDocument, ...person }): HeldSubject => {
      const isMember = person.memberId === memberId;
      const documentMac = identityDocument && this.cipher.documentMac(tenantId, identityDocument);
      const relation = isMember ? 'head' : person.relation;
      const tells = isMember && card?.known ? (['bank'] as const) : [];
      return { ...person, relation, documentMac, tells, key: isMember ? 'member' : id };
    });
    const held = [...registered, ...(await this.uses.subjects(tx, memberId))];
    return merged(held.map((one) => this.consents.subjectOf(tx, one)));
  }
}

/** What several libs hold about one person is one entry, with everything that is told of him. */
function merged(subjects: readonly SensitiveSubject[]): SensitiveSubject[] {
  const found: SensitiveSubject[] = [];
  for (const subject of subjects) {
    const at = found.findIndex(({ identity }) => isSameSubject(identity, subject.identity));
    const there = found[at];
    if (!there) found.push(subject);
    else
      found[at] = {
        ...there,
        identity: { ...there.identity, memberId: there.identity.memberId ?? subject.identity.memberId },
        bornOn: there.bornOn ?? subject.bornOn,
        tells: [...new Set([...there.tells, ...subject.tells])],
      };
  }
  return found;
}
