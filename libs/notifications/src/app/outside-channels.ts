import { Injectable } from '@nestjs/common';
import type { MessageChannel, OutsideChannel } from '../domain/message';
import { DingtalkChannel } from './channels/dingtalk.channel';
import { EmailChannel } from './channels/email.channel';
import { SmsChannel } from './channels/sms.channel';
import { WebhookChannel } from './channels/webhook.channel';
import { WecomChannel } from './channels/wecom.channel';

/** Every way that leaves the house. */
@Injectable()
export class OutsideChannels {
  private readonly byCode: ReadonlyMap<OutsideChannel, MessageChannel>;

  constructor(
    email: EmailChannel,
    sms: SmsChannel,
    wecom: WecomChannel,
    dingtalk: DingtalkChannel,
    webhook: WebhookChannel,
  ) {
    this.byCode = new Map([email, sms, wecom, dingtalk, webhook].map((channel) => [channel.code, channel]));
  }

  of(code: OutsideChannel): MessageChannel {
    return this.byCode.get(code)!;
  }
}
