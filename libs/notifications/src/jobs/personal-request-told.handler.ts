import { AccountDirectory } from '@app/identity';
import type { AccountId, MemberId, UnionId } from '@app/kernel';
import { EventHandler } from '@app/messaging';
import type { OutboxMessage, ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { MessageService } from '../app/message.service';

const ASKED = 'personal-request.asked.v1';
const ANSWERS = 'member:manage';

/** What a member asks about his own particulars: the union hears that he asked, he hears that it answered. */
@Injectable()
export class PersonalRequestToldHandler extends EventHandler {
  readonly name = 'notifications.personal-request-told';
  readonly types = [ASKED, 'personal-request.answered.v1'];

  constructor(
    private readonly accounts: AccountDirectory,
    private readonly messages: MessageService,
  ) {
    super();
  }

  async handle(tx: Tx, { id, type, payload }: OutboxMessage): Promise<void> {
    const of = { parameters: {}, key: `personal-request:${id}` };
    if (type === ASKED) {
      const to = await this.answering(tx, payload['unionId'] as UnionId);
      return this.messages.send(tx, { ...of, to, template: 'personal-request.asked', link: '/personal-requests' });
    }
    const account = await this.accounts.ofMember(tx, payload['memberId'] as MemberId);
    const to = account ? [account] : [];
    await this.messages.send(tx, { ...of, to, template: 'member.request-answered', link: '/my/requests' });
  }

  private async answering(tx: ReadTx, unionId: UnionId): Promise<AccountId[]> {
    const holders = await this.accounts.holding(tx, unionId, ANSWERS);
    const near = holders.filter(({ distance }) => distance === holders[0]?.distance);
    return [...new Set(near.map(({ accountId }) => accountId))];
  }
}
