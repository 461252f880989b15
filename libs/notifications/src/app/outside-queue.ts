import { type AccountId, newId, type UnionId } from '@app/kernel';
import { ContactBook } from '@app/identity';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Preference } from '../data/preference.entity';
import { type NewSending, SendingStore } from '../data/sending.store';
import type { GroupChannelId, GroupChannelKind } from '../domain/group-channel';
import type { OutgoingMessage, OutsideChannel } from '../domain/message';
import { LEAVES_AT_ONCE } from '../domain/message-templates';
import type { QuietHours } from '../domain/quiet-hours';
import { leavesAt } from '../domain/sending';
import { ReminderRulesService } from './reminder-rules.service';

type Wishes = Pick<Preference, 'id' | 'byEmail' | 'bySms' | 'daily' | 'quietFrom' | 'quietUntil'>;
type NearGroup = { readonly unionId: UnionId; readonly id: GroupChannelId; readonly kind: GroupChannelKind };

/** What the clocks of unions show in this transaction, looked up once each. */
type Walls = Map<UnionId, ReturnType<ReminderRulesService['wallOf']>>;

/** Leaves word, in the transaction of the messages, of what is to go outside: to whom, by which way and not before when. */
@Injectable()
export class OutsideQueue {
  constructor(
    private readonly store: SendingStore,
    private readonly contacts: ContactBook,
    private readonly rules: ReminderRulesService,
  ) {}

  async enqueue(tx: Tx, messages: readonly OutgoingMessage[]): Promise<void> {
    const walls: Walls = new Map();
    const rows = [...(await this.toPeople(tx, messages, walls)), ...(await this.toGroups(tx, messages, walls))];
    await this.store.add(tx, rows);
  }

  private async toPeople(tx: Tx, messages: readonly OutgoingMessage[], walls: Walls): Promise<NewSending[]> {
    const wishes = await this.wishesOf(
      tx,
      messages.map(({ recipientAccountId }) => recipientAccountId),
    );
    if (wishes.size === 0) return [];
    const unions = await this.contacts.unionsOf(tx, [...wishes.keys()]);
    const rows: NewSending[] = [];
    for (const message of messages) {
      const wish = wishes.get(message.recipientAccountId);
      const unionId = unions.get(message.recipientAccountId);
      if (!wish || !unionId) continue;
      const isWarning = LEAVES_AT_ONCE.has(message.template);
      const notBefore = isWarning ? tx.now : await this.leaves(tx, walls, unionId, wish);
      const daily = wish.daily && !isWarning;
      const row = { ...sendingOf(message), accountId: wish.id, unionId, daily, notBefore };
      if (wish.byEmail) rows.push({ ...row, id: idAt(tx), channel: 'email' });
      if (wish.bySms) rows.push({ ...row, id: idAt(tx), channel: 'sms' });
    }
    return rows;
  }

  /** Groups of the subject's union or, when it has none, of the nearest one above that has. Each hears of it once. */
  private async toGroups(tx: Tx, messages: readonly OutgoingMessage[], walls: Walls): Promise<NewSending[]> {
    const told = new Map(messages.flatMap((message) => (message.group ? [[message.group.key, message] as const] : [])));
    if (told.size === 0) return [];
    const groups = await this.groupsNear(tx, [...new Set([...told.values()].map(({ group }) => group!.unionId))]);
    const rows: NewSending[] = [];
    for (const message of told.values())
      for (const group of groups.filter(({ unionId }) => unionId === message.group!.unionId)) {
        const { unionId, key } = message.group!;
        const notBefore = await this.leaves(tx, walls, unionId, null);
        rows.push({
          ...sendingOf(message),
          id: idAt(tx),
          channel: group.kind satisfies OutsideChannel,
          groupChannelId: group.id,
          unionId,
          messageKey: `${key}:${group.id}`,
          notBefore,
        });
      }
    return rows;
  }

  private async leaves(tx: ReadTx, walls: Walls, unionId: UnionId, wish: Wishes | null): Promise<Date> {
    if (!walls.has(unionId)) walls.set(unionId, this.rules.wallOf(tx, unionId));
    const { wall, rules } = await walls.get(unionId)!;
    const own: QuietHours | null =
      wish?.quietFrom && wish.quietUntil ? { from: wish.quietFrom, until: wish.quietUntil } : rules.quiet;
    return leavesAt(tx.now, wall, { quiet: own, dailyAt: wish?.daily ? rules.dailyAt : null });
  }

  private async wishesOf(tx: ReadTx, accounts: readonly AccountId[]): Promise<Map<AccountId, Wishes>> {
    const rows = await tx.rows<Wishes>(
      `SELECT id, by_email AS "byEmail", by_sms AS "bySms", daily, quiet_from AS "quietFrom",
         quiet_until AS "quietUntil"
       FROM notifications.preference WHERE tenant_id = $1 AND id = ANY($2::uuid[]) AND (by_email OR by_sms)`,
      [tx.actor.tenantId, [...new Set(accounts)]],
      'wishes-of-accounts',
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  private groupsNear(tx: ReadTx, unions: readonly UnionId[]): Promise<NearGroup[]> {
    return tx.rows<NearGroup>(
      `SELECT u.id AS "unionId", g.id, g.kind FROM unnest($2::uuid[]) AS u(id)
       CROSS JOIN LATERAL (
         SELECT c.ancestor_id FROM organizations.union_closure c
         JOIN notifications.group_channel g
           ON g.tenant_id = c.tenant_id AND g.union_id = c.ancestor_id AND g.enabled
         WHERE c.tenant_id = $1 AND c.descendant_id = u.id ORDER BY c.depth LIMIT 1) near
       JOIN notifications.group_channel g ON g.tenant_id = $1 AND g.union_id = near.ancestor_id AND g.enabled`,
      [tx.actor.tenantId, unions],
      'groups-near-unions',
    );
  }
}

const idAt = (tx: Tx): NewSending['id'] => newId<'sending'>(tx.now.getTime());

const sendingOf = ({ key, template, parameters, title, body, link }: OutgoingMessage) => ({
  messageKey: key,
  groupChannelId: null,
  accountId: null,
  template,
  matter: (parameters as { matter?: string }).matter ?? null,
  title,
  body,
  link,
  daily: false,
});
