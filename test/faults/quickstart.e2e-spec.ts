import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { ensureServerBuilt } from '../support/processes';

// A database is made, brought up to date and started several times.
jest.setTimeout(300_000);

const root = path.join(__dirname, '../..');

interface Start {
  readonly process: ChildProcess;
  /** What it said so far. */
  said(): string;
  /** Its exit code; null when it was killed. */
  readonly ended: Promise<number | null>;
}

describe('npm start', () => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'nuanjia-start-'));
  const dataDir = path.join(home, 'data');
  const inData = (name: string) => path.join(dataDir, name);
  const started: ChildProcess[] = [];
  let port: number;

  beforeAll(async () => {
    ensureServerBuilt();
    port = await aFreePort();
  });
  afterAll(async () => {
    for (const one of started) await gone(one, 'SIGTERM');
    runNode(
      `import('./apps/quickstart/lib/embedded-postgres.mjs').then((m) => m.removePostgresData(${JSON.stringify(inData('postgres'))}))`,
    );
    rmSync(home, { recursive: true, force: true });
  });

  const environment = (more: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
    const { DATABASE_URL: _, DATA_KEY: __, AUDIT_KEY: ___, REDIS_URL: ____, ...others } = process.env;
    return { ...others, ...more };
  };
  const runNode = (code: string) => spawnSync(process.execPath, ['-e', code], { cwd: root, encoding: 'utf8' });
  const command = (name: string, ...args: string[]) =>
    spawnSync(process.execPath, [`apps/quickstart/${name}.mjs`, '--data-dir', ...args], {
      ...{ cwd: root, encoding: 'utf8', env: environment({}) },
    });

  function start(options: readonly string[] = [], more: NodeJS.ProcessEnv = {}): Start {
    const args = ['apps/quickstart/start.mjs', '--port', String(port), '--data-dir', dataDir, '--empty', ...options];
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: environment(more),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    started.push(child);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()));
    const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
    return { process: child, said: () => said, ended };
  }

  async function ready(one: Start): Promise<Start> {
    const wait = new Promise<void>((resolve, reject) => {
      const look = setInterval(() => {
        if (!one.said().includes('stop with Ctrl+C')) return;
        clearInterval(look);
        resolve();
      }, 100);
      void one.ended.then(() => (clearInterval(look), reject(new Error(one.said()))));
    });
    await wait;
    return one;
  }

  const running = () => JSON.parse(readFileSync(inData('running.json'), 'utf8')) as { ownerUrl: string };
  const postmaster = () => {
    const location = existsSync(inData('postgres-location'))
      ? readFileSync(inData('postgres-location'), 'utf8').trim()
      : inData('postgres');
    return Number(readFileSync(path.join(location, 'postmaster.pid'), 'utf8').split('\n')[0]);
  };
  async function rows(sql: string): Promise<object[]> {
    const client = new Client({ connectionString: running().ownerUrl });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }
  const foundedAs = (code: string) =>
    fetch(`http://127.0.0.1:${port}/api/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ federationName: '云川市总工会', federationCode: code, administratorName: '钱进' },
        ...{ login: 'qianjin', password: '春风十里不如你吗' },
      }),
    });

  it('without data asks for the first administrator, and a second one on the same data goes away', async () => {
    const first = await ready(start());
    expect(first.said()).toContain('make the first administrator');
    const second = start();
    expect([await second.ended, second.said()]).toEqual([1, expect.stringContaining('already running at')]);
    expect((await foundedAs('yunchuan')).status).toBe(201);
  });

  it('ends with a sentence when its PostgreSQL is killed, and starts again with everything', async () => {
    const one = { process: started[0]!, ended: gone(started[0]!) };
    process.kill(postmaster(), 'SIGKILL');
    expect(await one.ended).toBe(1);
    const again = await ready(start());
    expect(again.said()).not.toContain('first administrator');
    expect(await rows('SELECT code FROM platform.tenant')).toEqual([{ code: 'yunchuan' }]);
  });

  it('starts after a kill -9, also when its number belongs to another process by now', async () => {
    await gone(started.at(-1)!, 'SIGKILL');
    const note = running();
    writeFileSync(inData('running.json'), JSON.stringify({ ...note, pid: process.pid }));
    const again = await ready(start());
    expect(await rows('SELECT code FROM platform.tenant')).toEqual([{ code: 'yunchuan' }]);
    await gone(again.process, 'SIGTERM');
  });

  it('refuses --reset beside DATABASE_URL: the keys would go and what they sealed would stay', async () => {
    const one = start(['--reset'], { DATABASE_URL: 'postgres://owner:secret@127.0.0.1:1/nuanjia' });
    expect([await one.ended, one.said()]).toEqual([2, expect.stringContaining('Nothing was removed')]);
    expect(existsSync(inData('keys.json'))).toBe(true);
  });

  it('makes demo data anew that were broken off', async () => {
    writeFileSync(inData('demo-half-filled'), '');
    const one = await ready(start());
    expect(one.said()).toContain('beginning anew');
    expect(await rows('SELECT code FROM platform.tenant')).toEqual([]);
    expect(existsSync(inData('demo-half-filled'))).toBe(false);
    await gone(one.process, 'SIGTERM');
  });

  it('says which variable is wrong, not only that a part stopped', async () => {
    const one = start([], { REQUEST_LIMIT_MB: 'many' });
    expect([await one.ended, one.said()]).toEqual([1, expect.stringContaining('REQUEST_LIMIT_MB')]);
  });

  it('is told by no command of a directory without an installation that all is well', () => {
    for (const name of ['check', 'backup', 'verify-audit']) {
      const { status, stderr } = command(name, path.join(home, 'mistyped'));
      expect([name, status, stderr]).toEqual([name, 2, expect.stringContaining('there is no installation in')]);
    }
    expect(existsSync(path.join(home, 'mistyped', 'keys.json'))).toBe(false);
  });

  it('does not begin with an empty database where the one that was moved away is missing', async () => {
    const location = existsSync(inData('postgres-location')) ? readFileSync(inData('postgres-location'), 'utf8') : null;
    writeFileSync(inData('postgres-location'), path.join(home, 'nowhere'));
    try {
      const one = start();
      expect([await one.ended, one.said()]).toEqual([1, expect.stringContaining('is gone; restore a backup')]);
    } finally {
      if (location === null) rmSync(inData('postgres-location'));
      else writeFileSync(inData('postgres-location'), location);
    }
  });
});

/** Ends a process unless it has ended; its exit code, null when it was killed. */
function gone(child: ChildProcess, signal?: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
    if (signal) child.kill(signal);
  });
}

function aFreePort(): Promise<number> {
  const server = net.createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
