import { AccountDirectory, accountsOf, nearestOf } from '@app/identity';
import type { AccountId, UnionId } from '@app/kernel';
import { EventHandler } from '@app/messaging';
import type { OutboxMessage, ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { MessageService } from '../app/message.service';

const PREFIX = 'office-hand-over';

/** 换届交接: the next officer is told what waits for him, the desk what he did not take and when all is done. */
@Injectable()
export class HandOverToldHandler extends EventHandler {
  readonly name = 'notifications.hand-over-told';
  readonly types = [`${PREFIX}.opened.v1`, `${PREFIX}.widened.v1`, `${PREFIX}.line-refused.v1`, `${PREFIX}.closed.v1`];

  constructor(
    private readonly accounts: AccountDirectory,
    private readonly messages: MessageService,
  ) {
    super();
  }

  async handle(tx: Tx, { id, type, payload }: OutboxMessage): Promise<void> {
    const link = `/hand-overs/${String(payload['handOverId'])}`;
    const of = { parameters: {}, link, key: `${PREFIX}:${id}` };
    const openedBy = payload['openedBy'] as AccountId;
    if (type === `${PREFIX}.closed.v1`)
      return this.messages.send(tx, { ...of, to: [openedBy], template: 'office-hand-over.closed' });
    if (type !== `${PREFIX}.line-refused.v1`) {
      const to = [payload['toAccountId'] as AccountId];
      return this.messages.send(tx, { ...of, to, template: 'office-hand-over.waiting' });
    }
    await this.messages.send(tx, { ...of, to: [openedBy], template: 'office-hand-over.refused' });
    const desk = await this.nearest(tx, payload, 'hand-over:manage');
    const others = desk.filter((account) => account !== openedBy);
    await this.messages.send(tx, { ...of, key: `${of.key}:desk`, to: others, template: 'office-hand-over.refused' });
    const told = new Set([openedBy, ...desk]);
    const to = (await this.dispatchers(tx, payload)).filter((account) => !told.has(account));
    const own = { parameters: {}, link: String(payload['link']), key: `${PREFIX}:${id}:dispatch` };
    await this.messages.send(tx, { ...own, to, template: 'office-hand-over.refused' });
  }

  /** The nearest who give such work to people; they open the thing itself. */
  private async dispatchers(tx: ReadTx, payload: OutboxMessage['payload']): Promise<AccountId[]> {
    const permission = payload['dispatchedBy'] as string | null;
    return permission === null ? [] : this.nearest(tx, payload, permission);
  }

  private async nearest(tx: ReadTx, payload: OutboxMessage['payload'], permission: string): Promise<AccountId[]> {
    return accountsOf(nearestOf(await this.accounts.holding(tx, payload['unionId'] as UnionId, permission)));
  }
}
