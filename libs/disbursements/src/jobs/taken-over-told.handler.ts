import type { PersonId } from '@app/kernel';
import { EventHandler } from '@app/messaging';
import { MessageService } from '@app/notifications';
import type { OutboxMessage, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { MessageRecipients } from './message-recipients';

/** Tells who had asked for a disbursement that it is in the hands of somebody else now. */
@Injectable()
export class TakenOverToldHandler extends EventHandler {
  readonly name = 'disbursement-taken-over-told';
  readonly types = ['approval.taken-over.v1'];

  constructor(
    private readonly recipients: MessageRecipients,
    private readonly messages: MessageService,
  ) {
    super();
  }

  async handle(tx: Tx, { id, payload }: OutboxMessage): Promise<void> {
    const { subjectType, subjectId, formerId } = payload as Record<'subjectType' | 'subjectId' | 'formerId', string>;
    if (subjectType !== 'disbursement') return;
    await this.messages.send(tx, {
      to: await this.recipients.person(tx, formerId as PersonId),
      template: 'approval.taken-over',
      parameters: {},
      link: `/disbursements/${subjectId}`,
      key: `disbursement:${subjectId}:taken-over:${id}`,
    });
  }
}
