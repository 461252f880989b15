import { type CivilDate, type HouseholdId, type MemberId, newId, type TenantId } from '@app/kernel';
import { type ReadTx, sqlState, type Tx, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Household } from '../data/household.entity';
import { HouseholdPersonRow } from '../data/household-person.entity';
import { Member } from '../data/member.entity';
import { type PlaceRow, placesAround } from '../data/member-pages.queries';
import type { HouseholdPerson, HouseholdPersonId, HouseholdState, Relation, RemovalGround } from '../domain/household';
import { type IdentityDocument, type IdentityDocumentKind, readIdentityDocument } from '../domain/identity-document';
import { refuse } from '../domain/members.problems';
import { readPersonName } from '../domain/person-name';
import { MemberCipher } from './member-cipher';
import { isSameName } from './member-directory';

const DOCUMENT = 'members.household_person.document';

/** A relative as typed. Who is a member is found by the document; name and document must then be his. */
export interface TypedPerson {
  readonly name: string;
  readonly relation: Relation;
  readonly idNumber: string | null;
  readonly documentKind: IdentityDocumentKind | null;
  readonly bornOn: CivilDate | null;
}

/** A member's household; version 0 and without id when none is written down yet. */
export interface HouseholdShown {
  readonly id: HouseholdId | null;
  readonly version: number;
  readonly persons: readonly HouseholdPerson[];
}

/** Reads and writes households as the rules see them; decides nothing. */
@Injectable()
export class HouseholdBook {
  constructor(
    private readonly vault: Vault,
    private readonly cipher: MemberCipher,
  ) {}

  /** Undefined when the member is not in the actor's scope for `permission`; null asks for the actor's own. */
  async shown(tx: ReadTx, permission: string | null, memberId: MemberId): Promise<HouseholdShown | undefined> {
    const places = await placesAround(tx, permission, memberId);
    if (!places) return undefined;
    const { householdId: id, householdVersion: version } = places[0]!;
    return { id, version, persons: places.map((place) => this.personAt(tx.actor.tenantId, place)) };
  }

  /** The member's household, held; undefined when there is none. Its version must be the given one, 0 for none. */
  async lockOf(tx: Tx, memberId: MemberId, version: number): Promise<Household | undefined> {
    const place = await tx
      .from(HouseholdPersonRow, 'p')
      .andWhere('p.memberId = :memberId AND p.removedAt IS NULL', { memberId })
      .getOne();
    const household = place ? await tx.lock(Household, place.householdId) : undefined;
    tx.expectVersion(household ?? { version: 0 }, version);
    return household;
  }

  async begin(tx: Tx, member: Member): Promise<Household> {
    const id = newId<'household'>(tx.now.getTime());
    const household = Object.assign(new Household(), { id, version: 1, createdAt: tx.now });
    await tx.insert(Household, household);
    await this.insert(tx, id, { ...this.headOf(member), id: newId<'household-person'>(tx.now.getTime()) });
    return household;
  }

  /** The household as it stands now, by any member in it. */
  async stateOf(tx: ReadTx, id: HouseholdId, memberId: MemberId): Promise<HouseholdState> {
    const { persons } = (await this.shown(tx, null, memberId)) ?? refuse('household.not-found');
    return { id, persons };
  }

  /** The relative as typed, in normal form; a member when the document is a member's. */
  async personOf(tx: Tx, typed: TypedPerson, today: CivilDate): Promise<HouseholdPerson> {
    const name = readPersonName(typed.name);
    if (!name.ok) return invalid('name', name.fault.message);
    const options = { today, ...(typed.documentKind && { kind: typed.documentKind }) };
    const identity = typed.idNumber === null ? null : readIdentityDocument(typed.idNumber, options);
    if (identity && !identity.ok) return invalid('idNumber', identity.fault.message);
    if (typed.bornOn && typed.bornOn > today) return invalid('bornOn', '出生日期还没到，请再核对。');
    const document = identity?.value.document ?? null;
    const member = document && (await this.memberBy(tx, document));
    if (member && !isSameName(member.name, name.value)) {
      return invalid('name', '这个证件号码登记的是另一个姓名，请再核对姓名和号码。');
    }
    return {
      id: newId<'household-person'>(tx.now.getTime()),
      memberId: member?.id ?? null,
      name: name.value,
      relation: typed.relation,
      identityDocument: document,
      bornOn: typed.bornOn ?? identity?.value.bornOn ?? null,
    };
  }

  /** The household in which the person stands now, by member or by document. */
  async whereStands(tx: ReadTx, { memberId, identityDocument }: HouseholdPerson): Promise<HouseholdId | null> {
    const mac = identityDocument && this.cipher.documentMac(tx.actor.tenantId, identityDocument);
    const [row] = await tx.rows<{ id: HouseholdId }>(
      `SELECT household_id AS id FROM members.household_person
       WHERE tenant_id = $1 AND removed_at IS NULL AND (member_id = $2 OR document_mac = $3) LIMIT 1`,
      [tx.actor.tenantId, memberId, mac],
    );
    return row?.id ?? null;
  }

  async insert(tx: Tx, householdId: HouseholdId, person: HouseholdPerson): Promise<void> {
    const { tenantId } = tx.actor;
    const { identityDocument: document, memberId } = person;
    const isOutsider = memberId === null;
    const row = {
      id: person.id,
      householdId,
      memberId,
      relation: person.relation,
      name: isOutsider ? person.name : null,
      documentKind: isOutsider && document ? document.kind : null,
      documentSealed: isOutsider && document ? this.vault.seal(tenantId, DOCUMENT, document.number) : null,
      documentMac: document && this.cipher.documentMac(tenantId, document),
      bornOn: isOutsider ? person.bornOn : null,
      addedAt: tx.now,
      removedAt: null,
      removalGround: null,
    };
    try {
      await tx.insert(HouseholdPersonRow, row);
    } catch (error) {
      // Somebody else was faster: the unique indexes decide.
      if (sqlState(error) === '23505') refuse('household.person-stands-elsewhere');
      throw error;
    }
  }

  async remove(tx: Tx, personId: HouseholdPersonId, ground: RemovalGround): Promise<void> {
    await tx.rows(
      `UPDATE members.household_person SET removed_at = $3, removal_ground = $4 WHERE tenant_id = $1 AND id = $2`,
      [tx.actor.tenantId, personId, tx.now, ground],
    );
  }

  /** In two steps, since there is one head at every moment. */
  async setRelations(tx: Tx, persons: readonly HouseholdPerson[]): Promise<void> {
    const inOrder = [...persons].sort((a, b) => Number(a.relation === 'head') - Number(b.relation === 'head'));
    for (const { id, relation } of inOrder)
      await tx.rows(`UPDATE members.household_person SET relation = $3 WHERE tenant_id = $1 AND id = $2`, [
        tx.actor.tenantId,
        id,
        relation,
      ]);
  }

  private memberBy(tx: ReadTx, document: IdentityDocument): Promise<Member | null> {
    const mac = this.cipher.documentMac(tx.actor.tenantId, document);
    return tx.from(Member, 'm').andWhere('m.documentMac = :mac', { mac }).getOne();
  }

  private headOf(member: Member): HouseholdPerson {
    const { identityDocument } = this.cipher.openNumbers(member);
    const { id, name, bornOn } = member;
    return { id: id as string as HouseholdPersonId, memberId: id, name, relation: 'head', identityDocument, bornOn };
  }

  private personAt(tenantId: TenantId, place: PlaceRow): HouseholdPerson {
    const { id, memberId, relation, documentKind: kind, documentSealed: sealed, bornOn } = place;
    if (memberId) {
      const { memberName: name, memberDocumentKind, memberDocumentSealed, memberBornOn } = place;
      const numbers = { tenantId, documentKind: memberDocumentKind, documentSealed: memberDocumentSealed };
      const { identityDocument } = this.cipher.openNumbers({ ...numbers, phoneSealed: null });
      return { id, memberId, name, relation, identityDocument, bornOn: memberBornOn };
    }
    const identityDocument = kind && sealed ? { kind, number: this.vault.open(tenantId, DOCUMENT, sealed) } : null;
    return { id, memberId, name: place.name ?? '', relation, identityDocument, bornOn };
  }
}

const invalid = (field: string, message: string): never =>
  refuse('member.invalid', message, { fields: [{ field, message }] });
