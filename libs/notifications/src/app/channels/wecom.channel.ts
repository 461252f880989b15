import { Injectable } from '@nestjs/common';
import { type DeliveryOutcome, type Destination, MessageChannel, type OutsideMessage } from '../../domain/message';
import { OutboundHttp } from '../outbound-http';
import { groupText, outcomeOf, robotAnswer } from './answers';

/** 45009: more than twenty messages in this minute. */
const BUSY = [-1, 45009];

/** A robot in a group of 企业微信; its key is part of the address. */
@Injectable()
export class WecomChannel extends MessageChannel {
  readonly code = 'wecom';
  readonly available = true;

  constructor(private readonly http: OutboundHttp) {
    super();
  }

  async deliver({ address }: Destination, message: OutsideMessage): Promise<DeliveryOutcome> {
    const body = JSON.stringify({ msgtype: 'text', text: { content: groupText(message) } });
    return outcomeOf(
      Promise.resolve().then(() => this.http.post(address, body)),
      robotAnswer(BUSY),
    );
  }
}
