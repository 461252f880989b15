import { ApprovalReading } from '@app/approvals';
import { EventHandler } from '@app/messaging';
import { MessageService } from '@app/notifications';
import type { OutboxMessage, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';

/** Tells whoever the approval of a disbursement waits for now; late or twice it tells nobody twice. */
@Injectable()
export class SignersToldHandler extends EventHandler {
  readonly name = 'disbursement-signers-told';
  readonly types = [
    'approval.opened.v1',
    'approval.signed.v1',
    'approval.resubmitted.v1',
    'approval.amount-changed.v1',
    'approval.returned.v1',
    'approval.signer-added.v1',
    'approval.handed-over.v1',
    'approval.reminded.v1',
  ];

  constructor(
    private readonly approvals: ApprovalReading,
    private readonly messages: MessageService,
  ) {
    super();
  }

  async handle(tx: Tx, { type, payload }: OutboxMessage): Promise<void> {
    const { subjectType, subjectId } = payload as { subjectType: string; subjectId: string };
    if (subjectType !== 'disbursement') return;
    const waited = await this.approvals.waitedFor(tx, subjectId);
    if (!waited) return;
    const { requestId, round, currentStep, remindedOn, accountIds } = waited;
    const again = type === 'approval.reminded.v1' ? `:reminded-${remindedOn}` : '';
    await this.messages.send(tx, {
      to: accountIds,
      template: 'approval.waiting',
      parameters: { count: 1 },
      link: `/approvals/${subjectId}`,
      key: `approval:${requestId}:${round}:${currentStep}${again}`,
    });
  }
}
