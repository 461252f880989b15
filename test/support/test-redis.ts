import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';

export interface TestRedis {
  readonly url: string;
  /** Loses everything, as a Redis without persistence does, and is away for so long; a given Redis is only emptied. */
  vanish(ms: number): Promise<void>;
  stop(): Promise<void>;
}

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });

const killed = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });

/** A real Redis of its own: TEST_REDIS_URL, or the machine's redis-server on a free port. */
export async function openTestRedis(): Promise<TestRedis> {
  const given = process.env.TEST_REDIS_URL;
  if (given) return givenRedis(given);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nuanjia-redis-'));
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  const start = async (): Promise<ChildProcess> => {
    const started = spawn('redis-server', [...args, '--maxmemory-policy', 'noeviction'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await untilReady(started);
    return started;
  };
  let child = await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    vanish: async (ms) => {
      await killed(child);
      await new Promise((resolve) => setTimeout(resolve, ms));
      child = await start();
    },
    stop: async () => {
      await killed(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function givenRedis(url: string): TestRedis {
  return {
    url,
    vanish: async () => {
      const client = new Redis(url);
      await client.flushall();
      await client.quit();
    },
    stop: () => Promise.resolve(),
  };
}

const untilReady = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.stdout!.on('data', (data: Buffer) => data.toString().includes('Ready to accept connections') && resolve());
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`redis-server stopped (${code})`)));
  });
