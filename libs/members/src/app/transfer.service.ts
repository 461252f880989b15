import type { Actor, CivilDate, MemberId, UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Member } from '../data/member.entity';
import { type ListPosition, pendingTransfers } from '../data/member.queries';
import { type IdentityDocumentKind, readIdentityDocument } from '../domain/identity-document';
import { refuse } from '../domain/members.problems';
import { lockMember } from './locked-member';
import { isSameName, MemberDirectory } from './member-directory';
import { MemberRegister } from './member-register';
import { type MaskedMember, MemberCipher } from './member-cipher';
import { MembershipSteps } from './membership-steps';

const MANAGE = 'member:manage';

/** How a union names somebody whom it cannot see: it must know both. */
export interface NamedPerson {
  readonly name: string;
  readonly idNumber: string;
  readonly documentKind?: IdentityDocumentKind | undefined;
}

/** A membership moves with the labour relation (domain rules §10): one union asks, the other one confirms. */
@Injectable()
export class TransferService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly register: MemberRegister,
    private readonly directory: MemberDirectory,
    private readonly steps: MembershipSteps,
    private readonly cipher: MemberCipher,
  ) {}

  /** Asked by the union that holds the membership. */
  request(actor: Actor, id: MemberId, version: number, toUnionId: UnionId, on: CivilDate): Promise<MaskedMember> {
    return this.uow.run(actor, async (tx) => {
      const row = await lockMember(tx, this.organizations, MANAGE, id);
      tx.expectVersion(row, version);
      await this.register.requireOpenUnion(tx, toUnionId);
      await this.steps.take(tx, row, { action: 'request-transfer', toUnionId, on }, 'from');
      return this.steps.shown(tx, id);
    });
  }

  /** Asked by the union that wants to receive a person of another union. */
  requestIncoming(actor: Actor, person: NamedPerson, toUnionId: UnionId, on: CivilDate): Promise<MaskedMember> {
    return this.uow.run(actor, async (tx) => {
      const row = await this.lockNamed(tx, person, toUnionId);
      await this.steps.take(tx, row, { action: 'request-transfer', toUnionId, on }, 'to');
      return this.steps.shown(tx, row.id);
    });
  }

  /** Who left, or was not admitted before, asks again: at any union. */
  applyAgain(actor: Actor, person: NamedPerson, unionId: UnionId, on: CivilDate): Promise<MaskedMember> {
    return this.uow.run(actor, async (tx) => {
      const row = await this.lockNamed(tx, person, unionId);
      await this.steps.take(tx, row, { action: 'apply-again', unionId, on });
      return this.steps.shown(tx, row.id);
    });
  }

  /** By the side that did not ask. */
  confirm(actor: Actor, id: MemberId, version: number, on: CivilDate, groupName: string | null): Promise<MaskedMember> {
    return this.uow.run(actor, async (tx) => {
      const row = await this.lockOfEitherSide(tx, id, version);
      const side = row.transferRequestedBy === 'from' ? row.transferToUnionId : row.unionId;
      if (side && !(await this.organizations.isWithin(tx, actor, MANAGE, side))) refuse('member.other-side-confirms');
      if (row.transferToUnionId) await this.register.requireOpenUnion(tx, row.transferToUnionId);
      await this.steps.take(tx, row, { action: 'complete-transfer', on, groupName });
      return this.steps.shown(tx, id);
    });
  }

  /** By either side. */
  cancel(actor: Actor, id: MemberId, version: number, on: CivilDate, reason: string): Promise<MaskedMember> {
    return this.uow.run(actor, async (tx) => {
      const row = await this.lockOfEitherSide(tx, id, version);
      await this.steps.take(tx, row, { action: 'cancel-transfer', on, reason });
      return this.steps.shown(tx, id);
    });
  }

  pending(actor: Actor, page: { after: ListPosition | null; limit: number }) {
    return this.uow.read(actor, async (tx) => {
      const found = await pendingTransfers(tx, MANAGE, page);
      return found.map((one) => this.cipher.mask(one));
    });
  }

  private async lockNamed(tx: Tx, person: NamedPerson, unionId: UnionId): Promise<Member> {
    await this.organizations.requireWithin(tx, MANAGE, unionId);
    await this.register.requireOpenUnion(tx, unionId);
    const kind = person.documentKind;
    const reading = readIdentityDocument(person.idNumber, kind ? { kind } : {});
    if (!reading.ok) {
      const fields = [{ field: 'idNumber', message: reading.fault.message }];
      return refuse('member.invalid', undefined, { fields });
    }
    const [id] = (await this.directory.findByDocument(tx, [reading.value.document])).values();
    const row = id && (await tx.lock(Member, id));
    return row && isSameName(row.name, person.name) ? row : refuse('member.not-found-by-document');
  }

  private async lockOfEitherSide(tx: Tx, id: MemberId, version: number): Promise<Member> {
    const row = (await tx.lock(Member, id)) ?? refuse('member.not-found');
    const isWithin = (side: UnionId | null) => side !== null && this.organizations.isWithin(tx, tx.actor, MANAGE, side);
    if (!(await isWithin(row.unionId)) && !(await isWithin(row.transferToUnionId))) refuse('member.not-found');
    tx.expectVersion(row, version);
    return row;
  }
}
