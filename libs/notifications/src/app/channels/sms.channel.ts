import { Injectable } from '@nestjs/common';
import { type DeliveryOutcome, type Destination, MessageChannel, type OutsideMessage } from '../../domain/message';
import { MessageSettings } from '../../message.settings';
import { outcomeOf } from './answers';

/** Who carries text messages. Another carrier is another class. */
export abstract class SmsProvider {
  abstract readonly available: boolean;
  /** `id` is the same for the same message, however often it is handed in. */
  abstract send(id: string, phone: string, text: string): Promise<DeliveryOutcome>;
}

const PATIENCE_MS = 10_000;

/** A carrier, or a bridge to one, that takes POST { id, phone, text } with a bearer token. */
@Injectable()
export class HttpSmsProvider extends SmsProvider {
  constructor(private readonly settings: MessageSettings) {
    super();
  }

  get available(): boolean {
    return this.settings.smsUrl !== undefined;
  }

  async send(id: string, phone: string, text: string): Promise<DeliveryOutcome> {
    const { smsUrl, smsKey } = this.settings;
    if (!smsUrl) return { kind: 'failed', failure: 'channel-off', retry: false };
    const call = fetch(smsUrl, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: { 'content-type': 'application/json', ...(smsKey && { authorization: `Bearer ${smsKey}` }) },
      body: JSON.stringify({ id, phone, text }),
    });
    return outcomeOf(call.then(async (answer) => ({ status: answer.status, body: await answer.text() })));
  }
}

/** A text message says that something waits, and nothing more: it costs by its length. */
@Injectable()
export class SmsChannel extends MessageChannel {
  readonly code = 'sms';

  constructor(private readonly provider: SmsProvider) {
    super();
  }

  get available(): boolean {
    return this.provider.available;
  }

  deliver({ address }: Destination, { id, title, url }: OutsideMessage): Promise<DeliveryOutcome> {
    return this.provider.send(id, address, `【暖家】${title}。${url ?? '打开暖家就能办。'}`);
  }
}
