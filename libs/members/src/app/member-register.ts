import { type CivilDate, type MemberId, newId, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { sqlState, type Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { alignHouseholdPersons, insertMembers, insertSearchTokens, replaceSearchTokens } from '../data/member.store';
import { Member } from '../data/member.entity';
import { type MemberStatus, statusOfRegistered } from '../domain/member';
import { refuse } from '../domain/members.problems';
import { auditDetailOf, differences, type Particular, type Particulars } from '../domain/particulars';
import { MemberCipher, SEARCHED_PARTICULARS } from './member-cipher';

/** `registered`: is a member already; `application`: asks to become one; `outside`: was helped without being one. */
export type Entry = 'registered' | 'application' | 'outside';

const STATUS_OF_ENTRY: Readonly<Record<Exclude<Entry, 'registered'>, MemberStatus>> = {
  application: 'applied',
  outside: 'not-admitted',
};

export interface NewMember {
  readonly id?: MemberId;
  readonly unionId: UnionId;
  readonly particulars: Particulars;
  readonly entry: Entry;
}

const ALL_PARTICULARS: readonly Particular[] = [
  'name',
  'gender',
  'identityDocument',
  'phone',
  'bankName',
  'bankBranch',
  'bankCard',
  'category',
  'modelWorkerLevel',
  'postTraits',
  'joinedOn',
  'bornOn',
  'groupName',
  'street',
  'note',
];

const AUDITED: Readonly<Record<Entry, string>> = {
  registered: 'member.register',
  application: 'member.apply',
  outside: 'member.keep-outsider',
};

/** Writes to the register inside the caller's transaction. Scope and locks are the caller's business. */
@Injectable()
export class MemberRegister {
  constructor(
    private readonly cipher: MemberCipher,
    private readonly organizations: OrganizationDirectory,
  ) {}

  /** Registers members, set-based. Refuses `member.already-registered`; announces nothing. */
  async add(tx: Tx, rows: readonly NewMember[], today: CivilDate): Promise<Member[]> {
    const members = rows.map((row) => this.memberOf(tx, row, today));
    await takenInstead(() => insertMembers(tx, members));
    await insertSearchTokens(
      tx,
      members.map((member, index) => this.indexed(member, rows[index]!.particulars)),
    );
    const documented = members.filter((member) => member.documentMac).map((member) => member.id);
    await takenInstead(() => alignHouseholdPersons(tx, documented));
    members.forEach((member, index) => {
      const { particulars } = rows[index]!;
      const known = ALL_PARTICULARS.filter((key) => particulars[key] !== null);
      tx.audit({
        action: AUDITED[rows[index]!.entry],
        subjectType: 'member',
        subjectId: member.id,
        unionId: member.unionId,
        detail: { ...auditDetailOf(null, particulars, known), status: [null, member.status] },
      });
    });
    return members;
  }

  /** Changes one locked row to what `after` says. Returns it unchanged when nothing differs. */
  async change(tx: Tx, row: Member, after: Particulars): Promise<Member> {
    const before = this.cipher.open(row);
    const changed = differences(before, after);
    if (changed.length === 0) return row;
    const patch = this.cipher.columnsOf(tx.actor.tenantId, after, changed);
    const member = await takenInstead(() => tx.update(Member, row, patch));
    if (changed.includes('identityDocument')) await takenInstead(() => alignHouseholdPersons(tx, [member.id]));
    if (changed.some((key) => SEARCHED_PARTICULARS.includes(key)))
      await replaceSearchTokens(tx, [this.indexed(member, after)]);
    const detail = auditDetailOf(before, after, changed);
    const subject = { subjectType: 'member', subjectId: member.id, unionId: member.unionId };
    tx.audit({ action: 'member.change', ...subject, detail });
    return member;
  }

  /** The union in which a membership is to stand; refuses one that is closed. */
  async requireOpenUnion(tx: Tx, unionId: UnionId): Promise<void> {
    const union = await this.organizations.get(tx, unionId);
    if (union.status !== 'active') refuse('member.union-closed');
  }

  indexed(member: Member, particulars: Particulars) {
    const tokens = this.cipher.searchTokens(member.tenantId, particulars);
    return { memberId: member.id, unionId: member.unionId, tokens };
  }

  private memberOf(tx: Tx, { id, unionId, particulars, entry }: NewMember, today: CivilDate): Member {
    const status = entry === 'registered' ? statusOfRegistered(particulars.category) : STATUS_OF_ENTRY[entry];
    return Object.assign(new Member(), {
      tenantId: tx.actor.tenantId,
      id: id ?? newId<'member'>(tx.now.getTime()),
      version: 1,
      unionId,
      ...this.cipher.columnsOf(tx.actor.tenantId, particulars, ALL_PARTICULARS),
      modelWorkerFileId: null,
      diedOn: null,
      status,
      statusSince: entry === 'application' ? today : status === 'active' ? particulars.joinedOn : null,
      retentionGround: status === 'retained' ? 'retired' : null,
      transferToUnionId: null,
      transferRequestedOn: null,
      transferRequestedBy: null,
      createdAt: tx.now,
    } as const);
  }
}

/** The unique index decides, so two who register a person at once cannot both succeed. */
export async function takenInstead<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (sqlState(error) !== '23505') throw error;
    const { constraint } = ((error as { driverError?: object }).driverError ?? error) as { constraint?: string };
    if (constraint?.startsWith('household_person')) return refuse('household.person-stands-elsewhere');
    return refuse('member.already-registered');
  }
}
