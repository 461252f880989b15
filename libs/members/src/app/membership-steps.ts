import { type MemberId, newId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Member, type TransferSide } from '../data/member.entity';
import { memberWithUnion } from '../data/member.queries';
import { moveSearchTokens } from '../data/member.store';
import { MembershipChange } from '../data/membership-change.entity';
import type { MemberState } from '../domain/member';
import { decideMembership, type MembershipCommand } from '../domain/membership.lifecycle';
import { type MaskedMember, MemberCipher } from './member-cipher';

/** Takes one step of the membership lifecycle on a locked row: decision, history, search index, audit, event. */
@Injectable()
export class MembershipSteps {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly cipher: MemberCipher,
  ) {}

  async take(tx: Tx, row: Member, command: MembershipCommand, side: TransferSide = 'from'): Promise<Member> {
    const { status, unionId, category } = row;
    const before = { status, unionId, category };
    const today = await this.organizations.today(tx);
    const { patch, event } = decideMembership(this.cipher.stateOf(row), command, today);
    const reason = 'reason' in command ? command.reason.trim() : null;
    const member = await tx.update(Member, row, columnsOf(patch, side));
    await tx.insert(MembershipChange, changeOf(tx, before, member, command, reason));
    if (member.unionId !== before.unionId) await moveSearchTokens(tx, member.id, member.unionId);
    const detail = {
      status: [before.status, member.status],
      ...(member.unionId !== before.unionId && { unionId: [before.unionId, member.unionId] }),
      ...(member.category !== before.category && { category: [before.category, member.category] }),
      on: command.on,
    };
    const subject = { subjectType: 'member', subjectId: member.id, unionId: before.unionId };
    tx.audit({ action: `member.${command.action}`, ...subject, detail, reason });
    tx.announce(event);
    return member;
  }

  /** The member as he stands now, for the answer. */
  async shown(tx: Tx, id: MemberId): Promise<MaskedMember> {
    return this.cipher.mask((await memberWithUnion(tx, id))!);
  }
}

type Standing = Pick<Member, 'status' | 'unionId' | 'category'>;

function columnsOf({ transfer, ...patch }: Partial<MemberState>, side: TransferSide): Partial<Member> {
  const { identityDocument: _, phone: __, bank: ___, ...plain } = patch;
  if (transfer === undefined) return plain;
  return {
    ...plain,
    transferToUnionId: transfer?.toUnionId ?? null,
    transferRequestedOn: transfer?.requestedOn ?? null,
    transferRequestedBy: transfer ? side : null,
  };
}

const changeOf = (tx: Tx, before: Standing, after: Member, command: MembershipCommand, reason: string | null) => ({
  id: newId<'membership-change'>(tx.now.getTime()),
  memberId: after.id,
  action: command.action,
  fromStatus: before.status,
  toStatus: after.status,
  fromUnionId: before.unionId,
  toUnionId: after.unionId,
  fromCategory: before.category,
  toCategory: after.category,
  effectiveOn: command.on,
  accountId: tx.actor.accountId,
  recordedAt: tx.now,
  reason,
});
