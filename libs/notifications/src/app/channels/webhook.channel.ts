import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type DeliveryOutcome, type Destination, MessageChannel, type OutsideMessage } from '../../domain/message';
import { OutboundHttp } from '../outbound-http';
import { outcomeOf } from './answers';

/** `v1=` and the HMAC-SHA256 of `<timestamp>.<body>` in hex; the timestamp is in seconds. */
export const signatureOf = (secret: string, timestamp: number, body: string): string =>
  `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;

/** A system of the union's own: JSON by POST, signed, so that the receiver knows who sent it, when, and whether again. */
@Injectable()
export class WebhookChannel extends MessageChannel {
  readonly code = 'webhook';
  readonly available = true;

  constructor(private readonly http: OutboundHttp) {
    super();
  }

  async deliver({ address, secret }: Destination, message: OutsideMessage): Promise<DeliveryOutcome> {
    const { id, title, body: text, url, template, at } = message;
    const body = JSON.stringify({ id, template, title, text, url });
    const timestamp = Math.floor(at.getTime() / 1000);
    const headers = {
      'x-nuanjia-id': id,
      'x-nuanjia-timestamp': String(timestamp),
      'x-nuanjia-signature': signatureOf(secret ?? '', timestamp, body),
    };
    return outcomeOf(Promise.resolve().then(() => this.http.post(address, body, headers)));
  }
}
