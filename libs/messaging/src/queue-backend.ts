import type { EventEmitter } from 'node:events';
import { createPostgresBackend, type QueueOptions, setDefaultBackendFactory } from 'bullmq';
import { Cluster, type RedisOptions } from 'ioredis';
import { atMost, CONNECTIONS_MAY_TAKE_MS } from './at-most';
import type { QueueSettings } from './queue.settings';

/** What every Queue and Worker of one owner is made with, and how it lets go of it. */
export interface QueueConnection {
  readonly options: QueueOptions;
  close(): Promise<void>;
}

const NOTHING_TO_CLOSE = (): Promise<void> => Promise.resolve();

/** The same code runs on PostgreSQL and on Redis (ioredis): alone, behind sentinels, or as a cluster. */
export function openQueueConnection(settings: QueueSettings): QueueConnection {
  const { redisUrl, sentinels, cluster, databaseUrl, prefix } = settings;
  if ([redisUrl, sentinels, cluster].filter(Boolean).length > 1)
    throw new Error('configuration is not usable:\n  REDIS_URL, REDIS_SENTINELS, REDIS_CLUSTER: only one of them');
  if (cluster) return openCluster(settings, cluster);
  if (sentinels) {
    const connection = { ...redisOptions(settings), sentinels: nodesIn(sentinels), name: settings.sentinelName! };
    // BullMQ's types know an ioredis whose retry strategy may not answer null.
    return { options: { connection: connection as never, prefix }, close: NOTHING_TO_CLOSE };
  }
  if (redisUrl) {
    const connection = { url: redisUrl, maxRetriesPerRequest: null };
    return { options: { connection, prefix }, close: NOTHING_TO_CLOSE };
  }
  if (!databaseUrl) throw new Error('configuration is not usable:\n  QUEUE_DATABASE_URL: needed without REDIS_URL');
  setDefaultBackendFactory(createPostgresBackend as never);
  const connection = { connectionString: databaseUrl, max: 2, migrate: true, onConnect: outlives } as never;
  return { options: { connection }, close: NOTHING_TO_CLOSE };
}

/** A connection that dies between two who use it is nobody's error; what is asked of it next fails. */
const outlives = (client: EventEmitter): unknown => client.on('error', () => undefined);

/** BullMQ takes a cluster only as a connection that exists, and does not close what it was given. */
function openCluster(settings: QueueSettings, nodes: string): QueueConnection {
  const cluster = new Cluster(nodesIn(nodes), {
    redisOptions: redisOptions(settings),
    enableReadyCheck: true,
    // A node that is away for a while comes back, or another takes its slots.
    clusterRetryStrategy: (times) => Math.min(100 * times, 2_000),
    ...(settings.redisTls && { dnsLookup: (address, found) => found(null, address) }),
  });
  cluster.on('error', () => undefined);
  return {
    options: { connection: cluster, prefix: settings.prefix },
    close: async () => {
      await atMost(CONNECTIONS_MAY_TAKE_MS, cluster.quit());
      cluster.disconnect();
    },
  };
}

const redisOptions = ({ redisUser, redisPassword, redisTls }: QueueSettings): RedisOptions => ({
  maxRetriesPerRequest: null,
  ...(redisUser && { username: redisUser }),
  ...(redisPassword && { password: redisPassword }),
  ...(redisTls && { tls: {} }),
});

const nodesIn = (text: string): { host: string; port: number }[] =>
  text.split(',').map((node) => {
    const [host = '', port] = node.split(':');
    return { host, port: Number(port) };
  });
