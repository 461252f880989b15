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
  if (!fs.existsSync(dataDir) || fs.readdirSync(dataDir).length === 0) return;
  const isOurs = ['keys.json', 'postgres-password'].some((name) => fs.existsSync(path.join(dataDir, name)));
  if (!isOurs) stop(`${dataDir} does not look like a data directory of this system; nothing was removed.`, 2);
  const { removePostgresData } = await import('./lib/embedded-postgres.mjs');
  removePostgresData(path.join(dataDir, 'postgres'));
  for (const name of ['documents', 'keys.json', 'demo-accounts.tsv', 'running.json', LOG, `${LOG}.before`])
    fs.rmSync(path.join(dataDir, name), { recursive: true, force: true });
}

async function choosePort(wanted) {
  const { isFree } = await import('./lib/embedded-postgres.mjs');
  if (wanted !== undefined)
    return (await isFree(wanted)) ? wanted : stop(`port ${wanted} is taken; choose another with --port`, 1);
  let port = 8080;
  while (!(await isFree(port))) port++;
  return port;
}

/** What api and worker say, slow statements among it; a long one makes way at the next start. */
function openLog(dataDir) {
  const file = path.join(dataDir, LOG);
  if (fs.existsSync(file) && fs.statSync(file).size > MOST_LOG_BYTES) fs.renameSync(file, `${file}.before`);
  return fs.openSync(file, 'a', 0o600);
}

/** Starts a process and resolves when it says that it is ready. */
function launch(name, file, { environment, onExit, out, execArgv }) {
  const child = fork(path.join(root, 'dist', file), {
    cwd: root,
    env: { ...memoryEnvironment, ...process.env, ...environment },
    execArgv,
    stdio: ['ignore', out, 'inherit', 'ipc'],
  });
  child.once('exit', (code, signal) => onExit(name, code, signal));
  return new Promise((resolve) => child.once('message', () => resolve(child)));
}

async function main() {
  checkNode();
  const options = readOptions();
  ensureDependencies(log);
  await ensureBuild(log);
  const { noteRunning, openInstallation, readRunning } = await import('./lib/installation.mjs');
  const running = readRunning(options.dataDir);
  if (running) stop(`already running at ${running.address} (process ${running.pid})`, 1);
  if (options.reset) await reset(options.dataDir);

  const port = await choosePort(options.port);
  const installation = await openInstallation(options.dataDir, log);
  if (!options.empty) {
    const { fillWithDemo } = await import('./lib/demo.mjs');
    await fillWithDemo(options.dataDir, installation.environment, log);
  }

  const children = [];
  let closing = false;
  const close = async (code) => {
    if (closing) return;
    closing = true;
    for (const child of children) child.kill('SIGTERM');
    await Promise.all(children.map((child) => child.exitCode ?? new Promise((resolve) => child.once('exit', resolve))));
    await installation.close();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void close(0));
  const onExit = (name, code, signal) => {
    if (closing) return;
    console.error(`${name} stopped (${signal ?? code})`);
    void close(1);
  };
  const environment = { ...installation.environment, PORT: String(port) };
  const common = { environment, onExit, out: openLog(options.dataDir) };
  children.push(
    ...(await Promise.all([
      launch('api', 'apps/api/src/main.js', { ...common, execArgv: apiArguments }),
      launch('worker', 'apps/worker/src/main.js', { ...common, execArgv: workerArguments }),
    ])),
  );
  const address = `http://127.0.0.1:${port}`;
  noteRunning(options.dataDir, { pid: process.pid, address, ownerUrl: installation.urls.ownerUrl });
  const accounts = path.join(options.dataDir, 'demo-accounts.tsv');
  log(`ready: ${address}`);
  log(
    fs.existsSync(accounts)
      ? `demo accounts: ${accounts}`
      : `no accounts yet: open ${address} and make the first administrator`,
  );
  log('stop with Ctrl+C');
}

main().catch((error) => stop(`could not start: ${error.message}`, 1));
