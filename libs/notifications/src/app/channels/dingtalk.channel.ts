import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type DeliveryOutcome, type Destination, MessageChannel, type OutsideMessage } from '../../domain/message';
import { OutboundHttp } from '../outbound-http';
import { groupText, outcomeOf, robotAnswer } from './answers';

/** 130101: more than twenty messages in this minute. */
const BUSY = [-1, 130101, 410100];

/** A robot in a group of 钉钉; with a secret every call carries the time and its signature. */
@Injectable()
export class DingtalkChannel extends MessageChannel {
  readonly code = 'dingtalk';
  readonly available = true;

  constructor(private readonly http: OutboundHttp) {
    super();
  }

  async deliver({ address, secret }: Destination, message: OutsideMessage): Promise<DeliveryOutcome> {
    const body = JSON.stringify({ msgtype: 'text', text: { content: groupText(message) } });
    const signed = secret === null ? address : signedAddress(address, secret, message.at.getTime());
    return outcomeOf(
      Promise.resolve().then(() => this.http.post(signed, body)),
      robotAnswer(BUSY),
    );
  }
}

function signedAddress(address: string, secret: string, timestamp: number): string {
  const url = new URL(address);
  url.searchParams.set('timestamp', String(timestamp));
  url.searchParams.set('sign', createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'));
  return url.toString();
}
