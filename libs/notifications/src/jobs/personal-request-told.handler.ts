import { AccountDirectory } from '@app/identity';
import type { MemberId, UnionId } from '@app/kernel';
import { EventHandler } from '@app/messaging';
import type { OutboxMessage, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { MessageService } from '../app/message.service';
import { personalRequestDesk } from '../app/personal-request.desk';

const ASKED = 'personal-request.asked.v1';

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
      const to = await personalRequestDesk(tx, this.accounts, payload['unionId'] as UnionId);
      return this.messages.send(tx, { ...of, to, template: 'personal-request.asked', link: '/personal-requests' });
    }
    const account = await this.accounts.ofMember(tx, payload['memberId'] as MemberId);
    const to = account ? [account] : [];
    await this.messages.send(tx, { ...of, to, template: 'member.request-answered', link: '/my/requests' });
  }
}
