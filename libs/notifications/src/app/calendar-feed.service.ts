import { randomBytes } from 'node:crypto';
import {
  type AccountId,
  type Actor,
  addDays,
  type CivilDate,
  isUuid,
  newId,
  type PersonId,
  systemActor,
  type TenantId,
} from '@app/kernel';
import { refuse as refuseRequest } from '@app/http';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, UnitOfWork, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { CalendarFeed, FEED_PURPOSE } from '../data/calendar-feed.entity';
import { refuse } from '../domain/notifications.problems';
import { type CalendarEntry, CalendarSource } from './calendar-source';

/** Phones ask every quarter of an hour at most; who asks more often than this is no phone. */
const PAUSE_MS = 10_000;
const SECRET_BYTES = 24;
const ID_BYTES = 16;
/** What was due lately stays in sight. */
const BACK_DAYS = 31;

export interface FeedStanding {
  readonly createdAt: Date | null;
  readonly readAt: Date | null;
}

export interface FeedContent {
  readonly entries: readonly CalendarEntry[];
  readonly at: Date;
}

/** A person's tasks as a calendar behind a secret address that he can end. */
@Injectable()
export class CalendarFeedService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly directory: OrganizationDirectory,
    private readonly discovery: DiscoveryService,
  ) {}

  standing(actor: Actor): Promise<FeedStanding> {
    return this.uow.read(actor, async (tx) => {
      const row = await this.openOf(tx, actor.accountId);
      return { createdAt: row?.createdAt ?? null, readAt: row?.readAt ?? null };
    });
  }

  /** The secret part of a new address, shown this once; an earlier one ends. */
  renew(actor: Actor): Promise<string> {
    const token = newToken(actor.tenantId);
    return this.uow.run(actor, async (tx) => {
      await tx.rows(END, [actor.tenantId, actor.accountId, tx.now]);
      const id = newId<'calendar-feed'>(tx.now.getTime());
      const tokenMac = this.vault.mac(actor.tenantId, FEED_PURPOSE, token);
      await tx.insert(CalendarFeed, { id, version: 1, accountId: actor.accountId, tokenMac, createdAt: tx.now });
      tx.audit({ action: 'calendar-feed.renew', subjectType: 'account', subjectId: actor.accountId, detail: {} });
      return token;
    });
  }

  async revoke(actor: Actor): Promise<void> {
    await this.uow.run(actor, async (tx) => {
      await tx.rows(END, [actor.tenantId, actor.accountId, tx.now]);
      tx.audit({ action: 'calendar-feed.revoke', subjectType: 'account', subjectId: actor.accountId, detail: {} });
    });
  }

  /** By the address alone. Refuses what is no address of today's, and who asks all the time. */
  async read(token: string): Promise<FeedContent> {
    const tenantId = tenantIn(token) ?? refuse('calendar.not-found');
    const accountId = await this.takeTurn(tenantId, token);
    return this.uow.read(await this.ownerOf(tenantId, accountId), async (tx) => {
      const from = addDays(await this.directory.today(tx), -BACK_DAYS);
      return { entries: await this.entriesOf(tx, from), at: tx.now };
    });
  }

  private takeTurn(tenantId: TenantId, token: string): Promise<AccountId> {
    return this.uow.run(systemActor(tenantId), async (tx) => {
      const [feed] = await tx.rows<{ accountId: AccountId; isEarly: boolean }>(
        `SELECT f.account_id AS "accountId", f.read_at > $3::timestamptz AS "isEarly" FROM notifications.calendar_feed f
         JOIN identity.account a ON a.tenant_id = f.tenant_id AND a.id = f.account_id AND a.status = 'active'
         WHERE f.tenant_id = $1 AND f.token_mac = $2 AND f.revoked_at IS NULL`,
        [tenantId, this.vault.mac(tenantId, FEED_PURPOSE, token), new Date(tx.now.getTime() - PAUSE_MS)],
        'calendar-feed-by-token',
      );
      if (!feed) return refuse('calendar.not-found');
      if (feed.isEarly) return refuseRequest('request.too-many');
      await tx.rows(
        `UPDATE notifications.calendar_feed SET read_at = $3 WHERE tenant_id = $1 AND account_id = $2 AND revoked_at IS NULL`,
        [tenantId, feed.accountId, tx.now],
        'calendar-feed-read',
      );
      return feed.accountId;
    });
  }

  /** Sees his own tasks and nothing else: he holds no role here. */
  private async ownerOf(tenantId: TenantId, accountId: AccountId): Promise<Actor> {
    const system = systemActor(tenantId);
    const [row] = await this.uow.read(system, (tx) =>
      tx.rows<{ memberId: Actor['memberId']; displayName: string }>(
        `SELECT member_id AS "memberId", display_name AS "displayName" FROM identity.account WHERE tenant_id = $1 AND id = $2`,
        [tenantId, accountId],
        'calendar-feed-owner',
      ),
    );
    const { memberId, displayName } = row!;
    const personId = (memberId ?? accountId) as unknown as PersonId;
    return { ...system, accountId, personId, memberId, displayName, grants: [], kind: 'person' };
  }

  private async entriesOf(tx: ReadTx, from: CivilDate): Promise<CalendarEntry[]> {
    const sources = this.discovery
      .getProviders()
      .map((wrapper) => wrapper.instance as unknown)
      .filter((instance): instance is CalendarSource => instance instanceof CalendarSource);
    const entries: CalendarEntry[] = [];
    for (const source of new Set(sources)) entries.push(...(await source.entriesOf(tx, from)));
    return entries;
  }

  private openOf(tx: ReadTx, accountId: AccountId): Promise<CalendarFeed | null> {
    return tx
      .from(CalendarFeed, 'f')
      .andWhere('f.accountId = :accountId AND f.revokedAt IS NULL', { accountId })
      .getOne();
  }
}

const END = `UPDATE notifications.calendar_feed SET revoked_at = $3, version = version + 1
  WHERE tenant_id = $1 AND account_id = $2 AND revoked_at IS NULL`;

/** The federation stands in the address, so that it is looked for there and nowhere else. */
const newToken = (tenantId: TenantId): string =>
  Buffer.concat([Buffer.from(tenantId.replaceAll('-', ''), 'hex'), randomBytes(SECRET_BYTES)]).toString('base64url');

function tenantIn(token: string): TenantId | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== ID_BYTES + SECRET_BYTES) return null;
  const id = bytes
    .subarray(0, ID_BYTES)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  return isUuid(id) ? (id as TenantId) : null;
}
