import type { AccountId, TenantId } from '@app/kernel';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { DatabaseSettings } from './database.settings';
import type { ReadTx } from './tx';

const CHANNEL = 'nuanjia_accounts';
/** A notification holds 8,000 bytes; an id takes 37. */
const MOST_IDS = 200;
const RECONNECT_MS = 5_000;

/** Tells every process, when the transaction commits, that something changed for these accounts. Ids only. */
export async function signalAccounts(tx: ReadTx, accountIds: Iterable<AccountId>): Promise<void> {
  const ids = [...new Set(accountIds)];
  for (let start = 0; start < ids.length; start += MOST_IDS)
    await tx.rows(
      `SELECT pg_notify('${CHANNEL}', $1)`,
      [[tx.actor.tenantId, ...ids.slice(start, start + MOST_IDS)].join(',')],
      'signal-accounts',
    );
}

const nameOf = (tenantId: string, accountId: string): string => `${tenantId}/${accountId}`;

/**
 * Hears of changes for accounts, by one connection of its own per process and only while somebody listens. A signal may
 * be missed (a lost connection, a pooler that knows no LISTEN): who listens also asks now and then by himself.
 */
@Injectable()
export class AccountSignals implements OnApplicationShutdown {
  private readonly logger = new Logger('Signals');
  private readonly listeners = new Map<string, Set<() => void>>();
  private client: Client | undefined;
  private reconnecting: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(private readonly settings: DatabaseSettings) {}

  /** Calls `listener` for every change until the returned function is called. */
  listen(tenantId: TenantId, accountId: AccountId, listener: () => void): () => void {
    const name = nameOf(tenantId, accountId);
    const own = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, own.add(listener));
    if (!this.client && !this.reconnecting) this.connect();
    return () => {
      own.delete(listener);
      if (own.size === 0) this.listeners.delete(name);
      if (this.listeners.size === 0) this.disconnect();
    };
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    this.listeners.clear();
    this.disconnect();
  }

  private connect(): void {
    const client = new Client({
      connectionString: this.settings.directUrl ?? this.settings.url,
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    });
    this.client = client;
    client.on('notification', ({ payload }) => this.hear(payload ?? ''));
    client.on('error', () => this.lose(client));
    client.on('end', () => this.lose(client));
    client
      .connect()
      .then(() => client.query(`LISTEN ${CHANNEL}`))
      // What happened while nobody listened is asked for once.
      .then(() => this.all())
      .catch(() => this.lose(client));
  }

  private lose(client: Client): void {
    if (this.client !== client) return;
    this.client = undefined;
    client.end().catch(() => undefined);
    if (this.stopped || this.listeners.size === 0) return;
    this.logger.warn({ event: 'signals-lost' });
    this.reconnecting = setTimeout(() => {
      this.reconnecting = undefined;
      if (this.listeners.size > 0) this.connect();
    }, RECONNECT_MS);
  }

  private disconnect(): void {
    clearTimeout(this.reconnecting);
    this.reconnecting = undefined;
    const { client } = this;
    this.client = undefined;
    client?.end().catch(() => undefined);
  }

  private hear(payload: string): void {
    const [tenantId = '', ...ids] = payload.split(',');
    for (const id of ids) for (const listener of this.listeners.get(nameOf(tenantId, id)) ?? []) listener();
  }

  private all(): void {
    for (const own of this.listeners.values()) for (const listener of own) listener();
  }
}
