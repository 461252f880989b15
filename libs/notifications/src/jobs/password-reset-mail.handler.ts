import { PasswordResetService, RESET_MINUTES } from '@app/identity';
import type { AccountId } from '@app/kernel';
import { EventHandler } from '@app/messaging';
import { type OutboxMessage, type Tx, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { EmailChannel } from '../app/channels/email.channel';
import { EMAIL_PURPOSE, Preference } from '../data/preference.entity';
import { MessageSettings } from '../message.settings';

/**
 * Sends the link that sets a forgotten password anew. Straight to the mail server, not through the message log: the link
 * is a secret. A mail that could not be sent is tried again with a new link.
 */
@Injectable()
export class PasswordResetMailHandler extends EventHandler {
  readonly name = 'password-reset-mail';
  readonly types = ['password-reset.asked.v1'];

  constructor(
    private readonly resets: PasswordResetService,
    private readonly mail: EmailChannel,
    private readonly vault: Vault,
    private readonly settings: MessageSettings,
  ) {
    super();
  }

  async handle(tx: Tx, { id, payload }: OutboxMessage): Promise<void> {
    const accountId = payload['accountId'] as AccountId;
    const { publicUrl } = this.settings;
    const row = await tx.from(Preference, 'p').andWhere('p.id = :accountId', { accountId }).getOne();
    if (!row?.emailSealed || !this.mail.available || !publicUrl) return;
    const token = await this.resets.issue(tx, accountId);
    if (!token) return;
    const address = this.vault.open(tx.actor.tenantId, EMAIL_PURPOSE, row.emailSealed);
    const outcome = await this.mail.deliver(
      { address, secret: null },
      {
        id,
        template: 'password-reset',
        title: '重设暖家的登录密码',
        body: `有人要重设您的登录密码。是您本人，就在 ${RESET_MINUTES} 分钟内打开下面的链接设一个新密码；不是您，不用理会，密码不会变。`,
        // Behind the hash: it stands in no log of a server.
        url: `${publicUrl}/reset-password#${token}`,
        at: tx.now,
      },
    );
    if (outcome.kind === 'failed' && outcome.retry) throw new Error(`password reset mail: ${outcome.failure}`);
  }
}
