import type { Id } from '@app/kernel';
import { newId } from '@app/kernel';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { DeliveryOutcome } from '../domain/message';
import { afterAttempt, isSendable, type SendingId } from '../domain/sending';
import { Sending } from './sending.entity';

export type NewSending = Pick<
  Sending,
  | 'id'
  | 'messageKey'
  | 'channel'
  | 'groupChannelId'
  | 'accountId'
  | 'unionId'
  | 'template'
  | 'matter'
  | 'title'
  | 'body'
  | 'link'
  | 'daily'
  | 'notBefore'
>;

/** Sendings that leave in one message, with what makes a repeat the same message. */
export interface Parcel {
  readonly key: string;
  readonly sendings: readonly Sending[];
}

const MOST_IN_BUNDLE = 200;

/** Rows of what goes outside: taken by one worker at a time, kept with what the channel answered. */
@Injectable()
export class SendingStore {
  async add(tx: Tx, rows: readonly NewSending[]): Promise<void> {
    if (rows.length === 0) return;
    const column = <K extends keyof NewSending>(name: K) => rows.map((row) => row[name]);
    await tx.rows(
      `INSERT INTO notifications.sending (tenant_id, id, version, message_key, channel, group_channel_id, account_id,
         union_id, template, matter, title, body, link, daily, not_before, status, attempts, created_at)
       SELECT $1, s.id, 1, s.key, s.channel, s.group_channel_id, s.account_id, s.union_id, s.template, s.matter, s.title,
         s.body, s.link, s.daily, s.not_before, 'waiting', 0, $2
       FROM unnest($3::uuid[], $4::text[], $5::text[], $6::uuid[], $7::uuid[], $8::uuid[], $9::text[], $10::text[],
         $11::text[], $12::text[], $13::text[], $14::boolean[], $15::timestamptz[])
         AS s(id, key, channel, group_channel_id, account_id, union_id, template, matter, title, body, link, daily,
           not_before)
       ON CONFLICT (tenant_id, message_key, channel) DO NOTHING`,
      [
        tx.actor.tenantId,
        tx.now,
        column('id'),
        column('messageKey'),
        column('channel'),
        column('groupChannelId'),
        column('accountId'),
        column('unionId'),
        column('template'),
        column('matter'),
        column('title'),
        column('body'),
        column('link'),
        column('daily'),
        column('notBefore'),
      ],
      'add-sendings',
    );
  }

  /**
   * Takes what may be tried now and is in nobody's hand. What goes to a group or is wanted once a day leaves with the
   * others that wait for the same place; who is in the bundle is fixed here and stays.
   */
  async take(tx: Tx, ids: readonly SendingId[], leaseMs: number): Promise<Parcel[]> {
    const until = new Date(tx.now.getTime() + leaseMs);
    const parcels: Parcel[] = [];
    const taken = new Set<SendingId>();
    for (const row of await this.free(tx, 'r.id IN (:...ids)', { ids })) {
      if (taken.has(row.id)) continue;
      const bundled = row.daily || row.groupChannelId !== null;
      const sendings = bundled ? await this.bundleOf(tx, row) : [row];
      for (const { id } of sendings) taken.add(id);
      const bundle = bundled ? (row.bundle ?? newId<'bundle'>(tx.now.getTime())) : null;
      await this.lease(tx, sendings, bundle, until);
      parcels.push({ key: bundle ?? `${row.channel}:${row.messageKey}`, sendings });
    }
    return parcels;
  }

  /** Keeps the answer: on the rows, and in the log that is only ever added to. */
  async keep(tx: Tx, { sendings }: Parcel, outcome: DeliveryOutcome): Promise<void> {
    for (const sending of sendings) {
      const left = afterAttempt(sending, outcome, tx.now);
      await tx.rows(
        `UPDATE notifications.sending SET status = $3, attempts = $4, retry_at = $5, failure = $6, sent_at = $7,
           leased_until = NULL, claimed_at = NULL, version = version + 1
         WHERE tenant_id = $1 AND id = $2 AND status <> 'sent'`,
        [tx.actor.tenantId, sending.id, left.status, left.attempts, left.retryAt, left.failure, left.sentAt],
        'keep-sending',
      );
    }
    await tx.rows(
      `INSERT INTO notifications.delivery (tenant_id, id, message_key, channel, result, failure, at)
       SELECT $1, d.id, d.key, $2, $3, $4, $5 FROM unnest($6::uuid[], $7::text[]) AS d(id, key) ON CONFLICT DO NOTHING`,
      [
        tx.actor.tenantId,
        sendings[0]!.channel,
        outcome.kind,
        outcome.kind === 'failed' ? outcome.failure : null,
        tx.now,
        sendings.map((): Id<'delivery'> => newId(tx.now.getTime())),
        sendings.map(({ messageKey }) => messageKey),
      ],
      'keep-outside-deliveries',
    );
  }

  private bundleOf(tx: Tx, row: Sending): Promise<Sending[]> {
    if (row.bundle) return this.free(tx, 'r.bundle = :bundle', { bundle: row.bundle });
    return row.groupChannelId
      ? this.free(tx, 'r.bundle IS NULL AND r.groupChannelId = :group', { group: row.groupChannelId })
      : this.free(tx, 'r.bundle IS NULL AND r.daily AND r.accountId = :account AND r.channel = :channel', {
          account: row.accountId,
          channel: row.channel,
        });
  }

  /** Locked in the order of their ids, so that two workers cannot wait for each other. */
  private async free(tx: Tx, condition: string, values: object): Promise<Sending[]> {
    const rows = await tx
      .from(Sending, 'r')
      .andWhere(condition, values)
      .andWhere(`r.status <> 'sent' AND (r.leasedUntil IS NULL OR r.leasedUntil <= :now)`, { now: tx.now })
      .orderBy('r.id')
      .limit(MOST_IN_BUNDLE)
      .setLock('pessimistic_write')
      .getMany();
    return rows.filter((row) => isSendable(row, tx.now));
  }

  private async lease(tx: Tx, sendings: readonly Sending[], bundle: string | null, until: Date): Promise<void> {
    await tx.rows(
      `UPDATE notifications.sending SET leased_until = $3, bundle = $4 WHERE tenant_id = $1 AND id = ANY($2::uuid[])`,
      [tx.actor.tenantId, sendings.map(({ id }) => id), until, bundle],
      'lease-sendings',
    );
  }
}
