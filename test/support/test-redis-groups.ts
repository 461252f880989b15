import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from './test-redis';

export interface TestRedisGroup {
  /** For the worker's environment. */
  readonly environment: Record<string, string>;
  /** Kills the Redis that is the master now; another takes over. */
  killMaster?(): Promise<void>;
  stop(): Promise<void>;
}

class Group {
  private readonly folder = mkdtempSync(path.join(os.tmpdir(), 'nuanjia-redis-'));
  private readonly children: ChildProcess[] = [];

  async start(name: string, config: readonly string[], ...args: string[]): Promise<ChildProcess> {
    const file = path.join(this.folder, `${name}.conf`);
    const own = ['bind 127.0.0.1', `dir ${mkdtempSync(path.join(this.folder, 'd-'))}`, ...config];
    writeFileSync(file, `${own.join('\n')}\n`);
    const child = spawn('redis-server', [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.children.push(child);
    await new Promise<void>((resolve, reject) => {
      child.stdout!.on('data', (data: Buffer) => {
        if (/Ready to accept connections|Sentinel ID is|\+monitor/.test(data.toString())) resolve();
      });
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`redis-server stopped (${code})`)));
    });
    return child;
  }

  async stop(): Promise<void> {
    await Promise.all(this.children.map(kill));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const kill = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      });

const DATA = ['save ""', 'appendonly no', 'maxmemory-policy noeviction'];

/** Three masters without replicas, as redis-cli makes them. */
export async function openTestCluster(): Promise<TestRedisGroup> {
  const group = new Group();
  const ports = [await freePort(), await freePort(), await freePort()];
  for (const port of ports)
    await group.start(`node-${port}`, [
      `port ${port}`,
      ...DATA,
      'cluster-enabled yes',
      `cluster-port ${await freePort()}`,
      `cluster-config-file nodes-${port}.conf`,
    ]);
  const nodes = ports.map((port) => `127.0.0.1:${port}`);
  const made = spawnSync('redis-cli', ['--cluster', 'create', ...nodes, '--cluster-yes'], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`no cluster: ${made.stdout} ${made.stderr}`);
  return {
    environment: { REDIS_CLUSTER: nodes.join(','), REDIS_URL: '', REDIS_SENTINELS: '', QUEUE_DATABASE_URL: '' },
    stop: () => group.stop(),
  };
}

/** A master with a replica, and a sentinel that makes the replica the master when the master is gone. */
export async function openTestSentinel(): Promise<TestRedisGroup> {
  const group = new Group();
  const [master, replica, sentinel] = [await freePort(), await freePort(), await freePort()];
  const first = await group.start('master', [`port ${master}`, ...DATA]);
  await group.start('replica', [`port ${replica}`, ...DATA, `replicaof 127.0.0.1 ${master}`]);
  const watch = [
    `port ${sentinel}`,
    `sentinel monitor nuanjia 127.0.0.1 ${master} 1`,
    'sentinel down-after-milliseconds nuanjia 1000',
    'sentinel failover-timeout nuanjia 3000',
  ];
  await group.start('sentinel', watch, '--sentinel');
  return {
    environment: {
      REDIS_SENTINELS: `127.0.0.1:${sentinel}`,
      REDIS_SENTINEL_NAME: 'nuanjia',
      ...{ REDIS_URL: '', REDIS_CLUSTER: '', QUEUE_DATABASE_URL: '' },
    },
    killMaster: () => kill(first),
    stop: () => group.stop(),
  };
}
