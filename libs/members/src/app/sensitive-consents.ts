import { type CivilDate, type FieldProblem, groupsOf, type MemberId, newId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, type Tx, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { SensitiveConsent } from '../data/sensitive-consent.entity';
import {
  consentsOf,
  holderBefore,
  holdMember,
  type PayeeOnRecord,
  undoneOf,
  withdrawnCards,
  withdrawnPayees,
} from '../data/sensitive-consent.queries';
import { consentTextOn } from '../domain/consent-text';
import { refuse } from '../domain/members.problems';
import {
  consentStands,
  decideConsent,
  type LackingConsent,
  isAnswered,
  lackingConsents,
  lackingWords,
  isSameSubject,
  isTakenBack,
  isTickedForAnother,
  misplacedAnswer,
  receiverOf,
  type SensitiveConsentId,
  type SensitiveKind,
  type SensitiveSubject,
  type SubjectIdentity,
  whereHeSaysIt,
} from '../domain/sensitive-consent';
import { simplify } from '../romanization';
import { type GivenConsent, type GivenOnRecord, isWrittenDown, type RecordHolder, tellGiven } from './given-consents';
import { countsOn, identityOf, keptAround, type KeptConsent } from './kept-consent';

const NAME = 'members.sensitive_consent.subject_name';
const GUARDIAN = 'members.sensitive_consent.guardian';
const REASON = 'members.sensitive_consent_end.reason';

/** A person as another lib holds him; the MAC of his document is the register's own. */
export interface HeldSubject extends Omit<SensitiveSubject, 'identity'> {
  readonly memberId: MemberId | null;
  readonly documentMac: Buffer | null;
}

/** What is wanting: taken back, or never asked for. */
export interface ConsentLack extends LackingConsent {
  readonly takenBack: boolean;
}

/** Whose card gets money of the member, by his name. */
interface NamedOnRecord {
  readonly memberId: MemberId;
  readonly name: string;
}

/** Separate consents (单独同意, domain rules §9) inside the caller's transaction. Scope is the caller's business. */
@Injectable()
export class SensitiveConsents {
  constructor(
    private readonly vault: Vault,
    private readonly organizations: OrganizationDirectory,
  ) {}

  /** A person as the rules compare him. */
  subjectOf(tx: ReadTx, { memberId, documentMac, ...held }: HeldSubject): SensitiveSubject {
    return { ...held, identity: this.identity(tx, held.name, memberId, documentMac) };
  }

  /** Everything on the member's record and about him, the first first. */
  async of(tx: ReadTx, memberIds: readonly MemberId[]): Promise<KeptConsent[]> {
    const { tenantId } = tx.actor;
    return (await consentsOf(tx, memberIds)).map((row) => ({
      ...{
        row,
        kind: row.kind,
        receiver: row.receiver,
        givenOn: row.givenOn,
        untilOn: row.untilOn,
        endedOn: row.endedOn,
      },
      subject: identityOf(row),
      subjectName: this.vault.open(tenantId, NAME, row.subjectNameSealed),
      guardian: row.guardianSealed && parsed(this.vault.open(tenantId, GUARDIAN, row.guardianSealed)),
      reason: row.reasonSealed && this.vault.open(tenantId, REASON, row.reasonSealed),
    }));
  }

  /** What of these people lacks its consent on the record of `memberId`. */
  async lacking(
    tx: ReadTx,
    memberId: MemberId,
    subjects: readonly SensitiveSubject[],
    today: CivilDate,
  ): Promise<LackingConsent[]> {
    if (subjects.length === 0) return [];
    return lackingConsents(subjects, await this.countingOn(tx, memberId, subjects), today);
  }

  /** What counts on the record of the member: his own and that of these people. */
  private async countingOn(
    tx: ReadTx,
    memberId: MemberId,
    subjects: readonly Pick<SensitiveSubject, 'identity'>[],
  ): Promise<KeptConsent[]> {
    const around = subjects.flatMap(({ identity }) => identity.memberId ?? []);
    return (await this.of(tx, [memberId, ...around])).filter((one) => countsOn(memberId, one));
  }

  /** The same today. */
  async lackingNow(tx: ReadTx, memberId: MemberId, subjects: readonly SensitiveSubject[]): Promise<LackingConsent[]> {
    return this.lacking(tx, memberId, subjects, await this.organizations.today(tx));
  }

  /** The same, with whether somebody took it back (or his guardian) and nobody gave it again. */
  async lacksNow(tx: ReadTx, memberId: MemberId, subjects: readonly SensitiveSubject[]): Promise<ConsentLack[]> {
    const kept = await this.countingOn(tx, memberId, subjects);
    const lacking = lackingConsents(subjects, kept, await this.organizations.today(tx));
    return lacking.map((lack) => ({ ...lack, takenBack: isTakenBack(lack, kept) }));
  }

  /** Until the end of the transaction nobody takes a consent on his record back: what is asked after this is so until then. */
  hold(tx: Tx, memberId: MemberId): Promise<void> {
    return holdMember(tx, memberId);
  }

  /** Of what is wanting, what was there until the import that brought it was taken back. */
  async undone<T extends LackingConsent>(tx: ReadTx, memberId: MemberId, lacks: readonly T[]): Promise<T[]> {
    const rows = lacks.length === 0 ? [] : await undoneOf(tx, memberId);
    return lacks.filter((lack) =>
      rows.some((row) => isAnswered(lack, row) && isSameSubject(identityOf(row), lack.subject.identity)),
    );
  }

  /** What stands of each of these people, by key. */
  async standingKinds(
    tx: ReadTx,
    memberId: MemberId,
    subjects: readonly SensitiveSubject[],
    today: CivilDate,
  ): Promise<ReadonlyMap<string, readonly SensitiveKind[]>> {
    const counting = await this.countingOn(tx, memberId, subjects);
    const standing = counting.filter((one) => consentStands(one, today));
    return new Map(
      subjects.map(({ key, identity }) => {
        const his = standing.filter(({ subject }) => isSameSubject(subject, identity));
        return [key, [...new Set(his.map(({ kind }) => kind))]];
      }),
    );
  }

  /** Refuses `sensitive-consent.wanting`, naming whose and what. */
  async require(
    tx: ReadTx,
    memberId: MemberId,
    subjects: readonly SensitiveSubject[],
    today: CivilDate,
  ): Promise<void> {
    const lacking = await this.lacking(tx, memberId, subjects, today);
    if (lacking.length === 0) return;
    const fields: FieldProblem[] = lacking.map((one) => ({
      field: `consents.${fieldOf(one)}.agreed`,
      message: lackingWords(one, today),
    }));
    const words = fields.map(({ message }) => message).join('；');
    refuse('sensitive-consent.wanting', `还差单独同意：${words}。请先说明用途和影响，同意了打勾再提交。`, { fields });
  }

  /** Records what is not standing yet; says it in the audit trail without names. */
  give(tx: Tx, member: RecordHolder, given: readonly GivenConsent[], today: CivilDate): Promise<SensitiveConsentId[]> {
    return this.giveAll(
      tx,
      given.map((one) => ({ ...one, member })),
      today,
    );
  }

  /** The same on the records of several members, each as of the day on which it was said. */
  async giveAll(tx: Tx, given: readonly GivenOnRecord[], today: CivilDate): Promise<SensitiveConsentId[]> {
    if (given.length === 0) return [];
    const around = new Map(
      groupsOf(given, ({ member }) => member.id).map((his) => {
        const { id } = his[0]!.member;
        return [id, [id, ...his.flatMap(({ subject }) => subject.identity.memberId ?? [])]];
      }),
    );
    const all = await this.of(tx, [...around.values()].flat());
    const rows: SensitiveConsent[] = [];
    for (const one of given) {
      const { subject, typed, member, givenOn = today } = one;
      const { untilOn } = decideConsent(typed, subject, givenOn);
      const kept = keptAround(all, around.get(member.id)!).filter((other) => countsOn(member.id, other));
      const before = rows.filter(({ memberId }) => memberId === member.id);
      const written = before.map((row) => ({ ...row, subject: identityOf(row), endedOn: null }));
      if (isWrittenDown(one, [...kept, ...written], today)) continue;
      if (isTickedForAnother(typed, subject.identity, tx.actor.memberId))
        refuse('sensitive-consent.not-in-his-session', whereHeSaysIt(subject, typed.kind));
      rows.push(this.row(tx, one, { givenOn, untilOn }));
    }
    await tx.insert(SensitiveConsent, ...rows);
    tellGiven(tx, rows);
    return rows.map(({ id }) => id);
  }

  /** The same of a form that is not handed in yet: an answer of the wrong person is left out, it is asked for again. */
  giveTyped(
    tx: Tx,
    member: RecordHolder,
    given: readonly GivenConsent[],
    today: CivilDate,
  ): Promise<SensitiveConsentId[]> {
    const fitting = given.filter(
      ({ typed, subject }) =>
        misplacedAnswer(typed, subject, today) === null &&
        !isTickedForAnother(typed, subject.identity, tx.actor.memberId),
    );
    return this.give(tx, member, fitting, today);
  }

  /** Refuses `sensitive-consent.card-withdrawn`; a card that nobody was asked about yet may be used. */
  async requireCard(tx: ReadTx, memberId: MemberId): Promise<void> {
    if ((await withdrawnCards(tx, [memberId])).size > 0) refuse('sensitive-consent.card-withdrawn');
  }

  /** Of those whose card gets money of a member, by their place from 0: who took it back. Nobody asked has nothing to take back. */
  withdrawnPayees(tx: ReadTx, payees: readonly NamedOnRecord[]): Promise<ReadonlySet<number>> {
    return withdrawnPayees(
      tx,
      payees.map((one) => this.onRecord(tx, one)),
    );
  }

  /** Which member a payee of this name was when he last said yes to his card on the record. */
  holderBefore(tx: ReadTx, payee: NamedOnRecord): Promise<MemberId | null> {
    return holderBefore(tx, this.onRecord(tx, payee));
  }

  private onRecord(tx: ReadTx, { memberId, name }: NamedOnRecord): PayeeOnRecord {
    return { memberId, nameMac: Buffer.from(this.identity(tx, name, null, null).name, 'hex') };
  }

  sealedReason(tx: Tx, reason: string | null): Buffer | null {
    return reason?.trim() ? this.vault.seal(tx.actor.tenantId, REASON, reason.trim()) : null;
  }

  private row(
    tx: Tx,
    { member, subject, typed, importId }: GivenOnRecord,
    { givenOn, untilOn }: { readonly givenOn: CivilDate; readonly untilOn: CivilDate | null },
  ): SensitiveConsent {
    const { id: memberId, unionId } = member;
    const { tenantId, accountId, displayName } = tx.actor;
    const { kind, givenBy, means, guardianName, guardianRelation, word } = typed;
    const guardian = { name: guardianName?.trim(), relation: guardianRelation, word: word?.trim() || null };
    return {
      ...{ tenantId, id: newId<'sensitive-consent'>(tx.now.getTime()), memberId, unionId, kind, givenBy, means },
      receiver: receiverOf(typed),
      ...{ subjectMemberId: subject.identity.memberId, givenOn, untilOn, importId: importId ?? null },
      subjectNameSealed: this.vault.seal(tenantId, NAME, subject.name),
      subjectNameMac: Buffer.from(subject.identity.name, 'hex'),
      subjectDocumentMac: subject.identity.document === null ? null : Buffer.from(subject.identity.document, 'hex'),
      guardianSealed: givenBy === 'self' ? null : this.vault.seal(tenantId, GUARDIAN, JSON.stringify(guardian)),
      textVersion: consentTextOn(kind, givenOn).validFrom,
      ...{ recordedById: accountId, recordedByName: displayName, recordedAt: tx.now },
    };
  }

  private identity(tx: ReadTx, name: string, memberId: MemberId | null, documentMac: Buffer | null): SubjectIdentity {
    const compared = simplify(name).replaceAll('·', '');
    return {
      memberId,
      document: documentMac?.toString('hex') ?? null,
      name: this.vault.mac(tx.actor.tenantId, NAME, compared).toString('hex'),
    };
  }
}

/** As the forms name it; a dot would part the name of a receiver. */
const fieldOf = ({ subject, kind, receiver }: LackingConsent): string =>
  [subject.key, kind, ...(receiver ? [receiver.replaceAll('.', '')] : [])].join('-');

const parsed = (json: string): KeptConsent['guardian'] =>
  // A record that was destroyed says only that.
  json.startsWith('{')
    ? (JSON.parse(json) as NonNullable<KeptConsent['guardian']>)
    : { name: json, relation: 'other', word: null };
