import { AccountDirectory } from '@app/identity';
import type { UnionId } from '@app/kernel';
import { MessageService } from '@app/notifications';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { PeriodReturn } from '../data/period-return.entity';
import type { ReturnAction } from '../domain/period-return';
import { REPORT_PERMISSIONS } from '../domain/report.permissions';

const TEMPLATES = {
  submit: 'return.submitted',
  'send-back': 'return.sent-back',
  accept: 'return.accepted',
} as const;

const isTold = (action: ReturnAction): action is keyof typeof TEMPLATES => action in TEMPLATES;

/** The federation hears that a return came, the union that it was accepted or came back. */
@Injectable()
export class ReturnNotices {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly messages: MessageService,
  ) {}

  async tell(tx: Tx, row: PeriodReturn, action: ReturnAction): Promise<void> {
    if (!isTold(action)) return;
    const [unionId, permission]: [UnionId, string] =
      action === 'submit' ? [row.toUnionId, REPORT_PERMISSIONS.review] : [row.unionId, REPORT_PERMISSIONS.manage];
    const holders = await this.accounts.holding(tx, unionId, permission);
    const to = holders
      .filter(({ distance, accountId }) => distance === 0 && accountId !== tx.actor.accountId)
      .map(({ accountId }) => accountId);
    await this.messages.send(tx, {
      ...{ to, template: TEMPLATES[action], parameters: {} },
      ...{ link: `/returns/${row.id}`, key: `return:${row.id}:${action}:${row.version}` },
    });
  }
}
