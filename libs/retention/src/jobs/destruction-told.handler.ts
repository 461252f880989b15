import { AccountDirectory, accountsOf, nearestOf } from '@app/identity';
import type { AccountId, UnionId } from '@app/kernel';
import { EventHandler } from '@app/messaging';
import { MessageService } from '@app/notifications';
import type { OutboxMessage, ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { DestructionStatus } from '../domain/destruction-list';
import { RETENTION_PERMISSIONS } from '../domain/retention.permissions';

const PROPOSED = 'destruction-list.proposed.v1';

/** Who has the next step is told: the administrator of a new list, the chair of one before him, and so on. */
@Injectable()
export class DestructionTold extends EventHandler {
  readonly name = 'retention.destruction-told';
  readonly types = [PROPOSED, 'destruction-list.moved.v1'];

  constructor(
    private readonly accounts: AccountDirectory,
    private readonly messages: MessageService,
  ) {
    super();
  }

  async handle(tx: Tx, { id, type, payload }: OutboxMessage): Promise<void> {
    const unionId = payload['unionId'] as UnionId;
    const status = (type === PROPOSED ? 'proposed' : payload['status']) as DestructionStatus;
    const told = { link: `/retention/${String(payload['listId'])}`, key: `destruction-list:${id}`, parameters: {} };
    const submittedBy = payload['submittedByAccount'] as AccountId | null;
    if (status === 'submitted') {
      const chairs = await this.nearest(tx, unionId, RETENTION_PERMISSIONS.approve);
      const to = chairs.filter((account) => account !== tx.actor.accountId);
      await this.messages.send(tx, { ...told, to, template: 'destruction-list.waiting' });
    }
    if (status === 'proposed' || status === 'approved') {
      const to = submittedBy ? [submittedBy] : await this.nearest(tx, unionId, RETENTION_PERMISSIONS.propose);
      const template = status === 'approved' ? 'destruction-list.approved' : 'destruction-list.proposed';
      await this.messages.send(tx, { ...told, to, template });
    }
  }

  private async nearest(tx: ReadTx, unionId: UnionId, permission: string): Promise<AccountId[]> {
    return accountsOf(nearestOf(await this.accounts.holding(tx, unionId, permission)));
  }
}
