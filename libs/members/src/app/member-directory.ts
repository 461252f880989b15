import type { Actor, CivilDate, HouseholdId, MemberId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Member } from '../data/member.entity';
import {
  livingTogether,
  type LivingTogetherRow,
  memberFactsOn,
  memberRecords,
  type MemberRecordRow,
  personsOf,
} from '../data/directory.queries';
import type { HouseholdPersonId, Relation } from '../domain/household';
import { type IdentityDocument, readIdentityDocument } from '../domain/identity-document';
import { readPersonName } from '../domain/person-name';
import { readPhone } from '../domain/phone';
import { standsInRegister } from '../domain/member';
import { refuse } from '../domain/members.problems';
import { simplify } from '../romanization';
import { MemberCipher } from './member-cipher';
import { factsOf, type MemberFacts } from './member-facts';
import { SensitiveViewRecorder } from './sensitive-view-recorder';

/** A member as other libs see him: no numbers of documents, phones or cards. */
export type MemberRecord = MemberRecordRow;

/** A member with his household and the members in it, himself included. */
export type LivingTogether = LivingTogetherRow;

export interface HouseholdOverview {
  /** Null when the member stands alone. */
  readonly householdId: HouseholdId | null;
  readonly persons: readonly {
    readonly personId: HouseholdPersonId | MemberId;
    readonly memberId: MemberId | null;
    readonly name: string;
    readonly relation: Relation;
  }[];
}

export interface PaymentAccount {
  readonly holder: string;
  readonly bankName: string | null;
  readonly bankBranch: string | null;
  readonly card: string;
}

/** What stands masked on every screen. */
export interface FullParticulars {
  readonly idNumber: string | null;
  readonly phone: string | null;
  readonly bankName: string | null;
  readonly bankBranch: string | null;
  readonly bankCard: string | null;
}

/** The register for other libs, inside the caller's transaction. */
@Injectable()
export class MemberDirectory {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly cipher: MemberCipher,
    private readonly views: SensitiveViewRecorder,
  ) {}

  async find(tx: ReadTx, id: MemberId): Promise<MemberRecord | undefined> {
    return (await memberRecords(tx, [id]))[0];
  }

  /** Refuses `member.not-found`. Does not ask about scope. */
  async get(tx: ReadTx, id: MemberId): Promise<MemberRecord> {
    return (await this.find(tx, id)) ?? refuse('member.not-found');
  }

  /** Ids that are no members are missing from the map. */
  async getMany(tx: ReadTx, ids: readonly MemberId[]): Promise<Map<MemberId, MemberRecord>> {
    if (ids.length === 0) return new Map();
    return new Map((await memberRecords(tx, [...new Set(ids)])).map((row) => [row.id, row]));
  }

  /** The member when he is in the actor's scope for `permission`; otherwise `member.not-found`, as if he did not exist. */
  async require(tx: ReadTx, actor: Actor, permission: string, id: MemberId): Promise<MemberRecord> {
    const member = await this.find(tx, id);
    if (!member || !(await this.organizations.isWithin(tx, actor, permission, member.unionId)))
      return refuse('member.not-found');
    return member;
  }

  /** What the member was on `date`. On the day of his death he still was a member. Refuses `member.not-found`. */
  async factsOn(tx: ReadTx, id: MemberId, date: CivilDate): Promise<MemberFacts> {
    return factsOf((await memberFactsOn(tx, id, date)) ?? refuse('member.not-found'), date);
  }

  /** Everybody in the member's household, or he alone. Refuses `member.not-found`. */
  async householdOf(tx: ReadTx, id: MemberId): Promise<HouseholdOverview> {
    const rows = await personsOf(tx, id);
    if (rows.length === 0) return refuse('member.not-found');
    return {
      householdId: rows[0]!.householdId,
      persons: rows.map(({ personId, memberId, name, relation }) => ({
        personId: memberId ?? personId,
        memberId,
        name,
        relation,
      })),
    };
  }

  /** The members of the same household, himself included: none of them decides on what one of them receives. */
  async personsAround(tx: ReadTx, id: MemberId): Promise<MemberId[]> {
    return (await personsOf(tx, id)).flatMap((row) => row.memberId ?? []);
  }

  /** The same for many, with the household's id; who is no member is missing from the map. */
  async livingTogether(tx: ReadTx, ids: readonly MemberId[]): Promise<Map<MemberId, LivingTogether>> {
    if (ids.length === 0) return new Map();
    return new Map((await livingTogether(tx, [...new Set(ids)])).map((row) => [row.memberId, row]));
  }

  /** `paymentAccount` for many: who has no card is missing from the map. Each is recorded as a view of his card. */
  async paymentAccounts(
    tx: Tx,
    ids: readonly MemberId[],
    reasonOf: (id: MemberId) => string,
  ): Promise<Map<MemberId, PaymentAccount>> {
    const rows = await tx
      .from(Member, 'm')
      .andWhere('m.id = ANY(CAST(:ids AS uuid[]))', { ids: [...new Set(ids)] })
      .orderBy('m.id')
      .getMany();
    const found = rows.flatMap((row) => {
      const { bankCard: card, bankName, bankBranch, name: holder } = this.cipher.open(row);
      return card ? [{ row, account: { holder, bankName, bankBranch, card } }] : [];
    });
    const seen = found.map(({ row }) => ({ member: row, reason: reasonOf(row.id) }));
    await this.views.recordAll(tx, seen, ['bankCard']);
    return new Map(found.map(({ row, account }) => [row.id, account]));
  }

  /**
   * Number, phone and card in full of many, for a record that goes to the superior. Each is recorded as a view of them
   * with the reason.
   */
  async fullParticulars(tx: Tx, ids: readonly MemberId[], reason: string): Promise<Map<MemberId, FullParticulars>> {
    const wanted = [...new Set(ids)];
    const rows = await tx
      .from(Member, 'm')
      .andWhere('m.id = ANY(CAST(:ids AS uuid[]))', { ids: wanted })
      .orderBy('m.id')
      .getMany();
    const seen = rows.map((member) => ({ member, reason }));
    await this.views.recordAll(tx, seen, ['idNumber', 'phone', 'bankCard']);
    return new Map(
      rows.map((row) => {
        const { identityDocument, phone, bankName, bankBranch, bankCard } = this.cipher.open(row);
        const idNumber = identityDocument?.number ?? null;
        return [row.id, { idNumber, phone: phone?.number ?? null, bankName, bankBranch, bankCard }];
      }),
    );
  }

  /** The account that money for this member goes to; null when none is known. Recorded as a view of his card. */
  async paymentAccount(tx: Tx, id: MemberId, reason: string): Promise<PaymentAccount | null> {
    const row = (await this.row(tx, id)) ?? refuse('member.not-found');
    const { bankCard, bankName, bankBranch, name } = this.cipher.open(row);
    if (!bankCard) return null;
    await this.views.record(tx, row, ['bankCard'], reason);
    return { holder: name, bankName, bankBranch, card: bankCard };
  }

  /** The bank and 尾号 of the card, for screens; nothing is recorded. */
  async maskedAccount(tx: ReadTx, id: MemberId): Promise<{ bankName: string | null; cardTail: string } | null> {
    const row = (await this.row(tx, id)) ?? refuse('member.not-found');
    const card = this.cipher.openCard(row);
    return card ? { bankName: row.bankName, cardTail: card.slice(-4) } : null;
  }

  /** Other members whose money goes to the same card. */
  async sharingCard(tx: ReadTx, id: MemberId): Promise<MemberId[]> {
    const rows = await tx.rows<{ id: MemberId }>(
      `SELECT o.id FROM members.member m JOIN members.member o
         ON o.tenant_id = $1 AND o.card_mac = m.card_mac AND o.id <> m.id
       WHERE m.tenant_id = $1 AND m.id = $2 AND m.card_mac IS NOT NULL ORDER BY o.id`,
      [tx.actor.tenantId, id],
      'members-sharing-card',
    );
    return rows.map((row) => row.id);
  }

  /** Which member somebody else's card belongs to: by name, who lives with `near` or has that card. Null: none, or several. */
  async holderNear(tx: ReadTx, near: MemberId, named: { name: string; card: string }): Promise<MemberId | null> {
    const holders = await tx.rows<{ memberId: MemberId; name: string }>(
      `SELECT id AS "memberId", name FROM members.member WHERE tenant_id = $1 AND card_mac = $2`,
      [tx.actor.tenantId, this.cipher.cardMac(tx.actor.tenantId, named.card)],
      'members-with-card',
    );
    const known = [...(await personsOf(tx, near)), ...holders].filter(({ name }) => isSameName(name, named.name));
    const found = new Set(known.flatMap(({ memberId }) => (memberId === near ? [] : (memberId ?? []))));
    return found.size === 1 ? [...found][0]! : null;
  }

  /** Whether these four digits are the tail of the member's phone number. */
  async phoneTailMatches(tx: ReadTx, id: MemberId, tail: string): Promise<boolean> {
    const mac = this.cipher.phoneTailMac(tx.actor.tenantId, tail);
    const rows = await tx.rows(
      `SELECT 1 FROM members.member WHERE tenant_id = $1 AND id = $2 AND phone_tail_mac = $3`,
      [tx.actor.tenantId, id, mac],
      'member-phone-tail',
    );
    return rows.length === 1;
  }

  /** The phone number in full, to send a message to; never to show. Null when none is known. */
  async phoneForMessage(tx: ReadTx, id: MemberId): Promise<string | null> {
    const row = await this.row(tx, id);
    return row ? (this.cipher.open(row).phone?.number ?? null) : null;
  }

  /**
   * Who binds an account says name, ID number and phone as he would type them; all three must be those of one member in
   * the register. Null without a reason, so that nobody can try out which part was right.
   */
  async matchForBinding(
    tx: ReadTx,
    typed: { readonly name: string; readonly idNumber: string; readonly phone: string },
  ): Promise<MemberId | null> {
    const [name, identity, phone] = [
      readPersonName(typed.name),
      readIdentityDocument(typed.idNumber),
      readPhone(typed.phone),
    ];
    if (!name.ok || !identity.ok || !phone.ok) return null;
    const row = await this.rowByDocument(tx, identity.value.document);
    if (!row || !standsInRegister(row.status) || !isSameName(row.name, name.value)) return null;
    return row.phoneMac?.equals(this.cipher.phoneMac(tx.actor.tenantId, phone.value.number)) ? row.id : null;
  }

  /** Members in any status whose documents these are, by `documentKey`. */
  async findByDocument(tx: ReadTx, documents: readonly IdentityDocument[]): Promise<Map<string, MemberId>> {
    const keys = new Map(
      documents.map((one) => [this.cipher.documentMac(tx.actor.tenantId, one).toString('hex'), one]),
    );
    const rows = await tx.rows<{ id: MemberId; mac: Buffer }>(
      `SELECT id, document_mac AS mac FROM members.member WHERE tenant_id = $1 AND document_mac = ANY($2::bytea[])`,
      [tx.actor.tenantId, [...keys.keys()].map((hex) => Buffer.from(hex, 'hex'))],
      'members-by-document',
    );
    return new Map(rows.map((row) => [documentKey(keys.get(row.mac.toString('hex'))!), row.id]));
  }

  /** The keyed hash by which a document is kept unique, here and in libs that hold relatives of members. */
  documentMac(tx: ReadTx, document: IdentityDocument): Buffer {
    return this.cipher.documentMac(tx.actor.tenantId, document);
  }

  /** Those hashes of members' own documents; who has none on record is missing. */
  async documentMacsOf(tx: ReadTx, ids: readonly MemberId[]): Promise<Map<MemberId, Buffer>> {
    const rows = await tx.rows<{ id: MemberId; mac: Buffer }>(
      `SELECT id, document_mac AS mac FROM members.member
       WHERE tenant_id = $1 AND id = ANY($2::uuid[]) AND document_mac IS NOT NULL`,
      [tx.actor.tenantId, ids],
      'members-document-macs',
    );
    return new Map(rows.map((row) => [row.id, row.mac]));
  }

  private async rowByDocument(tx: ReadTx, document: IdentityDocument): Promise<Member | null> {
    const mac = this.cipher.documentMac(tx.actor.tenantId, document);
    return tx.from(Member, 'm').andWhere('m.documentMac = :mac', { mac }).getOne();
  }

  private async row(tx: ReadTx, id: MemberId): Promise<Member | null> {
    const [row] = await tx.found(Member, (param) => `r.id = ${param(id)}`);
    return row ?? null;
  }
}

export const documentKey = ({ kind, number }: IdentityDocument): string => `${kind}:${number}`;

export const isSameName = (one: string, other: string): boolean =>
  simplify(one).replaceAll('·', '') === simplify(other).replaceAll('·', '');
