import { AccountDirectory } from '@app/identity';
import { MessageService } from '@app/notifications';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { LegalAid } from '../data/legal-aid.entity';

/** Tells people that something moved; never what, nor of whom. */
@Injectable()
export class LegalAidNotices {
  constructor(
    private readonly messages: MessageService,
    private readonly accounts: AccountDirectory,
  ) {}

  /** When he is a member with an account of his own, and did not do it himself. */
  async tellApplicant(tx: Tx, { id, version, memberId }: LegalAid): Promise<void> {
    const account = memberId && (await this.accounts.ofMember(tx, memberId));
    if (!account || account === tx.actor.accountId) return;
    const link = `/my/legal-aid/${id}`;
    const key = `legal-aid:${id}:${version}`;
    await this.messages.send(tx, { to: [account], template: 'member.case-moved', parameters: {}, link, key });
  }

  async tellHandler(tx: Tx, { id, version, handlerAccountId }: LegalAid): Promise<void> {
    if (handlerAccountId === null || handlerAccountId === tx.actor.accountId) return;
    await this.messages.send(tx, {
      ...{ to: [handlerAccountId], template: 'case.assigned', parameters: {} },
      ...{ link: `/legal-aid/${id}`, key: `legal-aid:${id}:assigned:${version}` },
    });
  }
}
