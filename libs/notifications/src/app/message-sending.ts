import { createHash } from 'node:crypto';
import { type AccountId, systemActor, type TenantId } from '@app/kernel';
import { ContactBook } from '@app/identity';
import { type ReadTx, UnitOfWork, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ADDRESS_PURPOSE, GroupChannel, SECRET_PURPOSE } from '../data/group-channel.entity';
import { EMAIL_PURPOSE, Preference } from '../data/preference.entity';
import { type Parcel, SendingStore } from '../data/sending.store';
import type { DeliveryOutcome, Destination } from '../domain/message';
import { bundleLink, bundleText, type SendingId } from '../domain/sending';
import { MessageSettings } from '../message.settings';
import { ReminderPace } from './reminder-pace';
import { OutsideChannels } from './outside-channels';

interface Addressed {
  readonly parcel: Parcel;
  /** Null: there is nothing to send it to. */
  readonly to: Destination | null;
}

/**
 * Sends what goes outside. Taken in one transaction, sent outside of any, kept in another: killed in between it is sent
 * again under the same id, never lost.
 */
@Injectable()
export class MessageSending {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: SendingStore,
    private readonly channels: OutsideChannels,
    private readonly contacts: ContactBook,
    private readonly vault: Vault,
    private readonly settings: MessageSettings,
    private readonly pace: ReminderPace,
  ) {}

  /** Leaves out what is not to be tried now, or what another worker has in hand. */
  async send(tenantId: TenantId, ids: readonly SendingId[]): Promise<void> {
    const actor = systemActor(tenantId);
    const { addressed, at } = await this.uow.run(actor, async (tx) => {
      const parcels = await this.store.take(tx, ids, this.pace.leaseMs);
      return { addressed: await this.addressesOf(tx, parcels), at: tx.now };
    });
    await Promise.all(
      addressed.map(async (one) => {
        const outcome = await this.hand(tenantId, one, at);
        await this.uow.run(actor, (tx) => this.store.keep(tx, one.parcel, outcome));
      }),
    );
  }

  private async hand(tenantId: TenantId, { parcel, to }: Addressed, at: Date): Promise<DeliveryOutcome> {
    if (!to) return { kind: 'failed', failure: 'no-address', retry: false };
    const [first] = parcel.sendings;
    const { publicUrl } = this.settings;
    const link = bundleLink(parcel.sendings, first!.groupChannelId !== null);
    const message = {
      id: messageIdOf(tenantId, parcel.key),
      ...bundleText(parcel.sendings),
      url: publicUrl && link ? `${publicUrl}${link}` : null,
      template: parcel.sendings.length === 1 ? first!.template : 'digest',
      at,
    };
    return this.channels.of(first!.channel).deliver(to, message);
  }

  private async addressesOf(tx: ReadTx, parcels: readonly Parcel[]): Promise<Addressed[]> {
    const found: Addressed[] = [];
    for (const parcel of parcels) found.push({ parcel, to: await this.addressOf(tx, parcel) });
    return found;
  }

  private async addressOf(tx: ReadTx, { sendings }: Parcel): Promise<Destination | null> {
    const { channel, accountId, groupChannelId } = sendings[0]!;
    if (groupChannelId) return this.groupOf(tx, groupChannelId);
    if (channel === 'sms') {
      const phone = (await this.contacts.phonesOf(tx, [accountId!])).get(accountId!);
      return phone ? { address: phone, secret: null } : null;
    }
    return this.mailboxOf(tx, accountId!);
  }

  private async mailboxOf(tx: ReadTx, accountId: AccountId): Promise<Destination | null> {
    const row = await tx.from(Preference, 'p').andWhere('p.id = :accountId', { accountId }).getOne();
    if (!row?.emailSealed) return null;
    return { address: this.vault.open(tx.actor.tenantId, EMAIL_PURPOSE, row.emailSealed), secret: null };
  }

  private async groupOf(tx: ReadTx, id: string): Promise<Destination | null> {
    const row = await tx.from(GroupChannel, 'g').andWhere('g.id = :id AND g.enabled', { id }).getOne();
    return row && openDestination(this.vault, row);
  }
}

export const openDestination = (
  vault: Vault,
  row: Pick<GroupChannel, 'tenantId' | 'addressSealed' | 'secretSealed'>,
): Destination => ({
  address: vault.open(row.tenantId, ADDRESS_PURPOSE, row.addressSealed),
  secret: row.secretSealed && vault.open(row.tenantId, SECRET_PURPOSE, row.secretSealed),
});

/** The same parcel is the same message, whoever sends it and however often. Says nothing to who reads it on the way. */
export const messageIdOf = (tenantId: TenantId, key: string): string =>
  createHash('sha256').update(`${tenantId}:${key}`).digest('hex').slice(0, 40);
