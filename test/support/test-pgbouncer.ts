import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from './test-redis';

export interface TestPgBouncer {
  /** The given address, through the pooler. */
  readonly url: string;
  stop(): Promise<void>;
}

const PROGRAM = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find((file) => existsSync(file)) ?? 'pgbouncer';

/** It refuses to run as root, as PostgreSQL does. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const rows = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = rows.find(([name]) => name === 'postgres') ?? rows.find(([name]) => name === 'nobody');
  return { uid: Number(user![2]), gid: Number(user![3]) };
}

/** A real PgBouncer in transaction mode before one database, with so many connections to the server. */
export async function openTestPgBouncer(appUrl: string, serverConnections: number): Promise<TestPgBouncer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nuanjia-pgbouncer-'));
  const port = await freePort();
  const given = new URL(appUrl);
  const ids = unprivileged();
  const users = path.join(folder, 'users.txt');
  const settings = path.join(folder, 'pgbouncer.ini');
  writeFileSync(users, `"${given.username}" "${given.password}"\n`, { mode: 0o600 });
  writeFileSync(
    settings,
    [
      '[databases]',
      `* = host=${given.hostname} port=${given.port}`,
      '[pgbouncer]',
      `listen_addr = 127.0.0.1`,
      `listen_port = ${port}`,
      'unix_socket_dir =',
      'auth_type = scram-sha-256',
      `auth_file = ${users}`,
      'pool_mode = transaction',
      'max_client_conn = 200',
      `default_pool_size = ${serverConnections}`,
      '',
    ].join('\n'),
  );
  chmodSync(folder, 0o700);
  if (ids.uid !== undefined) for (const file of [folder, users, settings]) chownSync(file, ids.uid, ids.gid!);
  const child = spawn(PROGRAM, [settings], { ...ids, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  await untilUp(child);
  const url = new URL(appUrl);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.toString(),
    stop: async () => {
      await new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill('SIGKILL');
      });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function untilUp(child: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stderr!.on('data', (data: Buffer) => {
      said += data.toString();
      if (/process up/.test(said)) resolve();
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`pgbouncer stopped (${code}): ${said}`)));
  });
}
