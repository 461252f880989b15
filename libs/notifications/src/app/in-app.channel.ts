import { newId } from '@app/kernel';
import { signalAccounts, type Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { OutgoingMessage } from '../domain/message';

/** The list of messages inside the app: delivered when the transaction commits. */
@Injectable()
export class InAppChannel {
  /** A message whose key is there already is not shown again. */
  async deliver(tx: Tx, messages: readonly OutgoingMessage[]): Promise<void> {
    const column = <K extends keyof OutgoingMessage>(name: K) => messages.map((message) => message[name]);
    await tx.rows(
      `INSERT INTO notifications.message (tenant_id, id, message_key, recipient_account_id, template, parameters, title,
         body, link, created_at)
       SELECT $1, m.*, $2 FROM unnest($3::uuid[], $4::text[], $5::uuid[], $6::text[], $7::jsonb[], $8::text[],
         $9::text[], $10::text[]) AS m ON CONFLICT (tenant_id, message_key) DO NOTHING`,
      [
        tx.actor.tenantId,
        tx.now,
        messages.map(() => newId(tx.now.getTime())),
        column('key'),
        column('recipientAccountId'),
        column('template'),
        column('parameters').map((parameters) => JSON.stringify(parameters)),
        column('title'),
        column('body'),
        column('link'),
      ],
      'insert-messages',
    );
    await signalAccounts(tx, column('recipientAccountId'));
  }
}
