import { Settings } from '@app/persistence';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

const YES = Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value));

/** How messages leave the house. Nothing is needed: without a variable that way is closed, and the pages say so. */
export class MessageSettings {
  static readonly variables = {
    publicUrl: 'PUBLIC_URL',
    smtpUrl: 'SMTP_URL',
    mailFrom: 'MAIL_FROM',
    smsUrl: 'SMS_URL',
    smsKey: 'SMS_KEY',
    allowHttp: 'OUTBOUND_ALLOW_HTTP',
    allowPrivate: 'OUTBOUND_ALLOW_PRIVATE',
  };

  /** Where people open the system, such as https://gh.example.org: links in mails and calendars lead there. */
  @IsOptional()
  @Matches(/^https?:\/\/[^/\s]+$/, { message: 'must be an address without a path, such as https://gh.example.org' })
  publicUrl?: string;

  /** smtp:// or smtps://, with user and password where the server asks for them. */
  @IsOptional()
  @Matches(/^smtps?:\/\/\S+$/, { message: 'must be an smtp:// or smtps:// address' })
  smtpUrl?: string;

  /** Sender of mails: 暖家 <noreply@gh.example.org>. */
  @Matches(/^[^\r\n<>]*<?[^\s<>@]+@[^\s<>@]+>?$/, { message: 'must be a mail address' })
  mailFrom = '暖家 <noreply@localhost.localdomain>';

  /** Where text messages are handed in: POST { id, phone, text }. */
  @IsOptional()
  @Matches(/^https?:\/\/\S+$/, { message: 'must be an https:// address' })
  smsUrl?: string;

  /** Sent to it as a bearer token. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  smsKey?: string;

  /** Robots and webhooks on plain http. Closed unless the receiver stands in the same house. */
  @YES
  @IsBoolean({ message: 'must be true or false' })
  allowHttp = false;

  /** Robots and webhooks on private addresses. Closed: otherwise who sets up a channel could reach into the house. */
  @YES
  @IsBoolean({ message: 'must be true or false' })
  allowPrivate = false;
}
Settings(MessageSettings);
