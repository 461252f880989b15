import type { Actor } from '@app/kernel';
import { type ReadTx, signalAccounts, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Message } from '../data/message.entity';
import type { MessageId } from '../domain/message';
import { refuse } from '../domain/notifications.problems';

/** Where a page goes on: which part of the box, and the last message shown of it. */
export interface BoxPosition {
  readonly part: 'unread' | 'read';
  readonly id: MessageId;
}

export interface BoxStanding {
  readonly unread: number;
  readonly fresh: number;
  readonly newest: string | null;
}

/** The messages of the one who asks, and nobody else's. */
@Injectable()
export class MessageBoxService {
  constructor(private readonly uow: UnitOfWork) {}

  /** Unread ones first, the newest of each part first; at most `limit` of them. */
  list(actor: Actor, after: BoxPosition | null, limit: number): Promise<Message[]> {
    return this.uow.read(actor, async (tx) => {
      if (after?.part === 'read') return this.part(tx, 'read', after.id, limit);
      const unread = await this.part(tx, 'unread', after?.id ?? null, limit);
      if (unread.length === limit) return unread;
      return [...unread, ...(await this.part(tx, 'read', null, limit - unread.length))];
    });
  }

  countUnread(actor: Actor): Promise<number> {
    return this.uow.read(actor, (tx) => this.own(tx).andWhere('m.readAt IS NULL').getCount());
  }

  /** How the box stands, for who watches it: unread ones, the newest id, and how many came after `since`. */
  async standing(actor: Actor, since: string | null): Promise<BoxStanding> {
    return this.uow.read(actor, async (tx) => {
      const [row] = await tx.rows<BoxStanding>(
        `SELECT (SELECT count(*)::int FROM notifications.message
             WHERE tenant_id = $1 AND recipient_account_id = $2 AND read_at IS NULL) AS unread,
           (SELECT count(*)::int FROM notifications.message
             WHERE tenant_id = $1 AND recipient_account_id = $2 AND read_at IS NULL AND id > $3::uuid) AS fresh,
           (SELECT id FROM notifications.message
             WHERE tenant_id = $1 AND recipient_account_id = $2 AND read_at IS NULL ORDER BY id DESC LIMIT 1) AS newest`,
        [actor.tenantId, actor.accountId, since],
        'box-standing',
      );
      return row!;
    });
  }

  /** Reading it again keeps the time of the first. */
  markRead(actor: Actor, id: MessageId): Promise<Message> {
    return this.uow.run(actor, async (tx) => {
      await tx.rows(
        `UPDATE notifications.message SET read_at = $4
         WHERE tenant_id = $1 AND recipient_account_id = $2 AND id = $3 AND read_at IS NULL`,
        [actor.tenantId, actor.accountId, id, tx.now],
        'read-message',
      );
      await signalAccounts(tx, [actor.accountId]);
      const message = await this.own(tx).andWhere('m.id = :id', { id }).getOne();
      return message ?? refuse('message.not-found');
    });
  }

  /** All up to `upTo`, the newest that the person saw: what came in since stays unread. */
  async markAllRead(actor: Actor, upTo: MessageId): Promise<void> {
    await this.uow.run(actor, async (tx) => {
      await tx.rows(
        `UPDATE notifications.message SET read_at = $4
         WHERE tenant_id = $1 AND recipient_account_id = $2 AND id <= $3 AND read_at IS NULL`,
        [actor.tenantId, actor.accountId, upTo, tx.now],
        'read-messages',
      );
      await signalAccounts(tx, [actor.accountId]);
    });
  }

  private part(tx: ReadTx, part: BoxPosition['part'], before: MessageId | null, limit: number): Promise<Message[]> {
    const query = this.own(tx).andWhere(part === 'read' ? 'm.readAt IS NOT NULL' : 'm.readAt IS NULL');
    if (before) query.andWhere('m.id < :before', { before });
    return query.orderBy('m.id', 'DESC').limit(limit).getMany();
  }

  private own(tx: ReadTx) {
    return tx.from(Message, 'm').andWhere('m.recipientAccountId = :me', { me: tx.actor.accountId });
  }
}
