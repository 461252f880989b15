import { type CivilDate, type MemberId, newId, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, sqlState, type Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Member } from '../data/member.entity';
import { membersByDocuments, membersByNames, type Namesake } from '../data/namesakes.query';
import {
  alignHouseholdPersons,
  changedSinceImport,
  forgetImport,
  overwriteMembers,
  removeImported,
  replaceSearchTokens,
  restoreImported,
  traceImport,
} from '../data/member.store';
import { withdrawnCards } from '../data/sensitive-consent.queries';
import type { IdentityDocument } from '../domain/identity-document';
import { standsInRegister } from '../domain/member';
import { refuse } from '../domain/members.problems';
import { auditDetailOf, differences, type Particular, type Particulars } from '../domain/particulars';
import {
  type ImportedMember,
  type ImportedRow,
  type Outsider,
  type RegisteredMember,
  UNKNOWN,
} from './imported-member';
import { documentKey } from './member-directory';
import { MemberCipher, SEARCHED_PARTICULARS } from './member-cipher';
import { recordMoves, unionsBeforeUndo } from './member-moves';
import { MemberRegister, type NewMember, takenInstead } from './member-register';

/** Members by the thousand, set-based, inside the caller's transaction. Scope is the caller's business. */
@Injectable()
export class MemberImport {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly cipher: MemberCipher,
    private readonly register: MemberRegister,
  ) {}

  /** The members whose documents these are, in any status, by `documentKey`. Their numbers are open: show them masked only. */
  async findByDocument(tx: ReadTx, documents: readonly IdentityDocument[]): Promise<Map<string, RegisteredMember>> {
    const macs = documents.map((document) => this.cipher.documentMac(tx.actor.tenantId, document));
    const rows = await tx.from(Member, 'm').andWhere('m.documentMac = ANY(:macs)', { macs }).getMany();
    const withdrawn = await withdrawnCards(
      tx,
      rows.map(({ id }) => id),
    );
    return new Map(
      rows.map((row) => {
        const { id, unionId, status } = row;
        const cardWithdrawn = withdrawn.has(id);
        const particulars = this.cipher.open(row);
        const member = { ...particulars, id, unionId, status, inRegister: standsInRegister(status), cardWithdrawn };
        return [documentKey(particulars.identityDocument!), member];
      }),
    );
  }

  /** Whose documents these are, by `documentKey`, without their numbers. `butOf` as in `namesakes`. */
  async holdersOf(
    tx: ReadTx,
    documents: readonly IdentityDocument[],
    butOf: string,
  ): Promise<Map<string, Omit<Namesake, 'groupName'>>> {
    if (documents.length === 0) return new Map();
    const own = new Map(documents.map((document) => [documentKey(document), document]));
    const macs = [...own].map(([key, document]) => ({
      key,
      mac: this.cipher.documentMac(tx.actor.tenantId, document),
    }));
    const keys = new Map(macs.map(({ key, mac }) => [mac.toString('hex'), key]));
    const rows = await membersByDocuments(
      tx,
      macs.map(({ mac }) => mac),
      butOf,
    );
    return new Map(rows.map(({ mac, ...holder }) => [keys.get(mac)!, holder]));
  }

  /**
   * Registers and changes members as a roster says; a row that says nothing new changes nothing. May be called for one
   * import several times, a portion each. A union other than the registered one moves the membership.
   * @returns for each row in order, whom it became
   */
  async importMembers(tx: Tx, importId: string, rows: readonly ImportedMember[]): Promise<ImportedRow[]> {
    const today = await this.organizations.today(tx);
    const known = await this.lockAll(tx, rows);
    const withdrawn = await withdrawnCards(tx, [...known.keys()]);
    const fresh = rows.filter((row) => row.memberId === null).map((row) => freshOf(tx, row));
    const changes = rows
      .filter((row) => row.memberId !== null)
      .map((row) => this.changeOf(known.get(row.memberId!) ?? refuse('member.not-found'), row, withdrawn))
      .filter(({ changed, isMoved }) => isMoved || changed.length > 0);
    await traceImport(tx, importId, [
      ...fresh.map(({ id }) => ({ memberId: id, versionAfter: 1 })),
      ...changes.map(({ member }) => ({ memberId: member.id, versionAfter: member.version })),
    ]);
    await this.register.add(tx, fresh, today);
    await this.writeChanges(tx, changes, today);
    const freshIds = fresh.map(({ id }) => id);
    announcePortions(tx, freshIds);
    const changedIds = new Set(changes.map(({ member }) => member.id));
    const next = freshIds.values();
    return rows.map(({ memberId }) => {
      if (memberId === null) return { memberId: next.next().value!, outcome: 'registered' };
      return { memberId, outcome: changedIds.has(memberId) ? 'changed' : 'unchanged' };
    });
  }

  /**
   * People of these names in these unions, in whatever status, by name. `butOf` leaves out whom that import brought:
   * its dry run could not find them.
   */
  async namesakes(
    tx: ReadTx,
    names: readonly string[],
    unionIds: readonly UnionId[],
    butOf: string,
  ): Promise<Map<string, Namesake[]>> {
    const found = new Map<string, Namesake[]>();
    for (const person of await membersByNames(tx, names, unionIds, butOf))
      found.set(person.name, [...(found.get(person.name) ?? []), person]);
    return found;
  }

  /** Keeps people outside the register, in order; they go with the import that brought them. */
  async keepOutsiders(tx: Tx, importId: string, outsiders: readonly Outsider[]): Promise<MemberId[]> {
    if (outsiders.length === 0) return [];
    const rows = outsiders.map(({ unionId, name, document, bornOn, gender }) => ({
      ...{ id: newId<'member'>(tx.now.getTime()), unionId, entry: 'outside' as const },
      particulars: { ...UNKNOWN, name, identityDocument: document, bornOn, gender, category: 'other' as const },
    }));
    await traceImport(
      tx,
      importId,
      rows.map(({ id }) => ({ memberId: id, versionAfter: 1 })),
    );
    await this.register.add(tx, rows, await this.organizations.today(tx));
    return rows.map(({ id }) => id);
  }

  /**
   * Takes an import back: who was registered by it is removed, who was changed is as before. Refuses
   * `member.changed-since-import` and `member.import-in-use`; the transaction must then be given up.
   */
  async undoImport(tx: Tx, importId: string): Promise<void> {
    if (await changedSinceImport(tx, importId)) refuse('member.changed-since-import');
    try {
      for (const { id, union_id } of await removeImported(tx, importId))
        tx.audit({
          action: 'member.remove',
          subjectType: 'member',
          subjectId: id,
          unionId: union_id,
          detail: { importId },
        });
    } catch (error) {
      if (sqlState(error) === '23503') refuse('member.import-in-use');
      throw error;
    }
    const movedFrom = await unionsBeforeUndo(tx, importId);
    const restored = await this.load(tx, await restoreImported(tx, importId));
    await this.afterWriting(tx, restored);
    await recordMoves(
      tx,
      restored.flatMap((member) => {
        const from = movedFrom.get(member.id)!;
        return from.unionId === member.unionId ? [] : [{ member, from }];
      }),
      await this.organizations.today(tx),
    );
    for (const { id, unionId } of restored)
      tx.audit({ action: 'member.restore', subjectType: 'member', subjectId: id, unionId, detail: { importId } });
    await forgetImport(tx, importId);
  }

  private changeOf(
    before: Member,
    { unionId, particulars }: ImportedMember,
    withdrawn: ReadonlySet<MemberId>,
  ): PlannedChange {
    const opened = this.cipher.open(before);
    const stated = Object.entries(particulars).filter(
      ([key, value]) =>
        value !== null &&
        value !== undefined &&
        !(key === 'modelWorkerLevel' && before.modelWorkerFileId) &&
        !((key === 'bankCard' || key === 'bankName') && withdrawn.has(before.id)),
    );
    const after: Particulars = { ...opened, ...Object.fromEntries(stated) };
    const changed = differences(opened, after);
    const isMoved = unionId !== null && unionId !== before.unionId;
    const member = Object.assign(new Member(), before, this.cipher.columnsOf(before.tenantId, after, changed));
    if (isMoved) Object.assign(member, { unionId, ...(before.status === 'transferring' && ARRIVED) });
    if (changed.length > 0 || isMoved) member.version += 1;
    return { before, member, changed, isMoved, detail: auditDetailOf(opened, after, changed) };
  }

  private async writeChanges(tx: Tx, changes: readonly PlannedChange[], today: CivilDate): Promise<void> {
    await takenInstead(() =>
      overwriteMembers(
        tx,
        changes.map(({ member }) => member),
      ),
    );
    const indexed = changes.filter(({ changed, isMoved }) => isMoved || changed.some(isSearched));
    await this.afterWriting(
      tx,
      indexed.map(({ member }) => member),
    );
    const moves = changes.filter(({ isMoved }) => isMoved);
    await recordMoves(
      tx,
      moves.map(({ member, before }) => ({ member, from: before })),
      today,
    );
    for (const { member, before, detail, isMoved } of changes) {
      const moved = isMoved && { unionId: [before.unionId, member.unionId], status: [before.status, member.status] };
      const subject = { subjectType: 'member', subjectId: member.id, unionId: before.unionId };
      tx.audit({ action: 'member.change', ...subject, detail: { ...detail, ...moved } });
    }
  }

  /** What follows from the rows: search index and places in households. */
  private async afterWriting(tx: Tx, members: readonly Member[]): Promise<void> {
    if (members.length === 0) return;
    await replaceSearchTokens(
      tx,
      members.map((member) => this.register.indexed(member, this.cipher.open(member))),
    );
    const ids = members.map((member) => member.id);
    await takenInstead(() => alignHouseholdPersons(tx, ids));
  }

  private async lockAll(tx: Tx, rows: readonly ImportedMember[]): Promise<Map<MemberId, Member>> {
    const ids = rows.flatMap(({ memberId }) => memberId ?? []);
    const found = await tx
      .from(Member, 'm')
      .andWhere('m.id = ANY(:ids)', { ids })
      .orderBy('m.id')
      .setLock('pessimistic_write')
      .getMany();
    return new Map(found.map((row) => [row.id, row]));
  }

  private load(tx: Tx, ids: readonly MemberId[]): Promise<Member[]> {
    return tx.from(Member, 'm').andWhere('m.id = ANY(:ids)', { ids }).getMany();
  }
}

interface PlannedChange {
  readonly before: Member;
  readonly member: Member;
  readonly changed: readonly Particular[];
  readonly isMoved: boolean;
  readonly detail: object;
}

/** A roster of the receiving union ends the transfer that was under way. */
const ARRIVED = {
  status: 'active',
  transferToUnionId: null,
  transferRequestedOn: null,
  transferRequestedBy: null,
} as const;

const isSearched = (key: Particular): boolean => SEARCHED_PARTICULARS.includes(key);

function freshOf(tx: Tx, { unionId, particulars }: ImportedMember): NewMember & { readonly id: MemberId } {
  if (!unionId) throw new Error('a new member must have a union');
  const stated = Object.entries(particulars).filter(([, value]) => value !== null && value !== undefined);
  return {
    id: newId<'member'>(tx.now.getTime()),
    unionId,
    entry: 'registered',
    particulars: { ...UNKNOWN, name: particulars.name, ...Object.fromEntries(stated) },
  };
}

const PORTION = 1_000;

/** A message is a portion of ids, not one person. */
function announcePortions(tx: Tx, memberIds: readonly MemberId[]): void {
  for (let start = 0; start < memberIds.length; start += PORTION)
    tx.announce({
      type: 'member.roster-registered.v1',
      payload: { memberIds: memberIds.slice(start, start + PORTION) },
    });
}
