import type { Actor, MemberId, UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type HistoryRow, membershipHistory } from '../data/member-pages.queries';
import { refuse } from '../domain/members.problems';
import type { MembershipCommand } from '../domain/membership.lifecycle';
import { lockMember } from './locked-member';
import { MemberRegister } from './member-register';
import type { MaskedMember } from './member-cipher';
import { MembershipSteps } from './membership-steps';

/** Steps that one union takes by itself; a transfer between two is `TransferService`. */
export type OwnStep = Exclude<
  MembershipCommand,
  { action: 'request-transfer' | 'complete-transfer' | 'cancel-transfer' | 'revoke-death-as-retained' }
>;

@Injectable()
export class MembershipService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly register: MemberRegister,
    private readonly steps: MembershipSteps,
  ) {}

  take(actor: Actor, id: MemberId, version: number, step: OwnStep): Promise<MaskedMember> {
    return this.uow.run(actor, async (tx) => {
      const row = await lockMember(tx, this.organizations, 'member:manage', id);
      tx.expectVersion(row, version);
      const target = targetOf(step);
      if (target) {
        await this.organizations.requireWithin(tx, 'member:manage', target);
        await this.register.requireOpenUnion(tx, target);
      }
      const { retentionGround } = row;
      const command: MembershipCommand =
        step.action === 'revoke-death' && retentionGround ? { ...step, action: 'revoke-death-as-retained' } : step;
      await this.steps.take(tx, row, command);
      return this.steps.shown(tx, id);
    });
  }

  /** Every step of the membership, the latest first. */
  history(actor: Actor, id: MemberId): Promise<HistoryRow[]> {
    return this.uow.read(actor, async (tx) => {
      return (await membershipHistory(tx, 'member:read', id)) ?? refuse('member.not-found');
    });
  }
}

const targetOf = (step: OwnStep): UnionId | null =>
  step.action === 'rehome' ? step.toUnionId : step.action === 'apply-again' ? step.unionId : null;
