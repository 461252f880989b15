import type { Actor, MemberId, UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Member } from '../data/member.entity';
import {
  type ListPosition,
  listMembers,
  type MemberFigure,
  memberFigures,
  type MemberFilter,
  memberInScope,
  memberWithUnion,
} from '../data/member.queries';
import { refuse } from '../domain/members.problems';
import type { TypedConsent } from '../domain/sensitive-consent';
import { asTyped, type Particulars, readParticulars, type TypedParticulars } from '../domain/particulars';
import { lockMember } from './locked-member';
import { type MaskedMember, MemberCipher } from './member-cipher';
import { type Entry, MemberRegister } from './member-register';
import { SensitiveConsents } from './sensitive-consents';

export interface MemberApplication {
  readonly unionId: UnionId;
  readonly entry: Entry;
  readonly typed: TypedParticulars;
  readonly bankConsent: TypedConsent | null;
}

/** What staff do to the particulars of members, each inside his own scope. */
@Injectable()
export class MemberService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly register: MemberRegister,
    private readonly cipher: MemberCipher,
    private readonly consents: SensitiveConsents,
  ) {}

  get(actor: Actor, id: MemberId): Promise<MaskedMember> {
    return this.uow.read(actor, async (tx) => {
      return this.cipher.mask((await memberInScope(tx, actor, 'member:read', id)) ?? refuse('member.not-found'));
    });
  }

  /** The signed-in member's own row. */
  own(actor: Actor): Promise<MaskedMember> {
    return this.uow.read(actor, async (tx) => {
      const found = actor.memberId ? await memberWithUnion(tx, actor.memberId) : undefined;
      return this.cipher.mask(found ?? refuse('member.not-found'));
    });
  }

  list(
    actor: Actor,
    filter: MemberFilter,
    page: { after: ListPosition | null; limit: number },
  ): Promise<MaskedMember[]> {
    return this.uow.read(actor, async (tx) => {
      const found = await listMembers(tx, 'member:read', filter, page);
      return found.map((one) => this.cipher.mask(one));
    });
  }

  figures(actor: Actor): Promise<MemberFigure[]> {
    return this.uow.read(actor, (tx) => memberFigures(tx, 'member:read'));
  }

  create(actor: Actor, { unionId, entry, typed, bankConsent }: MemberApplication): Promise<MaskedMember> {
    return this.uow.run(actor, async (tx) => {
      await this.organizations.requireWithin(tx, 'member:manage', unionId);
      await this.register.requireOpenUnion(tx, unionId);
      const today = await this.organizations.today(tx);
      const reading = readParticulars(typed, today);
      if (!reading.ok) return refuse('member.invalid', undefined, { fields: reading.problems });
      const [member] = await this.register.add(tx, [{ unionId, entry, particulars: reading.value }], today);
      await this.askForCard(tx, member!, reading.value, bankConsent);
      const fact = { memberId: member!.id, unionId };
      tx.announce(
        entry === 'application'
          ? { type: 'member.applied.v1', payload: { ...fact, on: today } }
          : { type: 'member.registered.v1', payload: fact },
      );
      return this.cipher.mask((await memberWithUnion(tx, member!.id))!);
    });
  }

  /** What `change` does not name stays; null takes a value away. */
  change(
    actor: Actor,
    id: MemberId,
    version: number,
    change: Partial<TypedParticulars>,
    bankConsent: TypedConsent | null = null,
  ): Promise<MaskedMember> {
    return this.uow.run(actor, async (tx) => {
      const row: Member = await lockMember(tx, this.organizations, 'member:manage', id);
      tx.expectVersion(row, version);
      const typed = { ...asTyped(this.cipher.open(row)), ...withNewDocumentKind(change) };
      const reading = readParticulars(typed, await this.organizations.today(tx));
      if (!reading.ok) return refuse('member.invalid', undefined, { fields: reading.problems });
      if (row.modelWorkerFileId !== null && reading.value.modelWorkerLevel !== row.modelWorkerLevel)
        refuse('member.level-follows-file');
      if (reading.value.bankCard !== this.cipher.openCard(row))
        await this.askForCard(tx, row, reading.value, bankConsent);
      await this.register.change(tx, row, reading.value);
      return this.cipher.mask((await memberWithUnion(tx, id))!);
    });
  }

  /** A card that is typed in asks for the member's separate consent, unless it stands (domain rules §9). */
  private async askForCard(
    tx: Tx,
    { id, unionId }: Pick<Member, 'id' | 'unionId'>,
    { bankCard, name, bornOn }: Particulars,
    consent: TypedConsent | null,
  ): Promise<void> {
    if (!bankCard) return;
    const today = await this.organizations.today(tx);
    const held = { key: 'member', memberId: id, name, bornOn, relation: 'head', documentMac: null } as const;
    const subject = this.consents.subjectOf(tx, { ...held, tells: ['bank'] });
    if (consent) {
      if (consent.means !== 'signed' && consent.means !== 'oral') refuse('sensitive-consent.means-missing');
      await this.consents.give(tx, { id, unionId }, [{ subject, typed: { ...consent, kind: 'bank' } }], today);
    }
    await this.consents.require(tx, id, [subject], today);
  }
}

/** A new number without a kind is told by its shape, not by the kind of the old one. */
function withNewDocumentKind(change: Partial<TypedParticulars>): Partial<TypedParticulars> {
  const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return change.idNumber !== undefined && change.documentKind === undefined ? { ...named, documentKind: null } : named;
}
