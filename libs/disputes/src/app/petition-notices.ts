import { AccountDirectory, accountsOf, nearestOf, type RoleHolder } from '@app/identity';
import type { AccountId } from '@app/kernel';
import { MessageService } from '@app/notifications';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Petition } from '../data/petition.entity';
import type { PetitionAction } from '../domain/petition.lifecycle';
import { mayReview } from '../domain/petition.policy';
import { PETITION_PERMISSIONS, type PetitionPermission } from '../domain/petitions.permissions';

/** Tells people that something moved; never what it is about, nor of whom. */
@Injectable()
export class PetitionNotices {
  constructor(
    private readonly messages: MessageService,
    private readonly accounts: AccountDirectory,
  ) {}

  /** What follows from a step for the others. */
  async moved(tx: Tx, petition: Petition, action: PetitionAction): Promise<void> {
    await this.tellPetitioner(tx, petition);
    if (action === 'accept') await this.tellHandler(tx, petition);
    if (action === 'request-review' || action === 'request-recheck') await this.tellReviewers(tx, petition);
  }

  /** A member with an account, unless he did it himself. */
  async tellPetitioner(tx: Tx, { id, memberId, version }: Petition): Promise<void> {
    const account = memberId && (await this.accounts.ofMember(tx, memberId));
    if (!account || account === tx.actor.accountId) return;
    const key = `petition:${id}:${version}`;
    const link = `/my/petitions/${id}`;
    await this.messages.send(tx, { to: [account], template: 'member.case-moved', parameters: {}, link, key });
  }

  /** From acceptance on it is his, also when he takes over from another. */
  async tellHandler(tx: Tx, petition: Petition): Promise<void> {
    const { handlerAccountId } = petition;
    if (handlerAccountId !== null) await this.assign(tx, petition, [handlerAccountId], `assigned:${handlerAccountId}`);
  }

  async tellDesk(tx: Tx, petition: Petition): Promise<void> {
    await this.assign(tx, petition, await this.nearest(tx, petition, PETITION_PERMISSIONS.intake), 'registered');
  }

  /** Whoever stands above, and none who answered it before. */
  private async tellReviewers(tx: Tx, petition: Petition): Promise<void> {
    const answerers = [...petition.answeredByPersons, ...petition.reviewedByPersons];
    const free = ({ personId }: RoleHolder) => mayReview([personId], answerers);
    await this.assign(tx, petition, await this.nearest(tx, petition, PETITION_PERMISSIONS.oversee, free), 'review');
  }

  private async assign(tx: Tx, petition: Petition, accounts: readonly AccountId[], what: string): Promise<void> {
    const to = accounts.filter((accountId) => accountId !== tx.actor.accountId);
    const key = `petition:${petition.id}:${what}:${petition.version}`;
    const link = `/petitions/${petition.id}`;
    if (to.length > 0) await this.messages.send(tx, { to, template: 'case.assigned', parameters: {}, link, key });
  }

  private async nearest(
    tx: Tx,
    { unionId, memberId }: Petition,
    permission: PetitionPermission,
    may: (holder: RoleHolder) => boolean = () => true,
  ): Promise<AccountId[]> {
    const found: RoleHolder[] = await this.accounts.holding(tx, unionId, permission);
    const holders = found.filter((each) => may(each) && (memberId === null || each.memberId !== memberId));
    return accountsOf(nearestOf(holders));
  }
}
