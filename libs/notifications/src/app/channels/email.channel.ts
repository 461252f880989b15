import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import {
  DELIVERED,
  type DeliveryOutcome,
  type Destination,
  MessageChannel,
  type OutsideMessage,
  refused,
  unreachable,
} from '../../domain/message';
import { MessageSettings } from '../../message.settings';

const PATIENCE_MS = 20_000;
const FOOT = '这封信由系统发出，不用回复。不想再收邮件，在暖家“我的”里改“怎样提醒我”。';
/** From here on an answer of SMTP means: not today and not tomorrow either. */
const FOR_GOOD = 500;

/** Mail over SMTP. A repeat has the same Message-ID, by which mail servers and people know it again. */
@Injectable()
export class EmailChannel extends MessageChannel implements OnApplicationShutdown {
  readonly code = 'email';
  private transport: Transporter | undefined;

  constructor(private readonly settings: MessageSettings) {
    super();
  }

  get available(): boolean {
    return this.settings.smtpUrl !== undefined;
  }

  async deliver({ address }: Destination, message: OutsideMessage): Promise<DeliveryOutcome> {
    const { smtpUrl, mailFrom } = this.settings;
    if (!smtpUrl) return { kind: 'failed', failure: 'channel-off', retry: false };
    this.transport ??= openTransport(smtpUrl);
    const lines = [message.body, ...(message.url ? ['', message.url] : []), '', FOOT];
    try {
      await this.transport.sendMail({
        from: mailFrom,
        to: address,
        subject: message.title,
        text: lines.join('\n'),
        messageId: `<${message.id}@nuanjia>`,
        date: message.at,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return DELIVERED;
    } catch (error) {
      const { responseCode } = error as { responseCode?: number };
      return responseCode !== undefined && responseCode >= FOR_GOOD ? refused : unreachable;
    }
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }
}

const openTransport = (url: string): Transporter =>
  createTransport({
    url,
    pool: true,
    maxConnections: 4,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as never);
