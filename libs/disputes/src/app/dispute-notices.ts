import { AccountDirectory } from '@app/identity';
import type { AccountId } from '@app/kernel';
import { MessageService } from '@app/notifications';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Dispute } from '../data/dispute.entity';
import { DisputeStore } from './dispute-store';

/** Tells people that something moved; never what, nor of whom. */
@Injectable()
export class DisputeNotices {
  constructor(
    private readonly messages: MessageService,
    private readonly accounts: AccountDirectory,
    private readonly store: DisputeStore,
  ) {}

  /** Every applicant who has an account of his own. */
  async tellApplicants(tx: Tx, dispute: Dispute): Promise<void> {
    const to: AccountId[] = [];
    for (const { memberId } of await this.store.partiesOf(tx, dispute.id)) {
      const account = memberId && (await this.accounts.ofMember(tx, memberId));
      if (account && account !== tx.actor.accountId) to.push(account);
    }
    const key = `dispute:${dispute.id}:${dispute.version}`;
    const link = `/my/disputes/${dispute.id}`;
    if (to.length > 0) await this.messages.send(tx, { to, template: 'member.case-moved', parameters: {}, link, key });
  }

  /** Those who mediate and do not know it yet. */
  async tellMediators(tx: Tx, dispute: Dispute): Promise<void> {
    const mediators = await this.store.mediatorsOf(tx, dispute.id);
    const current = mediators.filter(({ replacedOn }) => replacedOn === null).map(({ accountId }) => accountId);
    const to = current.filter((accountId) => accountId !== tx.actor.accountId);
    const link = `/disputes/${dispute.id}`;
    const key = `dispute:${dispute.id}:assigned`;
    if (to.length > 0) await this.messages.send(tx, { to, template: 'case.assigned', parameters: {}, link, key });
  }

  /** Who comes in the place of another, unless he chose himself; each time anew, he may have left before. */
  async tellSuccessor(tx: Tx, dispute: Dispute, to: AccountId): Promise<void> {
    if (to === tx.actor.accountId) return;
    const link = `/disputes/${dispute.id}`;
    const key = `dispute:${dispute.id}:assigned:${dispute.version}`;
    await this.messages.send(tx, { to: [to], template: 'case.assigned', parameters: {}, link, key });
  }
}
