import { type Actor, newId, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, type Tx, UnitOfWork, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ADDRESS_PURPOSE, GroupChannel, SECRET_PURPOSE } from '../data/group-channel.entity';
import {
  checkGroupChannel,
  type GroupChannelAddress,
  type GroupChannelId,
  shownAddress,
} from '../domain/group-channel';
import type { DeliveryOutcome } from '../domain/message';
import { refuse } from '../domain/notifications.problems';
import { MessageSettings } from '../message.settings';
import { openDestination } from './message-sending';
import { OutsideChannels } from './outside-channels';

export const MANAGE_CHANNELS = 'message-channel:manage';

/** What a screen may know of a channel: where it leads, not what opens it. */
export interface ShownChannel {
  readonly row: GroupChannel;
  readonly address: string;
  readonly signs: boolean;
}

export interface ChannelChange {
  readonly name: string;
  /** Not given: as it was. */
  readonly address?: string;
  readonly secret?: string | null;
  readonly enabled: boolean;
}

/** A union's robots and addresses. Address and secret are typed in, sealed, and shown to nobody again. */
@Injectable()
export class GroupChannelService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly directory: OrganizationDirectory,
    private readonly channels: OutsideChannels,
    private readonly settings: MessageSettings,
  ) {}

  /** Those of this very union, oldest first. */
  list(actor: Actor, unionId: UnionId): Promise<ShownChannel[]> {
    return this.uow.read(actor, async (tx) => {
      await this.directory.requireWithin(tx, MANAGE_CHANNELS, unionId);
      const rows = await tx
        .from(GroupChannel, 'g')
        .andWhere('g.unionId = :unionId', { unionId })
        .orderBy('g.id')
        .getMany();
      return rows.map((row) => this.shown(row));
    });
  }

  add(actor: Actor, unionId: UnionId, given: GroupChannelAddress & { name: string }): Promise<ShownChannel> {
    checkGroupChannel(given, this.settings.allowHttp);
    return this.uow.run(actor, async (tx) => {
      await this.directory.requireWithin(tx, MANAGE_CHANNELS, unionId);
      const id: GroupChannelId = newId(tx.now.getTime());
      const { kind, name } = given;
      const [row] = await tx.insert(GroupChannel, {
        ...this.sealed(tx, given.address, given.secret),
        ...{ id, unionId, kind, name, version: 1, enabled: true, createdAt: tx.now, testedAt: null, testFailure: null },
      });
      tx.audit({ action: 'message-channel.add', ...subjectOf(id, unionId), detail: { kind: [null, kind], name } });
      return this.shown(row as GroupChannel);
    });
  }

  change(actor: Actor, id: GroupChannelId, version: number, change: ChannelChange): Promise<ShownChannel> {
    return this.uow.run(actor, async (tx) => {
      const row = await this.locked(tx, id);
      tx.expectVersion(row, version);
      const known = openDestination(this.vault, row);
      const address = change.address ?? known.address;
      const secret = change.secret === undefined ? known.secret : change.secret;
      checkGroupChannel({ kind: row.kind, address, secret }, this.settings.allowHttp);
      const moved = address !== known.address || secret !== known.secret;
      const detail = {
        name: [row.name, change.name],
        enabled: [row.enabled, change.enabled],
        ...(moved && { address: 'changed' }),
      };
      tx.audit({ action: 'message-channel.change', ...subjectOf(id, row.unionId), detail });
      const patch = { name: change.name, enabled: change.enabled, ...(moved && this.sealed(tx, address, secret)) };
      const untested = moved ? { testedAt: null, testFailure: null } : {};
      return this.shown(await tx.update(GroupChannel, row, { ...patch, ...untested }));
    });
  }

  /** Sends a message that says it is a test, and keeps whether it arrived. Nothing is held while it is on its way. */
  async test(actor: Actor, id: GroupChannelId): Promise<ShownChannel> {
    const row = await this.uow.read(actor, (tx) => this.find(tx, id));
    const at = await this.uow.read(actor, async (tx) => tx.now);
    const outcome = await this.channels.of(row.kind).deliver(openDestination(this.vault, row), {
      id: newId(at.getTime()),
      title: '测试消息',
      body: '收到这条，说明暖家的提醒能发到这里。',
      url: this.settings.publicUrl ?? null,
      template: 'test',
      at,
    });
    return this.uow.run(actor, async (tx) => this.shown(await this.keepTest(tx, id, outcome)));
  }

  private async keepTest(tx: Tx, id: GroupChannelId, outcome: DeliveryOutcome): Promise<GroupChannel> {
    const row = await this.locked(tx, id);
    const testFailure = outcome.kind === 'failed' ? outcome.failure : null;
    tx.audit({ action: 'message-channel.test', ...subjectOf(id, row.unionId), detail: { result: outcome.kind } });
    return tx.update(GroupChannel, row, { testedAt: tx.now, testFailure });
  }

  private async locked(tx: Tx, id: GroupChannelId): Promise<GroupChannel> {
    await this.find(tx, id);
    return (await tx.lock(GroupChannel, id)) ?? refuse('channel.not-found');
  }

  private async find(tx: ReadTx, id: GroupChannelId): Promise<GroupChannel> {
    const row = await tx.from(GroupChannel, 'g').andWhere('g.id = :id', { id }).getOne();
    const mine = row && (await this.directory.isWithin(tx, tx.actor, MANAGE_CHANNELS, row.unionId));
    return mine ? row : refuse('channel.not-found');
  }

  private sealed(tx: Tx, address: string, secret: string | null) {
    const { tenantId } = tx.actor;
    return {
      addressSealed: this.vault.seal(tenantId, ADDRESS_PURPOSE, address),
      secretSealed: secret === null ? null : this.vault.seal(tenantId, SECRET_PURPOSE, secret),
    };
  }

  private shown(row: GroupChannel): ShownChannel {
    const { address, secret } = openDestination(this.vault, row);
    return { row, address: shownAddress(address), signs: secret !== null };
  }
}

const subjectOf = (subjectId: string, unionId: UnionId) => ({ subjectType: 'message-channel', subjectId, unionId });
