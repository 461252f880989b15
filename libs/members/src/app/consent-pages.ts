import type { CivilDate, MemberId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { memberRecords } from '../data/directory.queries';
import { refuse } from '../domain/members.problems';
import {
  isGuardianOf,
  consentStands,
  isOfHealth,
  isSameSubject,
  type LackingConsent,
  lackingConsents,
  type SensitiveSubject,
} from '../domain/sensitive-consent';
import { HouseholdBook, type HouseholdShown } from './household-book';
import { MemberCipher } from './member-cipher';
import { countsOn, type HeldSubject, type KeptConsent, SensitiveConsents } from './sensitive-consents';
import { SensitiveUses } from './sensitive-use';

/** What was consented to around a member, and what is still wanting. */
export interface ConsentPage {
  readonly memberId: MemberId;
  readonly today: CivilDate;
  readonly kept: readonly KeptConsent[];
  /** The names of those whose money goes to somebody else's card by one of them. */
  readonly recipients: ReadonlyMap<MemberId, string>;
  readonly lacking: readonly LackingConsent[];
  /** How many of health were left out, for who may not see them. */
  readonly hidden: number;
}

/** Puts together what was consented to around a member and what is wanting, inside the caller's transaction. */
@Injectable()
export class ConsentPages {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly households: HouseholdBook,
    private readonly cipher: MemberCipher,
    private readonly consents: SensitiveConsents,
    private readonly uses: SensitiveUses,
  ) {}

  isPaying(tx: ReadTx, memberId: MemberId): Promise<boolean> {
    return this.uses.isPaying(tx, memberId);
  }

  async of(tx: ReadTx, permission: string | null, memberId: MemberId): Promise<ConsentPage> {
    const today = await this.organizations.today(tx);
    const household = (await this.households.shown(tx, permission, memberId)) ?? refuse('member.not-found');
    const subjects = await this.subjects(tx, memberId, household);
    const around = subjects.flatMap(({ identity }) => identity.memberId ?? []);
    const me = subjects.find(({ identity }) => identity.memberId === memberId);
    const all = (await this.consents.of(tx, [memberId, ...around])).map((one) => ofPayee(one, me));
    const own = household.persons.find((person) => person.memberId === memberId)?.relation ?? 'head';
    const guarded = subjects.filter((subject) => isGuardianOf(own, subject.relation));
    const isOfHis = ({ row, kind, subject }: KeptConsent) =>
      row.memberId === memberId ||
      row.subjectMemberId === memberId ||
      (kind === 'child' && guarded.some(({ identity }) => isSameSubject(identity, subject)));
    const onRecord = all.filter(({ row }) => row.memberId === memberId);
    const counting = all.filter((one) => countsOn(memberId, one));
    const lacking = subjects.flatMap((subject) =>
      lackingConsents([subject], wasTakenBack(subject, onRecord, today) ? onRecord : counting, today),
    );
    const kept = all.filter(isOfHis);
    return { memberId, today, kept, recipients: await this.recipients(tx, kept), lacking, hidden: 0 };
  }

  private async recipients(tx: ReadTx, kept: readonly KeptConsent[]): Promise<ReadonlyMap<MemberId, string>> {
    const ids = kept.filter(isForAnother).map(({ row }) => row.memberId);
    if (ids.length === 0) return new Map();
    return new Map((await memberRecords(tx, ids)).map(({ id, name }) => [id, name]));
  }

  /** Of the register his card and the children of his household; of other libs what they hold. One person stands once. */
  private async subjects(tx: ReadTx, memberId: MemberId, household: HouseholdShown): Promise<SensitiveSubject[]> {
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

/** His card gets the money of the member on whose record it stands. */
export const isForAnother = ({ kind, row, subject }: KeptConsent): boolean =>
  kind === 'bank' && subject.memberId !== row.memberId;

/** Who wrote down that money of another goes to his card may not have known that he is a member. */
function ofPayee(kept: KeptConsent, me: SensitiveSubject | undefined): KeptConsent {
  if (!me || !isForAnother(kept) || kept.row.memberId === me.identity.memberId) return kept;
  if (!isSameSubject(kept.subject, me.identity)) return kept;
  return { ...kept, row: { ...kept.row, subjectMemberId: me.identity.memberId } };
}

/**
 * What rests on this very record asks for a new consent on it, although another record has one: as study aid, which is
 * one parent's.
 */
const wasTakenBack = ({ identity }: SensitiveSubject, kept: readonly KeptConsent[], today: CivilDate): boolean => {
  const his = kept.filter(({ subject }) => identity.memberId === null && isSameSubject(identity, subject));
  return his.some(({ endedOn }) => endedOn !== null) && !his.some((one) => consentStands(one, today));
};

/** Without whose health it is and the words that tell of it. */
export function withoutHealth(page: ConsentPage): ConsentPage {
  const kept = page.kept.filter(({ kind }) => !isOfHealth(kind));
  const lacking = page.lacking.filter(({ kind }) => !isOfHealth(kind));
  return {
    ...page,
    kept: kept.map((one) => ({ ...one, guardian: one.guardian && { ...one.guardian, word: null }, reason: null })),
    lacking,
    hidden: page.kept.length - kept.length + (page.lacking.length - lacking.length),
  };
}

/** Whether it tells of somebody's health, or why somebody cannot speak for himself. */
export const tellsHealth = ({ kept, lacking }: ConsentPage): boolean =>
  lacking.some(({ kind }) => isOfHealth(kind)) ||
  kept.some(({ kind, guardian, reason }) => isOfHealth(kind) || guardian?.word || (kind !== 'bank' && reason));

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
