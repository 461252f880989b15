import { JobHandler } from '@app/messaging';
import { Injectable } from '@nestjs/common';
import { MESSAGE_SENDING, type SendingChunk } from '../app/sending-dispatch';
import { MessageSending } from '../app/message-sending';

@Injectable()
export class MessageSendingHandler extends JobHandler<SendingChunk> {
  readonly job = MESSAGE_SENDING;

  constructor(private readonly sending: MessageSending) {
    super();
  }

  async run({ tenantId, sendingIds }: SendingChunk): Promise<void> {
    await this.sending.send(tenantId, sendingIds);
  }
}
