import { EventHandler } from '@app/messaging';
import { MessageService } from '@app/notifications';
import type { OutboxMessage, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { openPlanOf } from '../data/disbursement.batch';
import { DISBURSEMENT_PERMISSIONS } from '../domain/disbursement.permissions';
import { MessageRecipients } from './message-recipients';

/** Tells the cashiers once that a whole plan waits for them, not for each payment of it. */
@Injectable()
export class PlanToldHandler extends EventHandler {
  readonly name = 'disbursement-plan-told';
  readonly types = ['disbursement.plan-opened.v1'];

  constructor(
    private readonly recipients: MessageRecipients,
    private readonly messages: MessageService,
  ) {
    super();
  }

  async handle(tx: Tx, { id, payload }: OutboxMessage): Promise<void> {
    const { planId } = payload as { planId: string };
    const waiting = await openPlanOf(tx, planId);
    if (!waiting) return;
    await this.messages.send(tx, {
      to: await this.recipients.holding(tx, waiting.unionId, DISBURSEMENT_PERMISSIONS.pay),
      template: 'payment.waiting',
      parameters: { count: waiting.count },
      link: `/payments/plans/${planId}`,
      key: `plan:${planId}:cashiers:${id}`,
    });
  }
}
