import { type CivilDate, groupsOf, type MemberId, newId, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type PersonAround, personsAround } from '../data/household-around.query';
import { SensitiveConsentEnd } from '../data/sensitive-consent.entity';
import { type ConsentRow, standingOfImport } from '../data/sensitive-consent.queries';
import type { IdentityDocument } from '../domain/identity-document';
import {
  consentName,
  consentStands,
  isSaidOf,
  isSameReceiver,
  isSameSubject,
  receiverOf,
  type SensitiveConsentId,
  type SensitiveSubject,
  type SubjectIdentity,
  type TypedConsent,
} from '../domain/sensitive-consent';
import { announcedConsent } from '../domain/sensitive-consent.events';
import { MemberCipher } from './member-cipher';
import { countsOn, keptAround, type KeptConsent } from './kept-consent';
import { SensitiveConsents } from './sensitive-consents';

/** A consent that somebody signed before the records came into this system. */
export interface PaperConsent {
  readonly memberId: MemberId;
  readonly subject: Pick<SensitiveSubject, 'name' | 'bornOn' | 'relation'> & {
    readonly memberId: MemberId | null;
    readonly document: IdentityDocument | null;
  };
  readonly typed: TypedConsent;
  readonly givenOn: CivilDate;
}

/**
 * What is there of it: nothing, the same consent, or that it was taken back on that day or later; `unclear`: the
 * household of the member has several whom it could be about.
 */
export type PaperStanding = 'unknown' | 'standing' | 'unclear' | { readonly withdrawnOn: CivilDate };

const REASON = '撤销导入';
/** A statement takes 65,535 values at most. */
const PORTION = 1_000;

/** Brings consents on paper of before, inside the caller's transaction. Scope is the caller's business. */
@Injectable()
export class ConsentImport {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly cipher: MemberCipher,
    private readonly consents: SensitiveConsents,
  ) {}

  /** In order, what is there of each. What the import `butOf` brought is left out: its dry run could not find it. */
  async standing(tx: ReadTx, papers: readonly PaperConsent[], butOf: string): Promise<PaperStanding[]> {
    if (papers.length === 0) return [];
    const today = await this.organizations.today(tx);
    const meant = await this.meantBy(tx, papers);
    const known = papers.map((paper, index) => knownAs(paper, meant[index]!));
    const kept = (await this.consents.of(tx, known.flatMap(aroundOf))).filter(({ row }) => row.importId !== butOf);
    return known.map((paper, index) => {
      if (meant[index]!.length > 1) return 'unclear';
      const { identity } = this.subjectOf(tx, paper);
      const same = keptAround(kept, aroundOf(paper)).filter(
        (one) => countsOn(paper.memberId, one) && one.kind === paper.typed.kind && isSameSubject(one.subject, identity),
      );
      // One of them named is another consent than one that names nobody; a word taken back overrules the older of both.
      const receiver = receiverOf(paper.typed);
      if (same.some((one) => isSameReceiver(one.receiver, receiver) && consentStands(one, today))) return 'standing';
      const withdrawnOn = same
        .filter((one) => isOfOneReceiver(one, { receiver }))
        .flatMap(({ endedOn }) => endedOn ?? [])
        .sort()
        .at(-1);
      return withdrawnOn !== undefined && withdrawnOn >= paper.givenOn ? { withdrawnOn } : 'unknown';
    });
  }

  /** Records what is not standing yet, on its own day. */
  async record(
    tx: Tx,
    importId: string,
    papers: readonly (PaperConsent & { readonly unionId: UnionId })[],
  ): Promise<void> {
    const today = await this.organizations.today(tx);
    const meant = await this.meantBy(tx, papers);
    const known = papers.map((paper, index) => knownAs(paper, meant[index]!));
    const given = known.map((paper) => ({
      ...{ member: { id: paper.memberId, unionId: paper.unionId }, subject: this.subjectOf(tx, paper) },
      ...{ typed: paper.typed, givenOn: paper.givenOn, importId },
    }));
    await this.consents.giveAll(tx, given, today);
  }

  /**
   * Takes an import back: what it brought and nobody has taken back since counts as never given. Nobody took his word
   * back by that, and what rests on it asks anew at its next step; only a withdrawal before it holds again, and is
   * announced once more.
   */
  async undo(tx: Tx, importId: string): Promise<void> {
    const standing = await standingOfImport(tx, importId);
    const ids = new Set(standing.map(({ id }) => id));
    const around = await this.consents.of(
      tx,
      standing.map(({ memberId }) => memberId),
    );
    const endedOn = await this.organizations.today(tx);
    const { accountId: byId, displayName: byName } = tx.actor;
    const ends = standing.map(({ id: consentId, memberId }) => ({
      ...{
        id: newId<'sensitive-consent-end'>(tx.now.getTime()),
        consentId,
        memberId,
        ground: 'import-undone' as const,
      },
      ...{ endedOn, endedAt: tx.now, byId, byName, reasonSealed: this.consents.sealedReason(tx, REASON) },
    }));
    for (let from = 0; from < ends.length; from += PORTION)
      await tx.insert(SensitiveConsentEnd, ...ends.slice(from, from + PORTION));
    for (const { memberId, unionId, ...to } of standing)
      tx.audit({
        ...{ action: 'sensitive-consent.import-undone', subjectType: 'member', subjectId: memberId, unionId },
        detail: { consentTo: consentName(to), importId },
      });
    const undone = around.filter(({ row }) => ids.has(row.id));
    await this.announceAgain(tx, undone, endedOn);
  }

  /** The paper let go on what an earlier withdrawal had stopped. */
  private async announceAgain(tx: Tx, undone: readonly KeptConsent[], today: CivilDate): Promise<void> {
    const all = await this.consents.of(tx, undone.flatMap(recordsOf));
    const withdrawn = all.filter(({ endedOn }) => endedOn !== null);
    const last = new Map<SensitiveConsentId, ConsentRow>();
    for (const one of undone) {
      const same = (other: KeptConsent) =>
        countsOn(one.row.memberId, other) && other.kind === one.kind && isSameSubject(other.subject, one.subject);
      const stands = keptAround(all, recordsOf(one)).filter((other) => same(other) && consentStands(other, today));
      for (const before of lastOfEach(keptAround(withdrawn, recordsOf(one)).filter(same)))
        if (isOfOneReceiver(one, before) && !stands.some((other) => isSameReceiver(other.receiver, before.receiver)))
          last.set(before.row.id, before.row);
    }
    for (const row of last.values())
      tx.announce({ type: 'sensitive-consent.withdrawn.v1', payload: announcedConsent(row) });
  }

  /** In order, who of the member's household each could be about, where it names a relative without telling which member he is. */
  private async meantBy(tx: ReadTx, papers: readonly PaperConsent[]): Promise<PersonAround[][]> {
    const named = papers.filter(({ subject }) => subject.memberId === null).map(({ memberId }) => memberId);
    const persons = named.length === 0 ? [] : await personsAround(tx, [...new Set(named)]);
    const households = new Map(groupsOf(persons, ({ around }) => around).map((his) => [his[0]!.around, his]));
    return papers.map((paper) => {
      if (paper.subject.memberId !== null) return [];
      const { identity } = this.subjectOf(tx, paper);
      return (households.get(paper.memberId) ?? []).filter(
        (person) =>
          person.memberId !== paper.memberId &&
          isSameDay(person.bornOn, paper.subject.bornOn) &&
          isSameSubject(identity, this.identityOf(tx, person)),
      );
    });
  }

  private identityOf(tx: ReadTx, { memberId, name, bornOn, relation, documentMac }: PersonAround): SubjectIdentity {
    const held = { memberId, name, bornOn, relation, documentMac, tells: [], key: 'around' };
    return this.consents.subjectOf(tx, held).identity;
  }

  private subjectOf(tx: ReadTx, { subject: { document, ...person } }: PaperConsent): SensitiveSubject {
    const documentMac = document && this.cipher.documentMac(tx.actor.tenantId, document);
    return this.consents.subjectOf(tx, { ...person, documentMac, tells: [], key: 'paper' });
  }
}

/** Whether what is said to the one also says something of the other. */
const isOfOneReceiver = (one: Pick<ConsentRow, 'receiver'>, other: Pick<ConsentRow, 'receiver'>): boolean =>
  isSaidOf(one.receiver, other.receiver) || isSaidOf(other.receiver, one.receiver);

/** Of each receiver the last. */
const lastOfEach = (kept: readonly KeptConsent[]): KeptConsent[] =>
  kept.filter((one, at) => !kept.slice(at + 1).some((later) => isSameReceiver(later.receiver, one.receiver)));

/** Nobody need have written it down. */
const isSameDay = (one: CivilDate | null, other: CivilDate | null): boolean =>
  one === null || other === null || one === other;

/** A relative on paper is often a name alone: when just one of the household bears it, it is he. */
const knownAs = <Paper extends PaperConsent>(paper: Paper, meant: readonly PersonAround[]): Paper => {
  const [person] = meant;
  if (meant.length !== 1 || person!.memberId === null) return paper;
  return { ...paper, subject: { ...paper.subject, memberId: person!.memberId } };
};

const aroundOf = ({ memberId, subject }: PaperConsent): MemberId[] =>
  subject.memberId === null ? [memberId] : [memberId, subject.memberId];

const recordsOf = ({ row: { memberId, subjectMemberId } }: KeptConsent): MemberId[] =>
  subjectMemberId === null ? [memberId] : [memberId, subjectMemberId];
