import type { AccountId } from '@app/kernel';
import { EventHandler } from '@app/messaging';
import type { OutboxMessage, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { MessageService } from '../app/message.service';

/** Who signed in where he never did before is told: it may not have been he. */
@Injectable()
export class NewDeviceToldHandler extends EventHandler {
  readonly name = 'notifications.new-device-told';
  readonly types = ['session.opened-on-new-device.v1'];

  constructor(private readonly messages: MessageService) {
    super();
  }

  async handle(tx: Tx, { id, payload }: OutboxMessage): Promise<void> {
    const accountId = payload['accountId'] as AccountId;
    const [account] = await tx.rows<{ isOfficer: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM identity.role_grant g
         WHERE g.tenant_id = a.tenant_id AND g.account_id = a.id AND g.revoked_at IS NULL) AS "isOfficer"
       FROM identity.account a WHERE a.tenant_id = $1 AND a.id = $2`,
      [tx.actor.tenantId, accountId],
    );
    if (!account) return;
    await this.messages.send(tx, {
      ...{ to: [accountId], template: 'session.new-device', parameters: {} },
      link: account.isOfficer ? '/me' : '/my/me',
      key: `new-device:${id}`,
    });
  }
}
