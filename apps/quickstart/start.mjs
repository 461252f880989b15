// One command from a fresh clone to a running system: database, API, worker, web app, demo data.
import { fork } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkNode, ensureBuild, ensureDependencies, root } from './lib/dependencies.mjs';
import { apiArguments, memoryEnvironment, workerArguments } from './lib/heaps.mjs';

const USAGE = `npm start -- [--port N] [--data-dir DIR] [--empty] [--reset]
  --port N        address to listen on (8080; the next free one when it is taken and not asked for)
  --data-dir DIR  where everything is kept (.data)
  --empty         no demo data: the first page makes the first administrator
  --reset         forget everything in the data directory first`;

const LOG = 'system.log';
const MOST_LOG_BYTES = 20 * 1024 * 1024;
const LOOKED_BACK_BYTES = 64 * 1024;
const SLOW_MS = 30_000;

const log = (line) => console.log(`暖家 · ${line}`);

function readOptions() {
  const options = {
    port: { type: 'string' },
    'data-dir': { type: 'string', default: path.join(root, '.data') },
    empty: { type: 'boolean', default: false },
    reset: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  };
  try {
    const { values } = parseArgs({ options });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536))
      throw new Error(`--port ${String(values.port)}`);
    if (values.help) stop(USAGE, 0);
    return { ...values, port, dataDir: path.resolve(values['data-dir']) };
  } catch (error) {
    return stop(`${error.message}\n${USAGE}`, 2);
  }
}

function stop(message, code) {
  console.error(message);
  process.exit(code);
}

async function reset(dataDir) {
  // The keys would go, and what they sealed would stay, unreadable for ever.
  if (process.env.DATABASE_URL)
    stop('--reset forgets an embedded database; the one of DATABASE_URL is yours to empty. Nothing was removed.', 2);
  if (!fs.existsSync(dataDir) || fs.readdirSync(dataDir).length === 0) return;
  const isOurs = ['keys.json', 'postgres-password'].some((name) => fs.existsSync(path.join(dataDir, name)));
  if (!isOurs) stop(`${dataDir} does not look like a data directory of this system; nothing was removed.`, 2);
  const { removePostgresData } = await import('./lib/embedded-postgres.mjs');
  const { HALF_FILLED } = await import('./lib/installation.mjs');
  await removePostgresData(path.join(dataDir, 'postgres'));
  const others = ['documents', 'keys.json', 'demo-accounts.tsv', HALF_FILLED, 'running.json', LOG, `${LOG}.before`];
  for (const name of others) fs.rmSync(path.join(dataDir, name), { recursive: true, force: true });
}

const listensOn = () => process.env.HOST || '127.0.0.1';

async function choosePort(wanted) {
  const { isFree } = await import('./lib/embedded-postgres.mjs');
  const host = listensOn();
  if (wanted !== undefined)
    return (await isFree(wanted, host)) ? wanted : stop(`port ${wanted} is taken; choose another with --port`, 1);
  let port = 8080;
  while (!(await isFree(port, host))) port++;
  return port;
}

/** Where it is reached from this machine. */
function addressOf(port) {
  const host = listensOn();
  if (['0.0.0.0', '::', '127.0.0.1'].includes(host)) return `http://127.0.0.1:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** What api and worker say, slow statements among it; a long one makes way at the next start. */
function openLog(dataDir) {
  const file = path.join(dataDir, LOG);
  if (fs.existsSync(file) && fs.statSync(file).size > MOST_LOG_BYTES) fs.renameSync(file, `${file}.before`);
  const out = fs.openSync(file, 'a', 0o600);
  return { file, out, from: fs.fstatSync(out).size };
}

/** Why a process of this start said that it cannot go on, from the end of its log. */
function lastFatal({ file, from }) {
  const lines = fs.readFileSync(file).subarray(from).subarray(-LOOKED_BACK_BYTES).toString('utf8').split('\n');
  const fatal = lines.findLast((line) => line.startsWith('{"level":60,'));
  return fatal && JSON.parse(fatal).message;
}

/** Starts a process; `ready` resolves when it says that it is. */
function launch(name, file, { environment, onExit, out, execArgv }) {
  const child = fork(path.join(root, 'dist', file), {
    cwd: root,
    env: { ...memoryEnvironment, ...process.env, ...environment },
    execArgv,
    stdio: ['ignore', out, 'inherit', 'ipc'],
  });
  child.once('exit', (code, signal) => onExit(name, code, signal));
  return { child, ready: new Promise((resolve) => child.once('message', resolve)) };
}

/** What was started; ends it in the other order, once. */
class Running {
  children = [];
  /** @type {ReturnType<typeof import('./lib/installation.mjs').openInstallation> | null} */
  opening = null;
  closing = false;

  async close(code) {
    if (this.closing) return;
    this.closing = true;
    for (const child of this.children) child.kill('SIGTERM');
    const left = this.children.filter((child) => child.exitCode === null && child.signalCode === null);
    await Promise.all(left.map((child) => new Promise((resolve) => child.once('exit', resolve))));
    const installation = await this.opening?.catch(() => null);
    await installation?.close();
    process.exit(code);
  }
}

async function startProcesses(running, dataDir, environment) {
  const kept = openLog(dataDir);
  const onExit = (name, code, signal) => {
    if (running.closing) return;
    const why = lastFatal(kept);
    console.error(`${name} stopped (${signal ?? code})${why ? `: ${why}` : ''}; its log: ${kept.file}`);
    void running.close(1);
  };
  const common = { environment, onExit, out: kept.out };
  const parts = [
    launch('api', 'apps/api/src/main.js', { ...common, execArgv: apiArguments }),
    launch('worker', 'apps/worker/src/main.js', { ...common, execArgv: workerArguments }),
  ];
  running.children.push(...parts.map(({ child }) => child));
  const doubt = Object.keys(process.env).some((name) => /^REDIS_(URL|SENTINELS|CLUSTER)$/.test(name))
    ? 'does Redis answer?'
    : 'a busy machine takes its time.';
  const slow = setTimeout(() => log(`not ready yet; ${doubt} Its log: ${kept.file}`), SLOW_MS);
  await Promise.all(parts.map(({ ready }) => ready));
  clearTimeout(slow);
}

/** Where people open it, and with what. */
async function sayReady(dataDir, address) {
  const accounts = path.join(dataDir, 'demo-accounts.tsv');
  const setup = await fetch(`${address}/api/setup`).then(
    (answer) => answer.json(),
    () => ({ needed: false }),
  );
  log(`ready: ${address}`);
  if (setup.needed) log(`no accounts yet: open ${address} and make the first administrator`);
  else if (fs.existsSync(accounts)) log(`demo accounts: ${accounts}`);
  log('stop with Ctrl+C');
}

async function main() {
  checkNode();
  const options = readOptions();
  const { dataDir } = options;
  ensureDependencies(log);
  await ensureBuild(log);
  const { noteRunning, openInstallation, readRunning } = await import('./lib/installation.mjs');
  const already = readRunning(dataDir);
  if (already?.address) stop(`already running at ${already.address} (process ${already.pid})`, 1);
  if (already) stop(`${dataDir} is in use by process ${already.pid}: it starts, or a command runs there`, 1);
  const port = await choosePort(options.port);
  if (options.reset) await reset(dataDir);

  const running = new Running();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void running.close(0));
  try {
    running.opening = openInstallation(dataDir, log);
    const { environment, urls, databaseEnded } = await running.opening;
    void databaseEnded?.then((why) => {
      if (!running.closing) console.error(`PostgreSQL stopped (${why}); start again: what was acknowledged is there`);
      return running.close(1);
    });
    if (!options.empty) {
      const { fillWithDemo } = await import('./lib/demo.mjs');
      await fillWithDemo(dataDir, environment, log, (child) => running.children.push(child));
    }
    if (running.closing) return;
    await startProcesses(running, dataDir, { ...environment, PORT: String(port) });
    const address = addressOf(port);
    noteRunning(dataDir, { address, ownerUrl: urls.ownerUrl });
    await sayReady(dataDir, address);
  } catch (error) {
    if (!running.closing) console.error(`could not start: ${error.message}`);
    await running.close(1);
  }
}

main().catch((error) => stop(`could not start: ${error.message}`, 1));
