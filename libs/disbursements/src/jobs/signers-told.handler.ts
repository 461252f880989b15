import { ApprovalReading } from '@app/approvals';
import { EventHandler } from '@app/messaging';
import { MessageService } from '@app/notifications';
import type { OutboxMessage, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';

/** Tells whoever the approval of a subject waits for now; late or twice it tells nobody twice. */
@Injectable()
export abstract class SignersTold extends EventHandler {
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
  protected abstract readonly subjectType: string;

  constructor(
    private readonly approvals: ApprovalReading,
    private readonly messages: MessageService,
  ) {
    super();
  }

  /** The page on which the subject is decided. */
  protected pageOf(subjectId: string): string {
    return `/approvals/${subjectId}`;
  }

  async handle(tx: Tx, { type, payload }: OutboxMessage): Promise<void> {
    const { subjectType, subjectId } = payload as { subjectType: string; subjectId: string };
    if (subjectType !== this.subjectType) return;
    const waited = await this.approvals.waitedFor(tx, subjectId);
    if (!waited) return;
    const { requestId, round, currentStep, remindedOn, accountIds } = waited;
    const again = type === 'approval.reminded.v1' ? `:reminded-${remindedOn}` : '';
    await this.messages.send(tx, {
      ...{ to: accountIds, template: 'approval.waiting', parameters: { count: 1 }, link: this.pageOf(subjectId) },
      key: `approval:${requestId}:${round}:${currentStep}${again}`,
    });
  }
}

@Injectable()
export class DisbursementSignersTold extends SignersTold {
  readonly name = 'disbursement-signers-told';
  protected readonly subjectType = 'disbursement';
}
