import type { AccountId } from '@app/kernel';
import { EventHandler } from '@app/messaging';
import { type MessageParameters, MessageService, type MessageTemplate } from '@app/notifications';
import type { OutboxMessage, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Disbursement } from '../data/disbursement.entity';
import { findByIds } from '../data/disbursement.queries';
import { DISBURSEMENT_PERMISSIONS } from '../domain/disbursement.permissions';
import { MessageRecipients } from './message-recipients';

type Told = Extract<
  MessageTemplate,
  | 'approval.returned'
  | 'approval.refused'
  | 'payment.waiting'
  | 'payment.failed'
  | 'payment.reversed'
  | 'payment.disputed'
  | 'member.case-moved'
  | 'member.confirm-receipt'
  | 'member.dispute-answered'
>;

/** What an event means to whom, while the row still stands there. */
interface Notice {
  readonly template: Told;
  readonly holds: (row: Disbursement) => boolean;
  readonly to: 'requester' | 'cashiers' | 'member';
}

const NOTICES: Readonly<Record<string, readonly Notice[]>> = {
  'disbursement.returned.v1': [
    { template: 'approval.returned', to: 'requester', holds: (row) => row.status === 'returned' },
  ],
  'disbursement.refused.v1': [
    { template: 'approval.refused', to: 'requester', holds: (row) => row.status === 'refused' },
    { template: 'member.case-moved', to: 'member', holds: (row) => row.status === 'refused' },
  ],
  'disbursement.approved.v1': [
    { template: 'payment.waiting', to: 'cashiers', holds: (row) => row.status === 'approved' },
    { template: 'member.case-moved', to: 'member', holds: (row) => row.status === 'approved' },
  ],
  'disbursement.transfer-failed.v1': [
    { template: 'payment.failed', to: 'requester', holds: (row) => row.status === 'approved' },
    { template: 'member.case-moved', to: 'member', holds: (row) => row.status === 'approved' },
  ],
  'disbursement.paid.v1': [
    {
      template: 'member.confirm-receipt',
      to: 'member',
      holds: (row) => row.receipt === 'awaited' && (row.status === 'paid' || row.status === 'reconciled'),
    },
  ],
  'disbursement.reversed.v1': [
    { template: 'payment.reversed', to: 'requester', holds: (row) => row.status === 'reversed' },
    { template: 'member.case-moved', to: 'member', holds: (row) => row.status === 'reversed' },
  ],
  'disbursement.receipt-disputed.v1': [
    { template: 'payment.disputed', to: 'requester', holds: (row) => row.receipt === 'disputed' },
  ],
  'disbursement.dispute-answered.v1': [
    { template: 'member.dispute-answered', to: 'member', holds: (row) => row.receipt === 'awaited' },
  ],
};

/** Tells requester, cashiers and member what became of a disbursement; it looks at the row as it is now. */
@Injectable()
export class OutcomeToldHandler extends EventHandler {
  readonly name = 'disbursement-outcome-told';
  readonly types = Object.keys(NOTICES);

  constructor(
    private readonly recipients: MessageRecipients,
    private readonly messages: MessageService,
  ) {
    super();
  }

  async handle(tx: Tx, { id, type, payload }: OutboxMessage): Promise<void> {
    const { disbursementId } = payload as { disbursementId: string };
    const [row] = await findByIds(tx, [disbursementId]);
    if (!row || row.inHistory) return;
    for (const notice of NOTICES[type]!.filter((each) => each.holds(row))) {
      const link = notice.to === 'member' ? '/my/cases' : `/disbursements/${row.id}`;
      const to = await this.accountsOf(tx, notice, row);
      const key = `disbursement:${row.id}:${notice.to}:${id}`;
      const parameters: MessageParameters[Told] = notice.template === 'payment.waiting' ? { count: 1 } : {};
      await this.messages.send<Told>(tx, { to, template: notice.template, parameters, link, key });
    }
  }

  private accountsOf(tx: Tx, { to }: Notice, row: Disbursement): Promise<AccountId[]> {
    if (to === 'member') return this.recipients.member(tx, row.recipientId);
    if (to === 'requester') return this.recipients.person(tx, row.requestedBy);
    return this.recipients.holding(tx, row.unionId, DISBURSEMENT_PERMISSIONS.pay);
  }
}
